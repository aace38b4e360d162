"""The line at the foot: where one is at the left, what was done last at the right.

What was done stays until the next thing is done; there is nothing to click away and nothing that
vanishes while one reads it. Screen readers are told.
"""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.ui.theme import theme
from app.ui.theme.tokens import space
from app.ui.widgets.buttons import button
from app.ui.widgets.elided import ElidedLabel
from app.ui.widgets.look import look, margins

_HEIGHT = 32  # px at 100 %


class FootLine(QWidget):
    """Left text, jobs in the middle, right the last message with its link."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look(self, "foot")
        self._act: Callable[[], object] | None = None
        self._where = look(ElidedLabel(), "muted")
        self._done = ElidedLabel()
        self._done.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._link = button("", "link")
        self._link.clicked.connect(self._follow)
        self._line = QHBoxLayout(self)
        margins(self._line, space(4), 1, space(4), 0)
        self._line.setSpacing(space(1))
        for part, stretch in ((self._where, 3), (self._done, 2), (self._link, 0)):
            self._line.addWidget(part, stretch)
        self.clear()
        self._renew()
        theme().changed.connect(self._renew)

    def say(self, text: str) -> None:
        """Show at the left where one is and how far: "S07 · 412 of 1,204 words coded"."""
        self._where.setText(text)

    def tell(self, text: str, action: str = "", act: Callable[[], object] | None = None) -> None:
        """Show at the right what was done, with a link that does `act` ("Undo")."""
        self._act, self._text = act, text
        self._done.setText(f"{text} ·" if action else text)
        self._link.setText(action)
        self._link.setVisible(bool(action))
        self._link.setAccessibleName(f"{action}: {text}" if action else "")
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def clear(self) -> None:
        """Take the message away: the next thing was done."""
        self.tell("")

    def retract(self, text: str) -> None:
        """Take a message away if it still stands there."""
        if text and text == self._text:
            self.clear()

    def add(self, widget: QWidget) -> None:
        """Put a widget (a JobBar) between the two texts."""
        self._line.insertWidget(1, widget)
        self._line.insertSpacing(2, space(4))

    def _follow(self) -> None:
        act = self._act
        self.clear()
        if act is not None:
            act()

    def _renew(self) -> None:
        self.setFixedHeight(theme().px(_HEIGHT))
