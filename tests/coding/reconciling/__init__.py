"""Tests of reconciling two coders."""
