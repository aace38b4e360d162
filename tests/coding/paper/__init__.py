"""The methods text and its checklists."""
