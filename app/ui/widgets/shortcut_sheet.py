"""The sheet of shortcuts that "?" shows over the window."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.ui.theme.tokens import space
from app.ui.widgets.buttons import IconButton, native_keys
from app.ui.widgets.floating import Floating
from app.ui.widgets.look import hairline, label, margins

_COLUMNS = 2


class ShortcutGroup(NamedTuple):
    """A heading and its lines: (keys, what they do). Keys as in QKeySequence, "Ctrl+Z"."""

    title: str
    lines: Sequence[tuple[str, str]]


class ShortcutSheet(Floating):
    """All shortcuts in two columns; closes on Esc, "?" or a click beside it."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setAccessibleName(self.tr("Keyboard shortcuts"))
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.viewport().setAutoFillBackground(False)
        self._scroll.setAccessibleName(self.tr("Keyboard shortcuts"))
        close = IconButton("x", self.tr("Close"), "Esc")
        close.clicked.connect(self.close_quietly)
        top = QHBoxLayout()
        margins(top, space(6), space(3), space(3), space(3))
        top.addWidget(label(self.tr("Keyboard shortcuts"), "title"), 1)
        top.addWidget(close)
        self.body.addLayout(top)
        self.body.addWidget(hairline())
        self.body.addWidget(self._scroll, 1)

    def ask(self, groups: Sequence[ShortcutGroup]) -> None:
        """Show these groups in the middle of the window."""
        sheet = self._sheet(groups, _COLUMNS)
        if sheet.sizeHint().width() > self.window().width() - space(24):
            sheet = self._sheet(groups, 1)  # zoomed, in a small window
        self._scroll.setWidget(sheet)
        sheet.setAutoFillBackground(False)  # the panel below has round corners
        need = sheet.sizeHint()
        self.open_centred(QSize(need.width() + space(6), need.height() + space(15)))

    def keyPressEvent(self, event) -> None:
        """Close on the key that opened the sheet, too."""
        if event.text() == "?":
            self.close_quietly()
        super().keyPressEvent(event)

    def _sheet(self, groups: Sequence[ShortcutGroup], count: int) -> QWidget:
        sheet = QWidget()
        columns = QHBoxLayout(sheet)
        margins(columns, space(6), space(4), space(6), space(6))
        columns.setSpacing(space(12))
        for part in _shared_out(groups, count):
            column = QVBoxLayout()
            column.setSpacing(space(5))
            for group in part:
                column.addLayout(_drawn(group))
            column.addStretch()
            columns.addLayout(column)
        return sheet


def _shared_out(groups: Sequence[ShortcutGroup], count: int) -> list[list[ShortcutGroup]]:
    """Return the groups in columns of about the same height, in reading order."""
    height = sum(len(group.lines) + 2 for group in groups) / count
    columns: list[list[ShortcutGroup]] = [[] for _ in range(count)]
    filled = 0
    for group in groups:
        middle = filled + (len(group.lines) + 2) / 2
        columns[min(count - 1, int(middle / height))].append(group)
        filled += len(group.lines) + 2
    return columns


def _drawn(group: ShortcutGroup) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(space(4))
    grid.setVerticalSpacing(space(1))
    grid.setColumnStretch(0, 1)
    grid.addWidget(label(group.title, "head"), 0, 0, 1, 2)
    for row, (keys, what) in enumerate(group.lines, start=1):
        grid.addWidget(label(what), row, 0)
        grid.addWidget(label(native_keys(keys) or keys, "key"), row, 1, Qt.AlignmentFlag.AlignRight)
    return grid
