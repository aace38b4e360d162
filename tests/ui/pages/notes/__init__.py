"""Tests of app/ui/pages/notes."""
