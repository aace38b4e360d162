"""Arguments that several commands share, and how a command is added to the parser."""

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from app.coding.operations.people import is_date

Commands = Any  # argparse's own name for it is private
Run = Callable[[argparse.Namespace], int]


class Parser(argparse.ArgumentParser):
    """A parser that takes arguments and options in any order, and options by their whole name.

    argparse gives up after the first arguments that stand together: `finish PROJECT --coder C S01`
    would be refused. A shortened option would change its meaning when a longer one is added.
    """

    def __init__(self, **settings: Any) -> None:
        super().__init__(**{"allow_abbrev": False, **settings})
        self._inside = False

    def parse_known_args(  # type: ignore[override]
        self, args: Sequence[str] | None = None, namespace: argparse.Namespace | None = None
    ) -> tuple[argparse.Namespace, list[str]]:
        """Parse options first and arguments then; only what has no commands below can do so."""
        if self._inside or self._subparsers is not None:
            return super().parse_known_args(args, namespace)
        self._inside = True
        try:
            return self.parse_known_intermixed_args(args, namespace)
        finally:
            self._inside = False


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


def viewer(parser: argparse.ArgumentParser, help_text: str = "who is looking") -> None:
    """Add --as."""
    parser.add_argument("--as", dest="viewer", metavar="CODER", help=help_text)


def counted(parser: argparse.ArgumentParser) -> None:
    """Add --coder, the coder whose codings are counted."""
    parser.add_argument(
        "--coder",
        metavar="NAME|all",
        help="whose codings count; without it the analysis coding",
    )


def day(text: str) -> str:
    """Return a date written as YYYY-MM-DD; anything else is wrong usage."""
    if not is_date(text):
        raise argparse.ArgumentTypeError(f"{text!r} is no date; write it like 2026-05-31")
    return text
