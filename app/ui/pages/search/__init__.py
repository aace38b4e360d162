"""The Search page: words in all texts, and questions about codes."""
