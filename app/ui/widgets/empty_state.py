"""What a page shows while it has nothing: what it is for, in a sentence, and the next step."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from app.ui.theme import icons, theme
from app.ui.theme.tokens import space
from app.ui.widgets.buttons import button
from app.ui.widgets.look import label, margins

_PICTURE = 40  # px at 100 %
_LINE = 44  # characters; a sentence is easier to read in short lines


class EmptyState(QWidget):
    """An icon, one sentence and one button; `acted` when it is pressed.

    Without `action_text` there is no button (the next step lies elsewhere, and the sentence says
    where).
    """

    acted = Signal()

    def __init__(
        self, icon: str, sentence: str, action_text: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._icon = icon
        self._picture = QLabel()
        self._sentence = label(sentence)
        self._sentence.setWordWrap(True)
        self._sentence.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.action = button(action_text, "accent")
        self.action.clicked.connect(self.acted)
        self._lay_out()
        # Only now: without a parent it would be shown as a window of its own.
        self.action.setVisible(bool(action_text))
        self._renew()
        theme().changed.connect(self._renew)

    def say(self, sentence: str, action_text: str = "") -> None:
        """Change the sentence and the button's word (no word: no button)."""
        self._sentence.setText(sentence)
        self._fit()
        self.action.setText(action_text)
        self.action.setVisible(bool(action_text))

    def _lay_out(self) -> None:
        middle = Qt.AlignmentFlag.AlignHCenter
        column = QVBoxLayout(self)
        margins(column, space(6), space(6), space(6), space(6))
        column.addStretch(2)
        column.addWidget(self._picture, 0, middle)
        column.addSpacing(space(4))
        column.addWidget(self._sentence, 0, middle)
        column.addSpacing(space(5))
        column.addWidget(self.action, 0, middle)
        column.addStretch(3)

    def _renew(self) -> None:
        self._picture.setPixmap(icons.pixmap(self._icon, _PICTURE, "strong_edge"))
        self._fit()

    def _fit(self) -> None:
        # A layout that centres a label does not ask how high its wrapped lines are.
        width = self.fontMetrics().averageCharWidth() * _LINE
        self._sentence.setFixedSize(width, self._sentence.heightForWidth(width))
