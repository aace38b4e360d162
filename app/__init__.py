"""Threefold: three-level coding of qualitative interviews, offline, by two coders."""

__version__ = "0.1.0"
