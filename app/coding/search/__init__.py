"""Finding: the search language, where words stand in a text, and questions about codes."""
