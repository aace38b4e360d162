"""Whether new interviews still bring anything new: METHODS B."""
