"""What a study prints: its tables, built from plain records."""
