"""Written reports on screen and as PDF: what needs Qt to lay out text."""
