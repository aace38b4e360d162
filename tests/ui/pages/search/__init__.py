"""Tests of app.ui.pages.search."""
