"""Codes of two coders that may mean the same: proposed, matched, merged, or told apart."""
