"""The page that shows whether new interviews still bring anything new."""
