"""The names of the commands, apart from the parser, so that the window starts without it."""

COMMANDS = frozenset(
    (
        "new",
        "demo",
        "import",
        "text",
        "correct",
        "participants",
        "codings",
        "codebook",
        "finish",
        "handout",
        "merge",
        "agreement",
        "saturation",
        "export",
        "search",
        "check",
    )
)
