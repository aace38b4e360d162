"""Bringing transcripts in: the dialog that shows what becomes of files before they are stored."""
