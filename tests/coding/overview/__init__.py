"""The overview for the supervisor."""
