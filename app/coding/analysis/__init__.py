"""What codings add up to: counts, agreement, saturation."""
