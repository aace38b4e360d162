"""Asking where a figure shall be written, as SVG, PNG or PDF."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from app.coding.tables.write import FIGURE_ENDINGS
from app.ui.charts.scene import Scene
from app.ui.widgets.ask_file import ask_file


def ask_figure(owner: QWidget, scene: Scene | Sequence[Scene], first: Path) -> Path | None:
    """Ask for a file and write the figure to it; return the file, None where none was chosen.

    `first` is the place that the dialog proposes; refusals and troubles as in `write_figure`.
    """
    from app.ui.charts.files import write_figure  # loads Qt's SVG and PDF parts

    title = QCoreApplication.translate("figure", "Write the figure")
    out = ask_file(owner, title, first, FIGURE_ENDINGS)
    if out is not None:
        write_figure(scene, out)
    return out
