"""Measurements against floors: what the machine would need without our part of the work."""
