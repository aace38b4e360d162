"""Documents laid out by Qt."""
