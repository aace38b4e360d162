"""Asking where a figure shall be written, as SVG, PNG or PDF."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from app.ui.charts.scene import Scene


def ask_figure(owner: QWidget, scene: Scene | Sequence[Scene], first: Path) -> Path | None:
    """Ask for a file and write the figure to it; return the file, None where none was chosen.

    `first` is the place that the dialog proposes; refusals and troubles as in `write_figure`.
    """
    from app.ui.charts.files import write_figure  # loads Qt's SVG and PDF parts

    kinds = {
        QCoreApplication.translate("figure", "Vector graphics (*.svg)"): ".svg",
        QCoreApplication.translate("figure", "Picture, 300 dpi (*.png)"): ".png",
        QCoreApplication.translate("figure", "PDF (*.pdf)"): ".pdf",
    }
    title = QCoreApplication.translate("figure", "Write the figure")
    chosen, kind = QFileDialog.getSaveFileName(owner, title, str(first), ";;".join(kinds))
    if not chosen:
        return None
    out = Path(chosen)
    out = out if out.suffix else out.with_name(out.name + kinds.get(kind, ".svg"))
    write_figure(scene, out)
    return out
