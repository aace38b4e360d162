"""Correcting texts that are coded, without a project."""
