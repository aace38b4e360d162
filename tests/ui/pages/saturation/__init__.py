"""Tests of the Saturation page."""
