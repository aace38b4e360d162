"""Memos sorted into an outline, beside the board."""
