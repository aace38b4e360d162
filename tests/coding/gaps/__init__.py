"""Tests of the gaps in an analysis."""
