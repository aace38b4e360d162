"""Running text with tables and figures in it, on screen and as files: reports and methods texts."""
