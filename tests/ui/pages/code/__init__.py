"""Tests of the Code page: real gestures on a real window with a real project."""
