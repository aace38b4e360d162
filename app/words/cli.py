"""Sentences that only the command line needs."""

SENTENCES: dict[str, str] = {
    "as-needed": "An independent round is open ({rounds}). Say with --as who is looking.",
    "coder-unknown": "There is no coder “{name}”. Name one of: {names}.",
    "transcript-unknown": "There is no transcript “{name}”. Name one of: {names}.",
    "transcript-ambiguous": "There are {n} transcripts “{name}”. Rename all but one in the window.",
    "one-row-refused": "“{file}” does not fit in line {line}: {why} Nothing was imported; correct "
    "the line and import the file again.",
    "one-row-refused-or-partial": "“{file}” does not fit in line {line}: {why} Nothing was "
    "imported; correct the line, or import the other rows with --partial.",
    "rows-refused": "{n} rows of “{file}” do not fit (see above). Nothing was imported; correct "
    "them and import the file again.",
    "rows-refused-or-partial": "{n} rows of “{file}” do not fit (see above). Nothing was imported; "
    "correct them, or import the other rows with --partial.",
    "export-without-groups": "“{what}” has no columns for groups. Leave --group out; it is for: "
    "{with_groups}.",
    "export-without-transcripts": "“{what}” is made of the whole project. Leave --transcript out; it is "
    "for coded-transcript.",
    "export-template": "“{file}” takes no Word template. Leave --template out; it is for tables whose "
    "file ends in docx.",
    "export-option": "{option} says nothing about “{what}”. Leave it out; it is for: {reports}.",
    "reading-copy-whole": "A copy for reading holds the whole project. Leave --with-attributes and "
    "--open-differences out.",
    "folder-not-made": "The folder “{folder}” could not be made ({why}). Choose another one.",
    "no-display": "There is no display to open a window on. Use --headless.",
    "output-not-written": "The results could not be printed ({why}). Lead them somewhere else; "
    "what the command changes in the project is done.",
}
