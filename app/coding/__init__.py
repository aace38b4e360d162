"""What the program knows about qualitative coding. No Qt, no SQL."""
