"""Tests of app.coding.rounds."""
