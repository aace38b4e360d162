"""Tests of finding and coding many passages at once."""
