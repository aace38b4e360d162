"""Tests of app/ui/pages/structure."""
