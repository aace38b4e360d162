"""Turning the pages of a table that is too long to be laid out at once."""

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.ui.pages.tables.part import Part
from app.ui.theme.tokens import space
from app.ui.widgets.buttons import IconButton
from app.ui.widgets.look import label, look, margins

_BACK, _ON = "Alt+PgUp", "Alt+PgDown"


class Turning(QWidget):
    """Says which rows are shown; `turned` when others are asked for, from `first` on."""

    turned = Signal()

    def __init__(self, page: QWidget) -> None:
        super().__init__()
        self.first = 0
        self._size = self._total = 0
        self.words = look(label(), "muted")
        self.back = IconButton("chevron-left", self.tr("Rows before"), _BACK)
        self.on = IconButton("chevron-right", self.tr("Further rows"), _ON)
        line = QHBoxLayout(self)
        margins(line)
        line.setSpacing(space(1))
        for part in (self.back, self.words, self.on):
            line.addWidget(part)
        self.actions_of_page = [
            self._action(page, keys, button, step)
            for keys, button, step in ((_BACK, self.back, -1), (_ON, self.on, 1))
        ]
        self.hide()

    def begin(self) -> None:
        """Begin at the first row: another table is shown."""
        self.first = 0

    def show_part(self, part: Part | None) -> None:
        """Show where a part lies; nothing where it is the whole table."""
        self.setVisible(part is not None and part.rows > len(part.table.rows))
        if part is None:
            return
        self.first, self._size, self._total = part.first, part.size, part.rows
        number = QLocale().toString
        words = self.tr("Rows {first} to {last} of {all}")
        self.words.setText(
            words.format(
                first=number(part.first + 1), last=number(part.after), all=number(part.rows)
            )
        )
        self.back.setEnabled(part.first > 0)
        self.on.setEnabled(part.after < part.rows)

    def turn(self, step: int) -> None:
        """Ask for the rows before, or the further ones."""
        there = self.first + step * self._size
        if step < 0 < self.first:
            self.first = max(0, there)
        elif step > 0 and there < self._total:
            self.first = there
        else:
            return
        self.turned.emit()

    def _action(self, page: QWidget, keys: str, button: IconButton, step: int) -> QAction:
        made = QAction(button.accessibleName(), page)
        made.setShortcut(QKeySequence(keys))
        made.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        made.triggered.connect(lambda: self.turn(step))
        button.clicked.connect(lambda: self.turn(step))
        page.addAction(made)
        return made
