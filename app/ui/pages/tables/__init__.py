"""The Tables page: each table as it prints, its choices, the passages behind its numbers."""
