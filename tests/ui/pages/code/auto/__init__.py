"""Tests of the dialogs that code many passages."""
