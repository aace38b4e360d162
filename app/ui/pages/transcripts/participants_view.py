"""The table of participants with its attributes, and the panels that add to it."""

from collections.abc import Hashable, Mapping
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QFileDialog, QMenu, QVBoxLayout, QWidget

from app.coding import operations
from app.coding.exchange import ParticipantsImported, import_participants, read_participants
from app.coding.exchange.csv_reader import Sheet
from app.coding.notes import Target
from app.models.errors import Refusal, Trouble
from app.models.queries import Attribute
from app.ui.hub import Hub
from app.ui.pages.transcripts.adding import Adding
from app.ui.pages.transcripts.contents import Contents, ParticipantRow
from app.ui.pages.transcripts.csv_result import CsvResult
from app.ui.pages.transcripts.edits import Edits
from app.ui.pages.transcripts.participants_model import NOT_APPLICABLE, ParticipantsModel
from app.ui.pages.transcripts.rows_view import RowsView
from app.ui.speech import sentence
from app.ui.theme import theme
from app.ui.theme.tokens import space
from app.ui.widgets.look import margins

_WIDTHS = {"name": 72, "groups": 96, "consent": 104, "transcripts": 80}
_ATTRIBUTE = 76  # px at 100 %; least width of an attribute's column at first


class ParticipantsView(QWidget):
    """`chosen` when other rows are selected; `result_changed` when a CSV file was looked at.

    `sent_asked`: the selected participants were sent something to check.
    """

    chosen = Signal()
    memo_asked = Signal(object)  # Target
    result_changed = Signal()
    sent_asked = Signal()

    def __init__(self, hub: Hub, edits: Edits, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.hub, self.edits = hub, edits
        self.contents: Contents | None = None
        self.model = ParticipantsModel()
        self.table = ParticipantsTable(self.model, self.tr("Participants"), opens=False)
        self.result = CsvResult()
        self.adding = Adding(hub, self)
        self._measured = False
        column = QVBoxLayout(self)
        margins(column)
        column.addWidget(self.result)
        column.addWidget(self.table, 1)
        self._connect()

    def show_contents(self, contents: Contents) -> None:
        """Show the participants of a project."""
        self.contents = contents
        before = self.model.columns
        widths = {key: self.table.columnWidth(at) for at, key in enumerate(before)}
        self.model.set_contents(contents)
        if self.model.columns != before or not self._measured:
            self._set_widths(widths if self._measured else {})
        self.adding.show_contents(contents, self.selected_rows())

    def set_filter(self, query: str) -> None:
        """Show only participants that hold all words of the query."""
        self.model.set_filter(query)

    def selected_rows(self) -> list[ParticipantRow]:
        """Return the selected participants in the order shown."""
        found = (self.model.by_id(one) for one in self.table.selected_ids())
        return [row for row in found if row is not None]

    def attribute(self) -> Attribute | None:
        """Return the attribute of the current cell's column."""
        column = self.table.currentIndex().column()
        if column < 0:
            return None
        return self.model.attributes.get(self.model.columns[column])  # type: ignore[call-overload]

    def show_groups(self, anchor: QWidget) -> None:
        """Show below a button which groups the selected participants belong to."""
        self.adding.ask_groups(anchor, self.selected_rows())

    def edit_attribute(self) -> None:
        """Ask below the column for changes of the current column's attribute."""
        attribute = self.attribute()
        if attribute is not None:
            self.adding.ask_attribute(self.table.horizontalHeader(), attribute)

    def remove_attribute(self) -> None:
        """Remove the current column's attribute with its values; undo brings all back."""
        attribute = self.attribute()
        if attribute is not None:
            self.hub.do(operations.remove_attribute, attribute=attribute.id)

    def set_not_applicable(self) -> None:
        """Say of the selected participants that the current column does not apply to them."""
        self._set_all(NOT_APPLICABLE)

    def clear_value(self) -> None:
        """Take the selected participants' values of the current column away."""
        self._set_all("")

    def remove(self) -> None:
        """Remove the selected participants; refused where a transcript is theirs."""
        ids = self.table.selected_ids()
        if not ids:
            return

        def refused(problem: Refusal | Trouble) -> None:
            self.result.show_problem(problem)

        self.hub.do(operations.remove_participants, otherwise=refused, participants=ids)

    def choose_csv(self) -> None:
        """Ask for a CSV file and import it."""
        chooser = QFileDialog(self, self.tr("Import participants"))
        chooser.setFileMode(QFileDialog.FileMode.ExistingFile)
        chooser.setNameFilters([self.tr("Tables (*.csv *.tsv *.txt)"), self.tr("All files (*)")])
        chooser.fileSelected.connect(lambda name: self.import_csv(Path(name)))
        chooser.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        chooser.open()

    def import_csv(self, path: Path) -> None:
        """Import participants from a file, as one step; what does not fit is listed by line."""

        def done(found: ParticipantsImported) -> None:
            self.result.show_done(path.name, found)
            self.result_changed.emit()

        def refused(problem: Refusal | Trouble) -> None:
            self.result.show_problem(problem)
            self.result_changed.emit()

        def take(table: Sheet) -> None:
            self.hub.do(import_participants, then=done, otherwise=refused, table=table)

        self.hub.work(partial(read_participants, path), take, otherwise=refused)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with the cell and the selected participants."""
        if self.table.selected_ids():
            self.cell_menu().popup(event.globalPos())

    def ask_memo(self) -> None:
        """Ask for the memos on the current participant."""
        ident = self.table.current_id()
        row = next((one for one in self.selected_rows() if one.id == ident), None)
        if row is not None:
            self.memo_asked.emit(Target("participant", row.id, row.name))

    def cell_menu(self) -> QMenu:
        """Return the menu of the current cell and the selected participants."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        attribute = self.attribute()
        offered = [(self.tr("Edit"), "F2", lambda: self.table.edit(self.table.currentIndex()))]
        if attribute is not None:
            offered += [
                (self.tr("Not applicable"), "Ctrl+.", self.set_not_applicable),
                (self.tr("No value (missing)"), "Backspace", self.clear_value),
                (self.tr("Change the attribute {name}…").format(name=attribute.name), "",
                 self.edit_attribute),
                (self.tr("Remove the attribute {name}").format(name=attribute.name), "",
                 self.remove_attribute),
            ]  # fmt: skip
        offered.append((self.tr("Memo…"), "", self.ask_memo))
        offered.append((self.tr("Record as sent to be checked…"), "", self.sent_asked.emit))
        offered.append((self.tr("Remove the participants"), "Del", self.remove))
        for words, keys, act in offered:
            action = menu.addAction(words)
            action.setShortcut(keys)
            action.triggered.connect(act)
        return menu

    def _set_member(self, group: str, belongs: bool) -> None:
        self.edits.member(self.table.selected_ids(), group, belongs=belongs)

    def _set_all(self, text: str) -> None:
        attribute = self.attribute()
        if attribute is None:
            return
        for row in self.selected_rows():
            if self.model.text(row, attribute.id) != text:
                self.edits.value(row.id, attribute.id, text)

    def _edited(self, ident: int, key: object, text: str) -> None:
        def refused(problem: Refusal | Trouble) -> None:
            self.table.refuse(ident, key, text, sentence(problem))  # type: ignore[arg-type]

        self.edits.participant_field(ident, key, text, refused)

    def _reorder(self, ids: list[int]) -> None:
        self.hub.do(operations.order_participants, participants=ids)

    def _refuse_order(self) -> None:
        words = self.tr("Rows can be moved only while they are neither sorted nor filtered.")
        self.result.say(words)

    def _connect(self) -> None:
        table = self.table
        table.chosen.connect(self.chosen)
        table.remove_asked.connect(self.remove)
        table.moved.connect(self._reorder)
        table.order_asked.connect(self._refuse_order)
        table.not_applicable_asked.connect(self.set_not_applicable)
        table.clear_asked.connect(self.clear_value)
        self.model.edited.connect(self._edited)
        self.adding.added.connect(lambda ident: table.select_ids([ident]))
        self.adding.member.connect(self._set_member)

    def _set_widths(self, kept: Mapping[Hashable, int]) -> None:
        """Make new columns as wide as their names and what stands in them; others stay."""
        self._measured = True
        for at, key in enumerate(self.model.columns):
            wanted = self.table.horizontalHeader().sectionSizeHint(at) + space(4)
            fixed = theme().px(_WIDTHS.get(str(key), _ATTRIBUTE))
            self.table.setColumnWidth(at, kept.get(key) or min(theme().px(200), max(wanted, fixed)))


class ParticipantsTable(RowsView):
    """A table with Ctrl+. for "not applicable" and Backspace for "missing"."""

    not_applicable_asked = Signal()
    clear_asked = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Ctrl+. and Backspace."""
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if control and event.key() == Qt.Key.Key_Period:
            self.not_applicable_asked.emit()
        elif event.key() == Qt.Key.Key_Backspace:
            self.clear_asked.emit()
        else:
            super().keyPressEvent(event)
