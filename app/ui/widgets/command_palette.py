"""The palette: a field, and below it what answers the letters typed.

It serves "find or run" over the whole program and, at a selected passage, the choice of a code.
"""

from collections.abc import Hashable, Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QWidget,
)

from app.ui.theme import icons, theme
from app.ui.theme.tokens import CONTROL, space
from app.ui.widgets.elided import ElidedLabel
from app.ui.widgets.floating import Floating
from app.ui.widgets.look import hairline, label, look, margins
from app.ui.widgets.palette_model import PaletteItem, PaletteModel
from app.ui.widgets.palette_row import PaletteRow

_ROWS = 10
_TO_LIST = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class CommandPalette(Floating):
    """Choose one of many things by a few letters.

    `chosen(key, keep_open)` and `new_asked(text, keep_open)` come on Enter or a click; with Ctrl
    the palette stays open and `keep_open` is true. Recent items lead while nothing is typed.
    """

    chosen = Signal(object, bool)
    new_asked = Signal(str, bool)
    WIDTH = 480  # px at 100 %

    def __init__(self, window: QWidget, model: PaletteModel | None = None) -> None:
        super().__init__(window)
        self._model = model or PaletteModel()
        self._field = look(QLineEdit(), "bare")
        self._field.textChanged.connect(self._model.set_query)
        self._list = QListView()
        self._nothing = look(label(self.tr("Nothing is called so.")), "muted")
        self._detail = look(self.make_detail(), "muted")
        self._glass = label()
        self._below = hairline()
        self._make_list()
        self._lay_out()
        self.set_words(self.tr("Find"))
        self._renew()
        theme().changed.connect(self._renew)

    def set_items(self, items: Sequence[PaletteItem], recent: Sequence[Hashable] = ()) -> None:
        """Offer these items; `recent` are keys of the latest used, latest first."""
        detailed = any(item.detail for item in items)
        for part in (self._below, self._detail):
            part.setVisible(detailed)
        now = self._current()
        self._model.set_items(items, recent)
        row = self._model.row_of(now.key) if now is not None and not self.isHidden() else -1
        if row >= 0:
            self._list.setCurrentIndex(self._model.index(row))

    def _current(self) -> PaletteItem | None:
        index = self._list.currentIndex()
        return self._model.item(index.row()) if index.isValid() else None

    def set_new_row(self, sentence: str = "") -> None:
        """Offer what was typed, where nothing is called so: "New code ‘{}’"; "" offers nothing."""
        self._model.set_new_row(sentence)

    def set_words(self, placeholder: str) -> None:
        """Say in the empty field what can be typed."""
        self._field.setPlaceholderText(placeholder)
        self._field.setAccessibleName(placeholder)

    def ask_at(self, corner: QPoint, above: int = 0) -> None:
        """Open empty at a global position (the end of a selection; `above`: its line's height)."""
        self._field.clear()
        self.open_at(corner, self._size(), above)

    def ask(self) -> None:
        """Open empty, high in the middle of the window."""
        self._field.clear()
        self.open_centred(self._size(), top=space(14))

    def make_detail(self) -> QLabel:
        """Return what shows the current row's detail at the foot."""
        return ElidedLabel()

    def first_focus(self) -> QWidget:
        """Return the field."""
        return self._field

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the field's keys that move in the list or choose; an open panel sees all events."""
        if watched is self._field and event.type() == QEvent.Type.KeyPress:
            assert isinstance(event, QKeyEvent)
            if event.key() in _TO_LIST:
                self._list.keyPressEvent(event)
                return True
            if event.key() in _ENTER:
                keep = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
                self._choose(self._list.currentIndex(), keep)
                return True
        return super().eventFilter(watched, event)

    def _make_list(self) -> None:
        look(self._list, "bare")
        self._list.setModel(self._model)
        self._list.setItemDelegate(PaletteRow(self._list))
        self._list.setUniformItemSizes(True)
        self._list.setMouseTracking(True)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setAccessibleName(self.tr("What answers"))
        self._list.clicked.connect(lambda index: self._choose(index, keep=_with_ctrl()))
        self._model.modelReset.connect(self._begin_at_top)
        self._list.selectionModel().currentChanged.connect(self._show_detail)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        margins(top, space(4), space(2), space(3), space(2))
        top.setSpacing(space(2))
        top.addWidget(self._glass)
        top.addWidget(self._field, 1)
        rows = QHBoxLayout()
        margins(rows, space(2), space(2), space(2), space(2))
        rows.addWidget(self._list)
        self._nothing.setContentsMargins(space(2), space(1), space(2), space(1))
        rows.addWidget(self._nothing, 1, Qt.AlignmentFlag.AlignTop)
        foot = QHBoxLayout()
        margins(foot, space(4), space(2), space(4), space(2))
        foot.addWidget(self._detail)
        self.body.addLayout(top)
        self.body.addWidget(hairline())
        self.body.addLayout(rows, 1)
        self.body.addWidget(self._below)
        self.body.addLayout(foot)

    def _begin_at_top(self) -> None:
        some = self._model.rowCount() > 0
        self._list.setVisible(some)
        self._nothing.setVisible(not some)
        self._list.setCurrentIndex(self._model.index(0) if some else QModelIndex())
        self._list.scrollToTop()
        self._show_detail(self._list.currentIndex())

    def _show_detail(self, index: QModelIndex) -> None:
        item = self._model.item(index.row()) if index.isValid() else None
        self._detail.setText(item.detail if item else "")

    def _choose(self, index: QModelIndex, keep: bool) -> None:
        if not index.isValid():
            return
        item, typed = self._model.item(index.row()), self._field.text().strip()
        if keep:
            self._field.selectAll()
        else:
            self.close_quietly()
        if item is None:
            self.new_asked.emit(typed, keep)
        else:
            self.chosen.emit(item.key, keep)

    def _size(self) -> QSize:
        row = theme().px(CONTROL + space(1))
        head = row + 2 * space(2)
        return QSize(theme().px(self.WIDTH), head + row * _ROWS + row + 2 * space(2))

    def _renew(self) -> None:
        self._glass.setPixmap(icons.pixmap("search", icons.SMALL, "muted"))


def _with_ctrl() -> bool:
    return bool(QApplication.keyboardModifiers() & Qt.KeyboardModifier.ControlModifier)
