"""Tests of app/ui/pages/history."""
