"""The list of notes with what narrows it, as a journal by day or under what they stand on."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import date
from typing import Any

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QListView,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from app.coding.notes import Note
from app.models import clock
from app.ui.memos.words import KINDS, SUBJECTS, kind_words, subject_words
from app.ui.pages.notes.dates import DateSpan
from app.ui.pages.notes.model import ROW_ROLE, NotesModel
from app.ui.pages.notes.narrowing import (
    ANY,
    DATES,
    NOTHING,
    PERIODS,
    Narrowing,
    by_day,
    by_subject,
    day_of,
    narrowed,
)
from app.ui.pages.notes.row import NoteRow
from app.ui.pages.notes.words import period_words
from app.ui.theme import theme
from app.ui.theme.tokens import space
from app.ui.widgets.buttons import IconButton
from app.ui.widgets.filter_field import FilterField
from app.ui.widgets.look import label, look, margins
from app.ui.widgets.panel_head import PanelHead

JOURNAL, BY_SUBJECT = 0, 1


class NotesList(QWidget):
    """`chosen(Note)` when another row is current; `entered` on Enter; `remove_asked` on Del."""

    chosen = Signal(object)
    entered = Signal()
    remove_asked = Signal()
    new_asked = Signal()
    narrowed = Signal()

    def __init__(self) -> None:
        super().__init__()
        look(self, "panel")
        self.notes: Sequence[Note] = ()
        self._coders: Mapping[int, str] = {}
        self._quiet = False
        self.model = NotesModel()
        self.view = _Rows()
        self.view.setModel(self.model)
        self.view.setItemDelegate(NoteRow(self.view))
        self.add = IconButton("plus", self.tr("New note"), "Ctrl+N")
        self.filter = FilterField(self.tr("Search in notes…"))
        self.kind, self.author, self.subject, self.period = (QComboBox() for _ in range(4))
        self.dates = DateSpan()
        self.order = QTabBar()
        self._none = label(self.tr("No note answers to this."), "muted")
        self._fill()
        self._lay_out()
        self._connect()

    def show_notes(self, notes: Sequence[Note], coders: Mapping[int, str]) -> None:
        """Show notes; what is narrowed, chosen and scrolled to stays."""
        self.notes, self._coders = notes, coders
        self._fill_authors()
        self._renew()

    def current(self) -> Note | None:
        """Return the note that is current."""
        row = self.view.currentIndex().data(ROW_ROLE)
        return row if isinstance(row, Note) else None

    def set_current(self, key: tuple[str, int | None]) -> None:
        """Make a note current without saying so; one that is not shown leaves none current."""
        at = self.model.row_of(key)
        self._quiet = True
        self.view.setCurrentIndex(self.model.index(at) if at >= 0 else QModelIndex())
        self._quiet = False

    def wish(self) -> Narrowing:
        """Return what the reader wants to see."""
        first, last = self.dates.days()
        return Narrowing(
            self.filter.text(),
            str(self.kind.currentData()),
            self.author.currentData(),
            str(self.subject.currentData()),
            str(self.period.currentData()),
            first.isoformat(),
            last.isoformat(),
        )

    def state(self) -> dict[str, Any]:
        """Return what to remember."""
        wish = self.wish()
        return {**wish._asdict(), "order": self.order.currentIndex()}

    def restore(self, state: Mapping[str, Any]) -> None:
        """Take up what is remembered; what is wrong in it is passed over."""
        with suppress(TypeError, ValueError):
            first, last = (date.fromisoformat(state.get(one, "")) for one in ("first", "last"))
            self.dates.set_days(first, last)
        self.filter.setText(str(state.get("words", "")))
        for box, name in ((self.kind, "kind"), (self.subject, "subject"), (self.period, "period")):
            box.setCurrentIndex(max(0, box.findData(state.get(name, ANY))))
        if state.get("order") in (JOURNAL, BY_SUBJECT):
            self.order.setCurrentIndex(int(state["order"]))

    def _renew(self) -> None:
        self.dates.setVisible(self.period.currentData() == DATES)
        current = self.current()
        scrolled = self.view.verticalScrollBar().value()
        today = clock.today()
        wanted = narrowed(self.notes, self.wish(), today)
        if self.order.currentIndex() == JOURNAL:
            rows = by_day(wanted, today)
        else:
            rows = by_subject(wanted, self.tr("On nothing"))
        self._quiet = True
        self.model.set_rows(rows, self._coders)
        self._quiet = False
        if current is not None:
            self.set_current((current.source, current.id))
        self.view.verticalScrollBar().setValue(scrolled)
        self._none.setVisible(not rows and bool(self.notes))
        self.narrowed.emit()

    def _fill(self) -> None:
        self._put(self.kind, self.tr("Any kind"), {one: kind_words(one) for one in _ALL_KINDS})
        subjects = {one or NOTHING: subject_words(one) for one in SUBJECTS}
        self._put(self.subject, self.tr("On anything"), subjects)
        periods = (*PERIODS, DATES)
        self._put(self.period, period_words(ANY), {one: period_words(one) for one in periods})
        self.dates.set_days(clock.today(), clock.today())
        self.dates.hide()
        self.author.addItem(self.tr("Anybody"), None)
        for box, name in (
            (self.kind, self.tr("Kind")),
            (self.author, self.tr("Author")),
            (self.subject, self.tr("What it is on")),
            (self.period, self.tr("Date")),
        ):
            box.setAccessibleName(name)
            box.view().setAccessibleName(name)
            box.setToolTip(name)
            box.setMinimumContentsLength(6)
            box.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
        for words in (self.tr("Journal"), self.tr("By subject")):
            self.order.addTab(words)
        self.order.setDrawBase(False)
        self.order.setExpanding(False)
        self.order.setAccessibleName(self.tr("Order of the notes"))

    def _put(self, box: QComboBox, anything: str, choices: Mapping[str, str]) -> None:
        box.addItem(anything, ANY)
        for value, words in choices.items():
            box.addItem(words, value)

    def _fill_authors(self) -> None:
        chosen = self.author.currentData()
        self.author.blockSignals(True)
        while self.author.count() > 1:
            self.author.removeItem(1)
        for ident, name in self._coders.items():
            self.author.addItem(name, ident)
        self.author.setCurrentIndex(max(0, self.author.findData(chosen)))
        self.author.blockSignals(False)
        self.author.setVisible(len(self._coders) > 1)

    def _connect(self) -> None:
        self.filter.textChanged.connect(lambda _text: self._renew())
        self.filter.down_asked.connect(self._into_list)
        self.order.currentChanged.connect(lambda _at: self._renew())
        for box in (self.kind, self.author, self.subject, self.period):
            box.currentIndexChanged.connect(lambda _at: self._renew())
        self.period.activated.connect(lambda _at: self._offer_dates())
        self.dates.changed.connect(self._renew)
        self.add.clicked.connect(self.new_asked)
        self.view.selectionModel().currentChanged.connect(self._current_changed)
        self.view.entered_by_key.connect(self.entered)
        self.view.doubleClicked.connect(lambda _index: self.entered.emit())
        self.view.remove_asked.connect(self.remove_asked)

    def _offer_dates(self) -> None:
        """Begin the stretch of one's own with all there is, and go into its first day."""
        if self.period.currentData() == DATES:
            days = [day_of(note) for note in self.notes] or [clock.today()]
            self.dates.set_days(min(days), max(days))
            self._renew()
            self.dates.first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _into_list(self) -> None:
        self.view.setFocus(Qt.FocusReason.TabFocusReason)
        if self.current() is None:
            for at in range(self.model.rowCount()):
                if isinstance(self.model.rows[at], Note):
                    self.view.setCurrentIndex(self.model.index(at))
                    break

    def _current_changed(self, index: QModelIndex) -> None:
        row = index.data(ROW_ROLE) if index.isValid() else None
        if isinstance(row, Note) and not self._quiet:
            self.chosen.emit(row)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        margins(column, 0, 0, 0, space(2))
        column.addWidget(PanelHead(self.tr("Notes"), self.add))
        top = QVBoxLayout()
        margins(top, space(3), 0, space(3), space(1))
        top.setSpacing(space(2))
        top.addWidget(self.filter)
        grid = QGridLayout()
        margins(grid)
        grid.setSpacing(space(2))
        for at, box in enumerate((self.kind, self.subject, self.period, self.author)):
            grid.addWidget(box, at // 2, at % 2)
        top.addLayout(grid)
        top.addWidget(self.dates)
        line = QHBoxLayout()
        margins(line)
        line.addWidget(self.order)
        line.addStretch()
        top.addLayout(line)
        column.addLayout(top)
        self._none.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._none)
        self._none.hide()
        column.addWidget(self.view, 1)


class _Rows(QListView):
    """A list whose Enter and Del mean the same on every platform."""

    entered_by_key = Signal()
    remove_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Notes"))
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        theme().changed.connect(self.scheduleDelayedItemsLayout)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes into the note, Del removes it."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered_by_key.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.remove_asked.emit()
        else:
            super().keyPressEvent(event)


_ALL_KINDS = (*KINDS, "summary", "meeting")
