"""Correcting the text on the Code page: one turn in place, the whole text, or who speaks when."""
