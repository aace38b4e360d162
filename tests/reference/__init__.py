"""What the program must produce, down to files."""
