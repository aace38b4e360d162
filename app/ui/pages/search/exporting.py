"""Asking for the file that something found is written to."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QWidget


def ask_out(page: QWidget, words: str, first: Path, *, word: bool = True) -> Path | None:
    """Let the reader choose a file of a kind that tables have; None if they would rather not.

    `first` is proposed; without `word` the table is too wide for a page.
    """

    def tr(text: str) -> str:
        return QCoreApplication.translate("SearchExport", text)

    kinds = (
        tr("Excel (*.xlsx)"),
        *([tr("Word (*.docx)")] if word else []),
        tr("CSV (*.csv)"),
        tr("Web page (*.html)"),
        tr("Markdown (*.md)"),
    )
    name, kind = QFileDialog.getSaveFileName(page, words, str(first), ";;".join(kinds))
    if not name:
        return None
    out = Path(name)
    return out if out.suffix else out.with_suffix(kind[kind.rfind("*") + 1 : -1])
