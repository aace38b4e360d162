"""Tests of app.coding.search."""
