"""Gaps: what an analysis has left open, found by rules, each to be closed or explained."""

from app.coding.gaps.finding import KINDS, Gap, Key, Span, Studied, find_gaps

__all__ = ["KINDS", "Gap", "Key", "Span", "Studied", "find_gaps"]
