"""What the Themes page shows beside its tree: core category, storyline and what comes of them."""
