"""The line on top of the page: which of the two tables, the filter, and what adds to the table."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QTabBar, QWidget

from app.ui.theme import theme
from app.ui.theme.tokens import space
from app.ui.widgets.buttons import button
from app.ui.widgets.filter_field import FilterField
from app.ui.widgets.look import look, margins

TRANSCRIPTS, PARTICIPANTS, GUIDE = "transcripts", "participants", "guide"
_VIEWS = (TRANSCRIPTS, PARTICIPANTS, GUIDE)
_HEIGHT, _FILTER = 48, 168  # px at 100 %


class PageBar(QWidget):
    """Signals say what was asked for; those with a widget want their panel below that button."""

    view_changed = Signal()
    filtered = Signal(str)
    import_asked = Signal()
    csv_asked = Signal()
    participant_asked = Signal(QWidget)
    attribute_asked = Signal(QWidget)
    groups_asked = Signal(QWidget)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look(self, "panel")
        self.tabs = QTabBar()
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        self.tabs.setAccessibleName(self.tr("Transcripts, participants or guide"))
        for words in (self.tr("Transcripts"), self.tr("Participants"), self.tr("Guide")):
            self.tabs.addTab(words)
        self.filter = FilterField(self.tr("Filter…"))
        self.filter.setToolTip(self.tr("Show only rows that hold these words"))
        self.filter.textChanged.connect(self.filtered)
        self.add_files = self._button(
            self.tr("Import…"), "accent", self.tr("Import transcripts (Word, text, subtitles)")
        )
        self.groups = self._button(
            self.tr("Groups"), "", self.tr("Groups of the selected participants")
        )
        self.attribute = self._button(
            self.tr("Add attribute"), "", self.tr("Another column, as in age or degree")
        )
        self.participant = self._button(
            self.tr("Add participant"), "", self.tr("Somebody without a transcript yet")
        )
        self.csv = self._button(
            self.tr("Import CSV…"), "", self.tr("Participants with groups and attributes")
        )
        self._lay_out()
        self._connect()
        self._renew()
        theme().changed.connect(self._renew)

    @property
    def view(self) -> str:
        """Which table is shown."""
        return _VIEWS[self.tabs.currentIndex()]

    def show_view(self, view: str) -> None:
        """Show one of the tables, or the guide; an unknown word is passed over."""
        if view in _VIEWS:
            self.tabs.setCurrentIndex(_VIEWS.index(view))

    def show_numbers(self, transcripts: int, participants: int) -> None:
        """Show how many there are of each."""
        number = self.locale().toString
        self.tabs.setTabText(0, self.tr("Transcripts {n}").format(n=number(transcripts)))
        self.tabs.setTabText(1, self.tr("Participants {n}").format(n=number(participants)))

    def show_empty(self, empty: bool) -> None:
        """Leave out what an empty table has no use for; its next step stands in its place."""
        self.filter.setVisible(not empty and self.view != GUIDE)
        self.add_files.setVisible(self.view == TRANSCRIPTS and not empty)
        self.csv.setVisible(self.view == PARTICIPANTS and not empty)

    def show_choice(self, participants: int) -> None:
        """Allow what the selected participants allow; say why where they do not."""
        self.groups.setEnabled(participants > 0)
        ready = self.tr("Groups of the selected participants")
        self.groups.setToolTip(ready if participants else self.tr("Select participants first"))

    def _button(self, words: str, name: str, tip: str) -> QPushButton:
        made = button(words, name)
        made.setToolTip(tip)
        return made

    def _tab_changed(self) -> None:
        for part in (self.groups, self.attribute, self.participant):
            part.setVisible(self.view == PARTICIPANTS)
        self.show_empty(False)
        self.view_changed.emit()

    def _connect(self) -> None:
        self.tabs.currentChanged.connect(lambda: self._tab_changed())
        self.add_files.clicked.connect(lambda: self.import_asked.emit())
        self.csv.clicked.connect(lambda: self.csv_asked.emit())
        for part, asked in (
            (self.participant, self.participant_asked),
            (self.attribute, self.attribute_asked),
            (self.groups, self.groups_asked),
        ):
            part.clicked.connect(lambda _=False, part=part, asked=asked: asked.emit(part))
        self._tab_changed()

    def _lay_out(self) -> None:
        line = QHBoxLayout(self)
        margins(line, space(4), 0, space(3), 0)
        line.setSpacing(space(2))
        line.addWidget(self.tabs)
        line.addStretch()
        for part in (self.filter, self.groups, self.attribute, self.participant, self.csv,
                     self.add_files):  # fmt: skip
            line.addWidget(part)

    def _renew(self) -> None:
        self.setFixedHeight(theme().px(_HEIGHT))
        self.filter.setFixedWidth(theme().px(_FILTER))
