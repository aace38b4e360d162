"""The Compare page: where two coders differ, and what the team decides."""
