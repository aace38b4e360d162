"""Files that other programs and people exchange with a project."""
