"""Coding many passages at once, and what resembles a passage: the dialogs of the Code page."""
