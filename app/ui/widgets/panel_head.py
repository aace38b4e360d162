"""The line on top of a panel: its name, and the buttons that belong to all of it."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.ui.theme import theme
from app.ui.theme.tokens import space
from app.ui.widgets.elided import ElidedLabel
from app.ui.widgets.look import look, margins

_HEIGHT = 40  # px at 100 %


class PanelHead(QWidget):
    """A panel's name at the left, `buttons` at the right."""

    def __init__(self, text: str, *buttons: QWidget) -> None:
        super().__init__()
        self._text = look(ElidedLabel(text), "head")
        line = QHBoxLayout(self)
        margins(line, space(4), 0, space(2), 0)
        line.setSpacing(space(1))
        line.addWidget(self._text, 1)
        for part in buttons:
            line.addWidget(part)
        self._renew()
        theme().changed.connect(self._renew)

    def set_text(self, text: str) -> None:
        """Change the panel's name."""
        self._text.setText(text)

    def _renew(self) -> None:
        self.setFixedHeight(theme().px(_HEIGHT))
