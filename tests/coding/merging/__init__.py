"""Tests of copies that go out and come back."""
