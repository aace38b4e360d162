"""Tests of matching codes on the Compare page."""
