"""The program's entrance: a window, or one command of the command line.

Only this module knows both. Imports stand inside functions, so that a command does not load Qt and
the window does not load what only commands need.
"""

import gc
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.coding.documents.value import Document
    from app.coding.reports.catalog import Choices
    from app.models.reader import Reader

# New objects before Python looks for garbage among the young, the older and all. Records of codings
# are none, and there may be 600,000 of them: by itself Python looks through them so often that it
# takes a third of reading them, and holds up the window meanwhile.
GARBAGE = (50_000, 20, 50)


def main(argv: Sequence[str] | None = None) -> int:
    """Run `threefold …`; return the exit code."""
    gc.set_threshold(*GARBAGE)
    words = list(sys.argv[1:] if argv is None else argv)
    if not words:
        return _open_window(None, None)
    if len(words) == 1 and _names_a_file(words[0]):
        return _open_file(Path(words[0]))
    from app.cli.main import run

    return run(words, _Windows())


def window() -> int:
    """Run the windowed command, which has no terminal to print on."""
    return main()


def _names_a_file(word: str) -> bool:
    if word.startswith("-"):
        return False
    from app.cli.names import COMMANDS

    return word not in COMMANDS


def _open_file(project: Path) -> int:
    if not project.exists():
        # A mistyped command must not leave a script waiting before a window.
        from app.models.errors import Trouble
        from app.words import sentence

        return _say(sentence(Trouble("project-missing", file=project)))
    return _open_window(project, None)


def _open_window(project: Path | None, coder: str | None) -> int:
    # Nothing that the start makes is garbage; looking through it takes a tenth of the start.
    # `run` has it collected again.
    gc.disable()
    from app import qt_check

    if line := qt_check.problem():
        return _say(line)
    from app.ui.application import run

    return run(project, coder)


def _say(line: str) -> int:
    sys.stderr.write(f"threefold: {line}\n")
    return 1


class _Windows:
    """The window, as the command line may use it."""

    def has_display(self) -> bool:
        """Tell whether a window can be shown."""
        from app.qt_check import has_display

        return has_display()

    def show(self, project: Path, coder: str | None) -> int:
        """Open the window on a project."""
        return _open_window(project, coder)

    def picture(self, project: Path, coder: str | None, out: Path) -> None:
        """Draw the main window on `project` into a PNG file without showing it."""
        # A picture needs no screen, and must not flash up on one.
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        from app import qt_check

        if line := qt_check.problem():
            raise SystemExit(_say(line))
        from app.ui.picture import picture

        picture(project, coder, out)

    def figure(self, what: str, reader: "Reader", choices: "Choices", out: Path) -> None:
        """Draw a figure into a file without showing anything."""
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        from app import qt_check

        if line := qt_check.problem():
            raise SystemExit(_say(line))
        from app.ui.figures import write_figure_of

        write_figure_of(what, reader, choices, out)

    def document(self, document: "Document", out: Path, template: Path | None) -> None:
        """Write a report with its figures, or as PDF, without showing anything."""
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        from app import qt_check

        if line := qt_check.problem():
            raise SystemExit(_say(line))
        from app.ui.figures import write_document_of

        write_document_of(document, out, template)


if __name__ == "__main__":
    raise SystemExit(main())
