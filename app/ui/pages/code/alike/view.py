"""The list of codes with nearly the same name, in the place of the text.

Enter compares a pair, M merges it into the code that is used more, Delete says that they are
not the same: that is kept, and taken back by undo.
"""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.coding import operations
from app.coding.near_names import Pair
from app.models.queries import Code
from app.ui.colours import code_colour
from app.ui.pages.code.alike.reading import Alike, read_alike
from app.ui.pages.code.asking import Asker
from app.ui.pages.code.codebook import code_key
from app.ui.pages.code.comparing.sorting import Sorting
from app.ui.pages.code.desk import Desk
from app.ui.theme.tokens import space
from app.ui.widgets.buttons import IconButton, button
from app.ui.widgets.look import hairline, label, look, margins, swatch_icon

_PAIR = Qt.ItemDataRole.UserRole
_MOST = 500  # pairs; whoever settles those is shown the next
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class AlikeView(QWidget):
    """`back_asked` to the text, `compare_asked(codes)`."""

    back_asked = Signal()
    compare_asked = Signal(object)

    def __init__(self, desk: Desk, sorting: Sorting, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._sorting = sorting
        self._asker = Asker(desk.hub, self)
        self._found = Alike((), {})
        self.list = _Pairs()
        self.says = label("", "muted")
        self.says.setWordWrap(True)
        self.compare = button(self.tr("Compare"), "accent", "git-compare")
        self.merges = [button("", icon="merge"), button("", icon="merge")]
        self.apart = button(self.tr("Not the same"), icon="x")
        self._lay_out()
        self._connect()
        self._choose()

    def forget_words(self) -> None:
        """Forget quotations that were read: there are none here."""

    def reload(self) -> None:
        """Read the pairs as they are now."""
        self._asker.ask(read_alike, self._show)

    def hide_all(self) -> None:
        """Show nothing until it is read again: another may be looking, who may see less."""
        self._asker.forget()
        self._found = Alike((), {})
        self.list.clear()

    def state(self) -> dict[str, Any]:
        """Return what to keep: nothing, the list is as the codes are."""
        return {}

    def restore(self, state: Mapping[str, Any]) -> None:
        """Take up a kept state: there is none."""

    def pair(self) -> Pair | None:
        """Return the chosen pair."""
        item = self.list.currentItem()
        return None if item is None else self._found.pairs[item.data(0, _PAIR)]

    def _show(self, found: Alike) -> None:
        self._found = found
        current = self.list.currentItem()
        at = 0 if current is None else self.list.indexOfTopLevelItem(current)
        scrolled = self.list.verticalScrollBar().value()
        self.list.clear()
        self.list.addTopLevelItems([self._item(k) for k in range(len(found.pairs[:_MOST]))])
        item = self.list.topLevelItem(min(at, self.list.topLevelItemCount() - 1))
        if item is not None:
            self.list.setCurrentItem(item)
        self.list.verticalScrollBar().setValue(scrolled)
        self.says.setText(self._sentence(len(found.pairs)))
        self._choose()

    def _sentence(self, n: int) -> str:
        if not n:
            return self.tr("No two codes have nearly the same name.")
        if n == 1:
            return self.tr("One pair of codes may mean the same.")
        number = QLocale().toString
        if n > _MOST:
            words = self.tr("{n} pairs of codes may mean the same; the nearest {most} are listed.")
            return words.format(n=number(n), most=number(_MOST))
        return self.tr("{n} pairs of codes may mean the same.").format(n=number(n))

    def _item(self, at: int) -> QTreeWidgetItem:
        pair = self._found.pairs[at]
        made = QTreeWidgetItem()
        for column, code in enumerate((pair.first, pair.second)):
            row = self._code(code)
            if row is not None:
                count = QLocale().toString(self._found.counts.get(code, 0))
                second = f" ({row.name2})" if row.name2 else ""
                made.setText(column, f"{row.name}{second} · {count}")
                made.setIcon(column, swatch_icon(code_colour(row.colour)))
                made.setToolTip(column, self._desk.codebook.path(code_key(code)))
        same = pair.score >= 100
        made.setText(2, self.tr("same words") if same else self.tr("nearly the same"))
        made.setData(0, _PAIR, at)
        return made

    def _code(self, code: int) -> Code | None:
        return self._desk.codebook.codes.get(code)

    # What is done with a pair

    def _connect(self) -> None:
        self.list.currentItemChanged.connect(self._choose)
        self.list.itemDoubleClicked.connect(lambda _item, _column: self._compare())
        self.list.pressed_key.connect(self._press)
        self.compare.clicked.connect(self._compare)
        self.apart.clicked.connect(self._tell_apart)
        self.merges[0].clicked.connect(lambda: self._merge(0))
        self.merges[1].clicked.connect(lambda: self._merge(1))

    def _press(self, key: int) -> None:
        if key in _ENTER:
            self._compare()
        elif key == Qt.Key.Key_Delete:
            self._tell_apart()
        else:
            self._merge(self._fuller())

    def _fuller(self) -> int:
        """Return which code of the pair, 0 or 1, is used more."""
        pair, counts = self.pair(), self._found.counts
        return int(pair is not None and counts.get(pair.second, 0) > counts.get(pair.first, 0))

    def _choose(self) -> None:
        pair = self.pair()
        for made in (self.compare, self.apart, *self.merges):
            made.setVisible(pair is not None)
        if pair is None:
            return
        for made, code in zip(self.merges, (pair.first, pair.second), strict=True):
            row = self._code(code)
            name = _short(row.name if row else "").replace("&", "&&")
            made.setText(self.tr("Merge into “{code}”").format(code=name))

    def _compare(self) -> None:
        pair = self.pair()
        if pair is not None:
            self.compare_asked.emit([pair.first, pair.second])

    def _merge(self, into: int) -> None:
        pair = self.pair()
        if pair is not None:
            codes = (pair.first, pair.second)
            self._sorting.merge(codes[1 - into], codes[into])

    def _tell_apart(self) -> None:
        pair = self.pair()
        if pair is not None:
            self._desk.hub.do(operations.tell_apart, first=pair.first, second=pair.second)

    # Putting together

    def _lay_out(self) -> None:
        self.setFocusProxy(self.list)
        self.list.setHeaderLabels([self.tr("Code"), self.tr("Resembles"), self.tr("How near")])
        self.list.setAccessibleName(self.tr("Codes with nearly the same name"))
        back = IconButton("arrow-left", self.tr("Back to the text"), "Esc")
        back.clicked.connect(self.back_asked)
        head = QHBoxLayout()
        margins(head, space(3), space(2), space(4), space(2))
        head.setSpacing(space(2))
        head.addWidget(back)
        head.addWidget(look(label(self.tr("Nearly the same names")), "title"), 1)
        self.says.setContentsMargins(space(5), space(3), space(5), space(2))
        column = QVBoxLayout(self)
        margins(column)
        column.addLayout(head)
        column.addWidget(hairline())
        column.addWidget(self.says)
        around = QHBoxLayout()
        margins(around, space(3), 0, space(3), 0)
        around.addWidget(self.list)
        column.addLayout(around, 1)
        column.addWidget(hairline())
        column.addLayout(self._foot())

    def _foot(self) -> QVBoxLayout:
        """Return the deeds in two lines: the names in them may be long."""
        first, second = QHBoxLayout(), QHBoxLayout()
        for line, parts in ((first, self.merges), (second, (self.compare, self.apart))):
            line.setSpacing(space(2))
            for part in parts:
                line.addWidget(part)
            line.addStretch()
        foot = QVBoxLayout()
        margins(foot, space(5), space(3), space(5), space(3))
        foot.setSpacing(space(2))
        foot.addLayout(first)
        foot.addLayout(second)
        self.compare.setToolTip(self.tr("Their quotations side by side (Enter)"))
        self.apart.setToolTip(self.tr("Do not propose this pair again (Delete)"))
        for made in self.merges:
            made.setToolTip(self.tr("Both memos and definitions are kept (M: into the fuller one)"))
        return foot


class _Pairs(QTreeWidget):
    """Rows of pairs; `pressed_key(key)` on Enter, Delete and M."""

    pressed_key = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setColumnCount(3)  # before their widths are set
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.header().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        self.header().setSectionResizeMode(2, QHeaderView.ResizeMode.ResizeToContents)
        self.header().setStretchLastSection(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Hand on the keys that settle a pair."""
        if event.key() in (*_ENTER, Qt.Key.Key_Delete, Qt.Key.Key_M):
            self.pressed_key.emit(event.key())
        else:
            super().keyPressEvent(event)


def _short(name: str, most: int = 28) -> str:
    return name if len(name) <= most else f"{name[: most - 1].rstrip()}…"
