"""Tests of app/coding/guide."""
