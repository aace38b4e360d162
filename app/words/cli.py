"""Sentences that only the command line needs."""

SENTENCES: dict[str, str] = {
    "as-needed": "An independent round is open ({rounds}). Say with --as who is looking.",
    "coder-unknown": "There is no coder “{name}”; known: {names}.",
    "transcript-unknown": "There is no transcript “{name}”.",
    "transcript-ambiguous": "There are {n} transcripts “{name}”. Rename all but one.",
    "export-unknown-ending": "“{file}” has no ending that {what} can be written as. "
    "Use one of: {endings}.",
    "folder-not-made": "The folder “{folder}” could not be made ({why}). Choose another one.",
    "no-display": "There is no display to open a window on. Use --headless.",
}
