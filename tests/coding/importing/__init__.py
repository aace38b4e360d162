"""Tests of reading transcript files and finding turns; no file but their own is read."""
