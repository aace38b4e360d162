"""The commands and their options, as DESIGN's contract has them (docs/command-line.md)."""

import argparse
from functools import cache

from app import __version__
from app.cli.arguments import Parser
from app.cli.commands import (
    agreement,
    check,
    codebook,
    codings,
    correct,
    demo,
    export,
    finish,
    handout,
    saturation,
    transcripts,
)
from app.cli.commands import new as new_
from app.cli.commands import participants as participants_
from app.cli.commands import search as search_

_MODULES = (
    new_,
    demo,
    transcripts,
    correct,
    participants_,
    codings,
    codebook,
    finish,
    handout,
    agreement,
    saturation,
    export,
    search_,
    check,
)


@cache
def build_parser() -> argparse.ArgumentParser:
    """Return the parser of every command; each sets `run`, a function of the parsed arguments."""
    parser = Parser(
        prog="threefold",
        description="Three-level coding of interviews, offline. Without a command it opens the "
        "window: threefold [PROJECT].",
    )
    parser.add_argument("--version", action="version", version=f"threefold {__version__}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for module in _MODULES:
        module.add_to(commands)
    return parser


def command_names() -> list[str]:
    """Return the names of all commands."""
    parser = build_parser()
    action = next(a for a in parser._actions if isinstance(a, argparse._SubParsersAction))
    return list(action.choices)
