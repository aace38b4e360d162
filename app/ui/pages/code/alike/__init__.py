"""Codes whose names are nearly the same: merged, compared, or told apart for good."""
