"""The structures of several coders beside the team's, and where they differ."""
