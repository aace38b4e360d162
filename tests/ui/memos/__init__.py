"""Tests of app/ui/memos."""
