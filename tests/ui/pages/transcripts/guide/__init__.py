"""Tests of app/ui/pages/transcripts/guide."""
