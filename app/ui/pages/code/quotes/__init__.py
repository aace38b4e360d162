"""A list of quotations with context that is used wherever codes are read and compared."""
