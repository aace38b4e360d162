"""Journeys of a user through the real window, from one end to the other."""
