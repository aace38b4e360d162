"""Tests of what is known about axial coding."""
