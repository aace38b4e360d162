"""Tests of app.ui.team."""
