"""Whose structure is shown and changed: the team's, or one's own beside it.

It is asked only where there is a second coder, or somebody has begun a structure of their own.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from app.ui.theme.tokens import space
from app.ui.widgets.buttons import button
from app.ui.widgets.look import label, look, margins


class OwnerSwitch(QComboBox):
    """`turned(own)` when the reader wants to see the other structure."""

    turned = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.addItem(self.tr("The team's"), False)
        self.addItem(self.tr("Mine"), True)
        words = self.tr("Whose structure is shown and changed")
        self.setAccessibleName(words)
        self.view().setAccessibleName(words)
        self.setToolTip(words)
        self.activated.connect(lambda _at: self.turned.emit(bool(self.currentData())))

    def show_owner(self, *, own: bool, offered: bool) -> None:
        """Show whose structure it is; `offered`: there is a choice at all."""
        self.setCurrentIndex(int(own))
        self.setVisible(offered or own)


class OwnLine(QWidget):
    """Says that one's own structure is shown; `begin_asked` to copy the team's into it."""

    begin_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.words = look(label(), "muted")
        self.words.setWordWrap(True)
        self.begin = button(self.tr("Start from the team's"), "link")
        line = QHBoxLayout(self)
        margins(line, space(4), 0, space(3), space(2))
        line.setSpacing(space(3))
        line.addWidget(self.words, 1)
        line.addWidget(self.begin, 0, Qt.AlignmentFlag.AlignTop)
        self.begin.clicked.connect(lambda: self.begin_asked.emit())
        self.hide()

    def show_own(self, *, own: bool, empty: bool) -> None:
        """Show the line in one's own structure; while nothing is placed there, with a way on."""
        mine = self.tr("Your own structure: what you move here moves nothing of the team's.")
        nothing = self.tr("Your own structure is still empty.")
        self.words.setText(nothing if empty else mine)
        self.begin.setVisible(empty)
        self.setVisible(own)
