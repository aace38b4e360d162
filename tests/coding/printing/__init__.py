"""Transcripts with their codes on paper."""
