"""Tests of app/coding/notes."""
