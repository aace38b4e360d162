"""Tests of app/coding."""
