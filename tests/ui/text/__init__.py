"""The coding view."""
