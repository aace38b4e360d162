"""Where two coders' frozen codings differ, and what the team decides about it."""
