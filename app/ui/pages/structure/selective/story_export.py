"""Asking where the storyline shall be written, and writing it in another thread."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from app.coding.printing.story_writers import ENDINGS, write_story
from app.coding.printing.storyline import story
from app.coding.reports.word_template import word_template
from app.models.reader import Reader
from app.ui import speech
from app.ui.hub import Hub
from app.ui.widgets.ask_file import ask_file


def ask_story(owner: QWidget, hub: Hub, say: Callable[[str], None]) -> None:
    """Ask for a file and write the storyline to it; `say` gets what came of it."""
    title = QCoreApplication.translate("storyline", "Export the storyline")
    out = ask_file(owner, title, hub.project.path.with_name("storyline.docx"), ENDINGS)
    if out is not None:
        write_story_to(hub, out, say)


def write_story_to(hub: Hub, out: Path, say: Callable[[str], None]) -> None:
    """Write the storyline to a file; `say` gets what came of it."""
    written = QCoreApplication.translate("storyline", "Written: {file}").format(file=out.name)

    def write(reader: Reader) -> list[str]:
        found = story(reader)
        write_story(found, out, word_template(reader))
        return [written, *found.warnings]

    hub.fetch(
        write,
        lambda lines: say(" ".join(lines)),
        lambda problem: say(speech.sentence(problem)),
    )
