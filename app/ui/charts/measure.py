"""How wide texts are in the font that figures are painted with."""

from functools import cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetricsF
from PySide6.QtWidgets import QApplication

from app.ui.charts.scene import SIZE

# Fonts are measured enlarged: hinted at a small size a glyph is a whole number of px wide, and what
# fits on screen would not fit on paper.
_ENLARGED = 16


def figure_font(size: float = SIZE, bold: bool = False) -> QFont:
    """Return the program's font at `size` px, unhinted so that it is the same at every scale."""
    font = QFont(QApplication.font())
    font.setPixelSize(max(1, round(size * _ENLARGED)))
    font.setBold(bold)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


class QtMeasure:
    """The `Measure` of the running application; make one per layout, it keeps what it measured."""

    def __init__(self) -> None:
        self._metrics = cache(lambda size, bold: QFontMetricsF(figure_font(size, bold)))

    def width(self, text: str, size: float = SIZE, bold: bool = False) -> float:
        """Return how wide a text of one line is."""
        return float(self._metrics(size, bold).horizontalAdvance(text)) / _ENLARGED

    def ascent(self, size: float = SIZE) -> float:
        """Return how far the font reaches above the baseline."""
        return float(self._metrics(size, False).ascent()) / _ENLARGED

    def descent(self, size: float = SIZE) -> float:
        """Return how far the font reaches below the baseline."""
        return float(self._metrics(size, False).descent()) / _ENLARGED

    def elided(self, text: str, width: float, size: float = SIZE) -> str:
        """Return the text, shortened with "…" where it is wider."""
        metrics = self._metrics(size, False)
        return str(metrics.elidedText(text, Qt.TextElideMode.ElideRight, width * _ENLARGED))


def scale_of_font() -> float:
    """Return by what a painter is scaled while it writes with `figure_font`."""
    return 1 / _ENLARGED
