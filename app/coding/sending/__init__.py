"""What a team sends to its participants to be checked: their own words, and what was found."""
