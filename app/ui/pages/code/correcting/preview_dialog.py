"""What a correction does to codings, shown before it is made if any of them would suffer.

What would be lost comes first, then what is cut or has fewer words. The rest is counted, and shown
if one asks for it.
"""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.coding.editing.preview import Line, Preview
from app.coding.editing.span_map import Fate
from app.models.queries import Coder
from app.ui.theme import icons, theme
from app.ui.theme.tokens import space
from app.ui.widgets.dialog import Dialog
from app.ui.widgets.look import label, look, margins

_SIZE = (760, 460)  # px at 100 %
_SHORTEST = 160  # characters of a quotation in a row
_ORDER = (Fate.LOST, Fate.SHORTENED, Fate.LENGTHENED, Fate.MOVED, Fate.SAME)
_ICONS = {Fate.LOST: ("trash-2", "danger"), Fate.SHORTENED: ("scissors", "warning")}

NameOf = Callable[[int], str]


class PreviewDialog(Dialog):
    """Accepted: the correction is to be made. `others` tells whether others' codings may go."""

    def __init__(
        self,
        parent: QWidget,
        found: Preview,
        code_name: NameOf,
        coders: Mapping[int, Coder],
        me: int | None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("What the correction does to the codings"))
        self.want(*_SIZE)
        self._found, self._code_name, self._coders = found, code_name, coders
        self._foreign = [line for line in found.lost("coding") if line.coder != me]
        self.headline = label(self._sentence())
        self.headline.setWordWrap(True)
        self.list = self._make_list()
        self.everything = QCheckBox(self.tr("Show the codings that only move along, too"))
        self.others = QCheckBox(self._others_words())
        self.go = look(QPushButton(self.tr("Correct the text")), "accent")
        self.back = QPushButton(self.tr("Back to the text"))
        self._lay_out()
        self.everything.toggled.connect(self._fill)
        self.others.toggled.connect(self._enable)
        self.go.clicked.connect(self.accept)
        self.back.clicked.connect(self.reject)
        self._fill()
        self._enable()

    def may_lose_others(self) -> bool:
        """Return whether the user said that other coders' codings may go."""
        return bool(self._foreign) and self.others.isChecked()

    def _sentence(self) -> str:
        counts = self._found.counts()
        doubtful = self._found.doubtful()
        lost = len(self._found.lost())
        parts = []
        if lost:
            parts.append(self.tr("Lose all their words: {n}.").format(n=_n(lost)))
        less = sum(line.fate is not Fate.LOST for line in doubtful)
        if less:
            parts.append(self.tr("Lose some of their words: {n}.").format(n=_n(less)))
        alone = sum(counts.values()) - sum(line.kind == "coding" for line in doubtful)
        parts.append(self.tr("Codings that keep theirs: {n}.").format(n=_n(alone)))
        if lost:
            parts.append(self.tr("What is lost is kept in a memo at its place."))
        return " ".join(parts)

    def _others_words(self) -> str:
        names = {line.coder: self._coder(line) for line in self._foreign}
        return self.tr("Codings of {names} may go too ({n})").format(
            names=", ".join(names.values()), n=_n(len(self._foreign))
        )

    def _make_list(self) -> QTreeWidget:
        made = QTreeWidget()
        made.setAccessibleName(self.windowTitle())
        made.setRootIsDecorated(False)
        made.setUniformRowHeights(True)
        made.setAlternatingRowColors(False)
        made.setHeaderLabels(
            [
                self.tr("What happens"),
                self.tr("Code"),
                self.tr("Coder"),
                self.tr("Words now"),
                self.tr("Words then"),
            ]
        )
        made.setTextElideMode(Qt.TextElideMode.ElideRight)
        header = made.header()
        for column, width in enumerate((130, 130, 80)):
            header.resizeSection(column, theme().px(width))
        header.setStretchLastSection(True)
        header.resizeSection(3, theme().px(200))
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        return made

    def _fill(self) -> None:
        self.list.clear()
        lines = self._found.lines if self.everything.isChecked() else self._found.doubtful()
        ordered = sorted(lines, key=lambda line: (not line.doubtful, _ORDER.index(line.fate)))
        self.list.addTopLevelItems([self._item(line) for line in ordered])

    def _item(self, line: Line) -> QTreeWidgetItem:
        then = "" if line.fate is Fate.LOST else line.after
        cells = [self._fate(line), self._name(line), self._coder(line), line.before, then]
        item = QTreeWidgetItem([_row(cell) for cell in cells])
        for column, cell in enumerate(cells):
            item.setToolTip(column, cell)
        name, colour = _ICONS.get(line.fate, ("", ""))
        item.setIcon(0, icons.icon(name, colour) if name else QIcon())
        return item

    def _fate(self, line: Line) -> str:
        if line.fate is Fate.LOST and line.kind == "memo":
            return self.tr("stays at its place")
        return {
            Fate.SAME: self.tr("corrected") if line.before != line.after else self.tr("same"),
            Fate.MOVED: self.tr("moved"),
            Fate.SHORTENED: self.tr("shortened"),
            Fate.LENGTHENED: self.tr("lengthened"),
            Fate.LOST: self.tr("lost"),
        }[line.fate]

    def _name(self, line: Line) -> str:
        if line.code is not None:
            return self._code_name(line.code)
        return self.tr("Translation") if line.kind == "quotation" else self.tr("Memo")

    def _coder(self, line: Line) -> str:
        coder = None if line.coder is None else self._coders.get(line.coder)
        return coder.name if coder else ""

    def _enable(self) -> None:
        may = not self._foreign or self.others.isChecked()
        self.go.setEnabled(may)
        self.go.setToolTip(
            "" if may else self.tr("Other coders' codings would go: tick the box if that is meant")
        )

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setSpacing(space(3))
        column.addWidget(self.headline)
        column.addWidget(self.list, 1)
        column.addWidget(self.everything)
        column.addWidget(self.others)
        self.others.setVisible(bool(self._foreign))
        foot = QHBoxLayout()
        margins(foot)
        foot.setSpacing(space(2))
        foot.addStretch()
        foot.addWidget(self.back)
        foot.addWidget(self.go)
        column.addLayout(foot)
        self.go.setDefault(True)


def _row(cell: str) -> str:
    line = " ".join(cell.split())
    return line if len(line) <= _SHORTEST else f"{line[:_SHORTEST]}…"


def _n(number: int) -> str:
    return QLocale().toString(number)
