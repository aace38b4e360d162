"""What the dialogs of this folder have in common: numbers, sentences, lists, a row of buttons."""

from collections.abc import Sequence

from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QTreeWidget,
    QWidget,
)

from app.ui.theme import theme
from app.ui.theme.tokens import space
from app.ui.widgets.look import label, margins


def number(n: int) -> str:
    """Return a number as the user's locale writes it."""
    return QLocale().toString(n)


def sentence(text: str = "", look: str = "") -> QLabel:
    """Return a label that wraps."""
    made = label(text, look)
    made.setWordWrap(True)
    return made


def foot(*buttons: QWidget, left: Sequence[QWidget] = ()) -> QHBoxLayout:
    """Return a dialog's last line: `left` at the left, the buttons at the right."""
    line = QHBoxLayout()
    margins(line)
    line.setSpacing(space(2))
    for part in left:
        line.addWidget(part)
    line.addStretch()
    for button in buttons:
        line.addWidget(button)
        if isinstance(button, QPushButton):
            button.setAutoDefault(False)
    return line


def table(name: str, heads: Sequence[str], widths: Sequence[int]) -> QTreeWidget:
    """Return a list of rows with columns; `widths` in px at 100 %, the last takes what is left."""
    made = _Table()
    made.setAccessibleName(name)
    made.setRootIsDecorated(False)
    made.setUniformRowHeights(True)
    made.setHeaderLabels(list(heads))
    made.setTextElideMode(Qt.TextElideMode.ElideRight)
    for column, width in enumerate(widths):
        made.header().resizeSection(column, theme().px(width))
    made.header().setStretchLastSection(True)
    return made


class _Table(QTreeWidget):
    """Columns that give way where the window is too narrow for the last one's heading."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Narrow the columns before the last one, all alike."""
        super().resizeEvent(event)
        header = self.header()
        last = header.count() - 1
        room = self.viewport().width() - header.sectionSizeHint(last)
        taken = sum(header.sectionSize(column) for column in range(last))
        if room > 0 and taken > room:
            for column in range(last):
                header.resizeSection(column, header.sectionSize(column) * room // taken)


def ticks(name: str) -> QListWidget:
    """Return a list whose rows are ticked."""
    made = QListWidget()
    made.setAccessibleName(name)
    made.setUniformItemSizes(True)
    made.setTextElideMode(Qt.TextElideMode.ElideRight)
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return made


def add_tick(shown: QListWidget, text: str, key: int, *, ticked: bool) -> None:
    """Add a row to a list of ticks."""
    item = QListWidgetItem(text, shown)
    item.setToolTip(text)
    item.setData(Qt.ItemDataRole.UserRole, key)
    item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
    item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)


def ticked(shown: QListWidget) -> list[int]:
    """Return the keys of the ticked rows in their order."""
    rows = [shown.item(at) for at in range(shown.count())]
    return [
        int(row.data(Qt.ItemDataRole.UserRole))
        for row in rows
        if row.checkState() == Qt.CheckState.Checked
    ]


def tick(shown: QListWidget, keys: Sequence[int]) -> None:
    """Tick exactly these rows."""
    wanted = set(keys)
    for at in range(shown.count()):
        row = shown.item(at)
        on = row.data(Qt.ItemDataRole.UserRole) in wanted
        row.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
