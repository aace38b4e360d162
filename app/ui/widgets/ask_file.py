"""Asking where a file shall be written: every export and every copy asks here.

A name without one of the offered endings gets that of the chosen kind, also "S01 v1.2", whose dot
begins no ending. What lies there is only replaced after the chooser asked about just that name.
"""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from app.models.format import ENDING


def ask_file(owner: QWidget | None, title: str, first: Path, endings: Sequence[str]) -> Path | None:
    """Return a file with one of the endings (".docx"), None where none was chosen.

    `first` is the place that is proposed; the endings are offered in this order.
    """
    kinds = {kind(ending): ending for ending in endings}
    while True:
        name, chosen = QFileDialog.getSaveFileName(owner, title, str(first), ";;".join(kinds))
        if not name:
            return None
        first = with_ending(Path(name), endings, kinds.get(chosen, endings[0]))
        if first == Path(name) or not first.exists():
            return first


def with_ending(out: Path, endings: Sequence[str], otherwise: str) -> Path:
    """Return a path that ends in one of the endings: as it is, or with `otherwise` behind it."""
    return out if out.suffix.lower() in endings else out.with_name(out.name + otherwise)


def kind(ending: str) -> str:
    """Return the words and the pattern for a kind of file: "Word (*.docx)"."""

    def tr(words: str) -> str:
        return QCoreApplication.translate("ask_file", words)

    words = {
        ".docx": tr("Word"),
        ".xlsx": tr("Excel"),
        ".csv": tr("CSV"),
        ".html": tr("Web page"),
        ".md": tr("Markdown"),
        ".svg": tr("Vector graphics"),
        ".png": tr("Picture, 300 dpi"),
        ".pdf": tr("PDF"),
        ENDING: tr("Threefold projects"),
    }
    return f"{words[ending]} (*{ending})"
