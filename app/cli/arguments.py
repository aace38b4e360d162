"""Arguments that several commands share, and how a command is added to the parser."""

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import Any

Commands = Any  # argparse's own name for it is private
Run = Callable[[argparse.Namespace], int]


def command(commands: Commands, name: str, run: Run, help_text: str) -> argparse.ArgumentParser:
    """Add a command that `run` carries out and that returns an exit code."""
    parser: argparse.ArgumentParser = commands.add_parser(
        name, help=help_text, description=help_text[:1].upper() + help_text[1:] + "."
    )
    parser.set_defaults(run=run)
    return parser


def project(parser: argparse.ArgumentParser) -> None:
    """Add the project file as the first argument."""
    parser.add_argument("project", type=Path, metavar="PROJECT", help="the project file")


def as_json(parser: argparse.ArgumentParser) -> None:
    """Add --json."""
    parser.add_argument("--json", action="store_true", help="print one JSON object")


def viewer(parser: argparse.ArgumentParser) -> None:
    """Add --as."""
    parser.add_argument("--as", dest="viewer", metavar="CODER", help="who is looking")


def counted(parser: argparse.ArgumentParser) -> None:
    """Add --coder, the coder whose codings are counted."""
    parser.add_argument(
        "--coder",
        metavar="NAME|all",
        help="whose codings count; without it the analysis coding",
    )
