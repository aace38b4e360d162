"""Tests of app/ui/pages/tables."""
