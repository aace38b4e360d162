"""Tests of saturation."""
