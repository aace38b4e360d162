"""Asking where the storyline shall be written, and writing it in another thread."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from app.coding.printing.story_writers import write_story
from app.coding.printing.storyline import story
from app.coding.reports.word_template import word_template
from app.models.reader import Reader
from app.ui import speech
from app.ui.hub import Hub


def ask_story(owner: QWidget, hub: Hub, say: Callable[[str], None]) -> None:
    """Ask for a file and write the storyline to it; `say` gets what came of it."""
    kinds = {
        QCoreApplication.translate("storyline", "Word (*.docx)"): ".docx",
        QCoreApplication.translate("storyline", "Web page (*.html)"): ".html",
        QCoreApplication.translate("storyline", "Markdown (*.md)"): ".md",
    }
    title = QCoreApplication.translate("storyline", "Export the storyline")
    first = str(hub.project.path.with_name("storyline.docx"))
    chosen, kind = QFileDialog.getSaveFileName(owner, title, first, ";;".join(kinds))
    if chosen:
        out = Path(chosen)
        out = out if out.suffix else out.with_name(out.name + kinds.get(kind, ".docx"))
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
