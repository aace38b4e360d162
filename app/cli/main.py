"""Running one command: parse, carry out, and turn what goes wrong on purpose into exit codes."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from app.cli.output import complain, say
from app.cli.parser import build_parser
from app.models.errors import Refusal, Trouble

if TYPE_CHECKING:
    from app.coding.documents.value import Document
    from app.coding.reports.catalog import Choices
    from app.models.reader import Reader


class Windows(Protocol):
    """What the command line needs of the window; handed in, so that it need not know Qt."""

    def has_display(self) -> bool:
        """Tell whether a window can be shown."""

    def show(self, project: Path, coder: str | None) -> int:
        """Open the window on a project; return the exit code when it is closed."""

    def picture(self, project: Path, coder: str | None, out: Path) -> None:
        """Draw the real main window on `project` into a PNG file without showing it."""

    def figure(self, what: str, reader: "Reader", choices: "Choices", out: Path) -> None:
        """Draw a figure of the reports into a file, svg, png or pdf."""

    def document(self, document: "Document", out: Path, template: Path | None) -> None:
        """Write a report with its figures, docx or html, or lay it out as PDF."""


def run(argv: Sequence[str], windows: Windows) -> int:
    """Carry out one command; 0 done, 1 refused or failed with one line, 2 wrong usage."""
    for stream in (sys.stdout, sys.stderr):
        # Names and texts are of every script; the terminal's own encoding may not be.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    args = build_parser().parse_args(argv)
    args.windows = windows
    try:
        return int(args.run(args))
    except (Refusal, Trouble) as problem:
        complain(problem)
        return 1
    except BrokenPipeError:
        # Whoever read the results has seen enough, as `head` does.
        return 1
    except KeyboardInterrupt:
        say("threefold: stopped; nothing half done was kept.")
        return 1
