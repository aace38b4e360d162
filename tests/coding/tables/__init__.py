"""Tests of the table value and its writers."""
