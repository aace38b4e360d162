"""The codes of a pair with their definitions, one below the other."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.coding.agreement.matching import Sided
from app.ui.theme.tokens import space
from app.ui.widgets.look import label, margins
from app.ui.widgets.panel_head import PanelHead

_LONGEST = 400  # characters of a definition


class PairCard(QWidget):
    """Names and definitions; says how one comes to them while nothing is chosen."""

    def __init__(self) -> None:
        super().__init__()
        self.words = label()
        self.words.setWordWrap(True)
        self.words.setContentsMargins(space(4), 0, space(4), space(3))
        self.words.setAccessibleName(self.tr("Definitions"))
        column = QVBoxLayout(self)
        margins(column)
        column.addWidget(PanelHead(self.tr("Codes")))
        column.addWidget(self.words)
        self.clear()

    def clear(self) -> None:
        """Show no codes."""
        self.words.setText(self.tr("Choose a row to read definitions and passages."))

    def show_codes(self, codes: Sequence[Sided]) -> None:
        """Show the codes of a row."""
        none = self.tr("no definition")
        parts = (f"{one.name}\n{_short(one.definition) or none}" for one in codes)
        self.words.setText("\n\n".join(parts))


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
