"""The History page: who did what when, and back to a point."""
