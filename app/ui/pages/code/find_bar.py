"""The line above the text in which one types what to find, with its switches and its count."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from app.ui.pages.code.found_list import FoundList
from app.ui.text.found import Wanted
from app.ui.theme.tokens import space
from app.ui.widgets.buttons import IconButton
from app.ui.widgets.elided import ElidedLabel
from app.ui.widgets.filter_field import FilterField
from app.ui.widgets.look import hairline, look, margins, mark

_TYPING = 120  # ms to go on typing before anything is looked for


class FindBar(QWidget):
    """`wanted_changed` a moment after typing or at a switch, `stepped(1 or -1)`, `left` on Esc."""

    wanted_changed = Signal()
    stepped = Signal(int)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = _Field(self.tr("Find in the text…"))
        self.case = _switch("Aa", self.tr("Match capital letters"))
        self.whole = _switch(self.tr("Word"), self.tr("Whole words only"))
        self.expression = _switch(".*", self.tr("Regular expression"))
        self.all = _switch(self.tr("All transcripts"), self.tr("Find in all transcripts"))
        self.count = look(ElidedLabel(), "muted")
        self.problem = look(ElidedLabel(), "error")
        self.found = FoundList()
        self._soon = QTimer(self, singleShot=True, interval=_TYPING)
        self._soon.timeout.connect(self.wanted_changed)
        self._lay_out()
        self._connect()
        self.hide()

    def wanted(self) -> Wanted:
        """Return what is typed and switched on."""
        return Wanted(
            self.field.text(),
            self.case.isChecked(),
            self.whole.isChecked(),
            self.expression.isChecked(),
        )

    def open_with(self, words: str) -> None:
        """Show the line with the focus in its field; words take the place of what was typed."""
        self.show()
        if words and words != self.field.text():
            self.field.setText(words)
        else:
            self.wanted_changed.emit()
        self.field.selectAll()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def say(self, words: str, *, wrong: bool = False) -> None:
        """Say how much was found, or what is wrong with what was typed."""
        mark(self.field, "wrong", wrong)
        self.count.setText("" if wrong else words)
        self.problem.setText(words if wrong else "")
        self.problem.setVisible(wrong)
        self.field.setAccessibleDescription(words)

    def close_bar(self) -> None:
        """Go away; what was typed stays for the next time."""
        self._soon.stop()
        self.hide()
        self.left.emit()

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        margins(line, space(5), space(1), space(3), space(1))
        line.setSpacing(space(2))
        line.addWidget(self.field, 3)
        for made in (self.case, self.whole, self.expression, self.all):
            line.addWidget(made)
        line.addWidget(self.count, 2)
        self._previous = IconButton("chevron-up", self.tr("Previous place"), "Shift+F3")
        self._next = IconButton("chevron-down", self.tr("Next place"), "F3")
        self._close = IconButton("x", self.tr("Close"), "Esc")
        for button in (self._previous, self._next, self._close):
            line.addWidget(button)
        column = QVBoxLayout(self)
        margins(column)
        column.addLayout(line)
        self.problem.setContentsMargins(space(5), 0, space(3), space(1))
        self.problem.hide()
        column.addWidget(self.problem)
        column.addWidget(self.found)
        column.addWidget(hairline())

    def _connect(self) -> None:
        self.field.textChanged.connect(lambda _text: self._soon.start())
        for made in (self.case, self.whole, self.expression, self.all):
            made.toggled.connect(lambda _on: self.wanted_changed.emit())
        self.field.entered.connect(self._enter)
        self.field.left.connect(self.close_bar)
        self.field.down_asked.connect(lambda: self.stepped.emit(1))
        self._previous.clicked.connect(lambda: self.stepped.emit(-1))
        self._next.clicked.connect(lambda: self.stepped.emit(1))
        self._close.clicked.connect(self.close_bar)

    def _enter(self, step: int) -> None:
        if self._soon.isActive():  # typed and entered in one go
            self._soon.stop()
            self.wanted_changed.emit()
        self.stepped.emit(step)


class _Field(FilterField):
    """Enter and Shift+Enter step through what was found; Esc closes, also with something typed."""

    entered = Signal(int)
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Enter and Esc; Down and typing are the field's."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.entered.emit(-1 if back else 1)
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


def _switch(words: str, what: str) -> QToolButton:
    made = look(QToolButton(), "plain")
    made.setText(words)
    made.setToolTip(what)
    made.setAccessibleName(what)
    made.setCheckable(True)
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return made
