"""Tests of app/coding/operations."""
