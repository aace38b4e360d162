"""Tables as they print, and the files they are written to."""
