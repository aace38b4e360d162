"""Tests of the figures of agreement on the Compare page."""
