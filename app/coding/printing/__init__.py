"""Transcripts as they are read on paper: with their codes, as a Word document or a page of HTML."""
