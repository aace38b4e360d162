"""The right of the import dialog: who speaks, over all files."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from app.coding.importing import LabelFound
from app.ui.importing.choice_delegate import ChoiceDelegate
from app.ui.importing.choices import NOBODY
from app.ui.importing.speakers_model import COUNT, FILES, LABEL_ROLE, ROLE, SPEAKER, SpeakersModel
from app.ui.speech import listed
from app.ui.theme import theme
from app.ui.theme.tokens import CONTROL, space
from app.ui.widgets.buttons import button
from app.ui.widgets.choosing import choose_row
from app.ui.widgets.look import hairline, label, look, margins
from app.ui.widgets.panel_head import PanelHead

_KEYS = {"i": "interviewer", "p": "participant", "s": "unknown", "n": NOBODY}


class SpeakersTable(QTableView):
    """Labels with their roles; I, P, S, N give the selected labels a role, F2 opens the list.

    `said(names, choice)` as in `SpeakersModel`; `example_asked(LabelFound)` when a row is chosen.
    """

    said = Signal(list, str)
    example_asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.speakers = SpeakersModel()
        self.setModel(self.speakers)
        self.setItemDelegateForColumn(ROLE, ChoiceDelegate(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setAccessibleName(self.tr("Speakers in all files"))
        self.setToolTip(
            self.tr("I: interviewer, P: participant, S: somebody else, N: not a speaker")
        )
        self.verticalHeader().hide()
        self._set_up_header()
        self.speakers.said.connect(self.said)
        self.clicked.connect(self._clicked)
        self.selectionModel().currentRowChanged.connect(self._chosen)
        self._renew()
        theme().changed.connect(self._renew)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Give a role by its letter; open the list of roles with F2 in every column."""
        choice = _KEYS.get(event.text().lower())
        if choice is not None and not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier:
            names = [row.data(LABEL_ROLE).name for row in self.selectionModel().selectedRows()]
            if names:
                self.said.emit(names, choice)
            return
        if event.key() == Qt.Key.Key_F2 and self.currentIndex().isValid():
            self._open(self.currentIndex().siblingAtColumn(ROLE))
            return
        super().keyPressEvent(event)

    def _clicked(self, index: QModelIndex) -> None:
        if index.column() == ROLE:
            self._open(index)

    def _open(self, index: QModelIndex) -> None:
        choose_row(self, index)
        self.edit(index)
        box = self.indexWidget(index)
        if isinstance(box, QComboBox):
            box.showPopup()

    def _chosen(self, current: QModelIndex) -> None:
        if current.isValid() and self.hasFocus():
            self.example_asked.emit(current.data(LABEL_ROLE))

    def _set_up_header(self) -> None:
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setMinimumSectionSize(space(8))
        header.setSectionResizeMode(SPEAKER, QHeaderView.ResizeMode.Stretch)
        for column in (COUNT, FILES, ROLE):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)

    def _renew(self) -> None:
        self.verticalHeader().setDefaultSectionSize(theme().px(CONTROL + 2))
        for column, width in ((COUNT, 44), (FILES, 72), (ROLE, 124)):
            self.setColumnWidth(column, theme().px(width))


class SpeakersPanel(QWidget):
    """The table under its heading, with a line that says what still has to be looked at."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look(self, "panel")
        self.table = SpeakersTable()
        self.hint = look(label(), "muted")
        self.hint.setWordWrap(True)
        self.next = button(self.tr("Next"), "link")
        self.next.setToolTip(self.tr("Go to the next label that waits for an answer"))
        self.next.clicked.connect(self._next)
        column = QVBoxLayout(self)
        margins(column)
        column.addWidget(PanelHead(self.tr("Speakers in all files")))
        column.addWidget(hairline())
        column.addWidget(self.table, 1)
        column.addWidget(hairline())
        foot = QHBoxLayout()
        margins(foot, space(4), space(2), space(3), space(2))
        foot.addWidget(self.hint, 1)
        foot.addWidget(self.next)
        column.addLayout(foot)

    def say_none_imported(self) -> None:
        """Say why there are no labels where every file is skipped."""
        self.hint.setText(self.tr("Speakers are looked for in the files that will be imported."))

    def show_labels(
        self,
        labels: Sequence[LabelFound],
        told: Mapping[str, str | None],
        variant_of: Mapping[str, str],
    ) -> None:
        """Show what was found and what was said about it."""
        self.table.speakers.show_labels(labels, told, variant_of)
        n = self.table.speakers.open_labels()
        self.next.setVisible(n > 0)
        if not labels:
            text = self.tr("No labels were found: each paragraph will be a turn of nobody.")
        elif n:
            one = self.tr("1 label waits for you to say who it is.")
            more = self.tr("{n} labels wait for you to say who they are.").format(n=n)
            text = one if n == 1 else more
        else:
            text = self.tr("What you say here holds for all files.")
        look(self.hint, "muted")
        self.hint.setText(text)

    def ask(self, undecided: Sequence[LabelFound]) -> None:
        """Go to the first label that waits for a decision, and say why."""
        self.warn(undecided)
        self.table.setFocus()
        self.table.selectRow(self.table.speakers.row_of(undecided[0].name))

    def warn(self, undecided: Sequence[LabelFound]) -> None:
        """Say which labels wait, how to decide, and what becomes of them otherwise."""
        one = self.tr(
            "Who is “{names}”? Press I for interviewer, P for participant, S for somebody else, N "
            "for not a speaker. Imported as it is, it is left undecided."
        )
        more = self.tr(
            "Who are {names}? Press I for interviewer, P for participant, S for somebody else, N "
            "for not a speaker. Imported as they are, they are left undecided."
        )
        names = listed([label.name for label in undecided])
        look(self.hint, "warning")
        self.hint.setText((one if len(undecided) == 1 else more).format(names=names))

    def _next(self) -> None:
        """Go to the next label that waits for an answer."""
        row = self.table.speakers.next_open(self.table.currentIndex().row())
        self.table.setFocus()
        self.table.selectRow(row)
