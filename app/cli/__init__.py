"""The command line: a contract that other people's scripts call (docs/command-line.md)."""
