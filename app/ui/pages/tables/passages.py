"""The passages behind a number: read them, go to them, mark them as worth quoting."""

from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListView, QVBoxLayout, QWidget

from app.coding.reports.inputs import Material
from app.coding.reports.passages import Passages, Quoter, QuoteStyle
from app.models import queries
from app.ui.pages.page import Place
from app.ui.theme.tokens import space
from app.ui.widgets.look import label, look, margins

PASSAGE_ROLE = Qt.ItemDataRole.UserRole
_STAR = "★"


Index = QModelIndex | QPersistentModelIndex
Span = tuple[int, int, int]  # transcript, start, end


class Passage(NamedTuple):
    """One distinct passage: where it lies, how it reads, and the viewer's codings on it."""

    transcript: int
    start: int
    end: int
    text: str
    quotable: bool
    own: tuple[int, ...]


def passages_under(
    node: int,
    material: Material,
    codings: list[queries.Coding],
    me: int | None,
    people: frozenset[str] | None = None,
) -> list[Passage]:
    """Return the distinct passages under a theme, category or code, in order of collection.

    `people` narrows to those in which one of these participants speaks.
    """
    places = Passages(material.transcripts)
    found = spans_under(node, material, codings)
    write = Writer(material, places, me)
    return [
        write.passage(span, found[span])
        for span in sorted(found, key=places.order)
        if people is None or places.speakers(*span) & people
    ]


def spans_under(
    node: int, material: Material, codings: list[queries.Coding]
) -> dict[Span, list[queries.Coding]]:
    """Return the codings under a theme, category or code, by the passage they stand on."""
    below = _with_descendants(node, material)
    found: dict[Span, list[queries.Coding]] = {}
    for coding in codings:
        if coding.code in below:
            found.setdefault((coding.transcript, coding.start, coding.end), []).append(coding)
    return found


class Writer:
    """Writes passages as the window shows them: words and source, without marks."""

    def __init__(self, material: Material, places: Passages, me: int | None) -> None:
        groups = {person.id: person.groups for person in material.people}
        style = QuoteStyle("", "")
        self._me = me
        self._quoter = Quoter(places, material.text_of, material.translation_of, style, groups)

    def passage(self, span: Span, codings: list[queries.Coding]) -> Passage:
        """Return a passage with the viewer's codings on it."""
        return Passage(
            *span,
            self._quoter.quote(*span, proposed=False).line,
            any(coding.quotable for coding in codings),
            tuple(coding.id for coding in codings if coding.coder == self._me),
        )


def _with_descendants(node: int, material: Material) -> set[Any]:
    parents = {each.id: each.parent for each in material.nodes}
    below: set[Any] = {node}
    grown = True
    while grown:
        more = {each for each, parent in parents.items() if parent in below} - below
        below |= more
        grown = bool(more)
    return below


class PassagesModel(QAbstractListModel):
    """Rows are passages; PASSAGE_ROLE holds the record."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[Passage] = []

    def set_rows(self, rows: list[Passage]) -> None:
        """Show these passages."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Return the number of passages."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = 0) -> Any:
        """Return what a row shows."""
        row = self._rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{_STAR} {row.text}" if row.quotable else row.text
        if role == Qt.ItemDataRole.ToolTipRole:
            return row.text
        return row if role == PASSAGE_ROLE else None


class PassagesPanel(QWidget):
    """`went(Place)` on Enter or double click; `quotable_asked(codings, quotable)` on S."""

    went = Signal(object)
    quotable_asked = Signal(object, bool)

    def __init__(self) -> None:
        super().__init__()
        self.model = PassagesModel()
        self.head = look(label(), "head")
        self.hint = look(label(), "muted")
        self.hint.setWordWrap(True)
        self.list = _List(self._star)
        look(self.list, "bare")
        self.list.setModel(self.model)
        self.list.setWordWrap(True)
        self.list.setSpacing(space(1))
        self.list.setAccessibleName(self.tr("Passages behind the number"))
        self.list.activated.connect(self._go)
        column = QVBoxLayout(self)
        margins(column, space(4), space(3), space(2), space(2))
        column.setSpacing(space(2))
        for part, stretch in ((self.head, 0), (self.hint, 0), (self.list, 1)):
            column.addWidget(part, stretch)
        self.show_nothing()

    def show_nothing(self) -> None:
        """Say how one comes to passages."""
        self.head.setText(self.tr("Passages"))
        self.hint.setText(self.tr("Click a number in the table to read what it counts."))
        self.model.set_rows([])

    def show_passages(self, name: str, rows: list[Passage]) -> None:
        """Show the passages of a row of the table."""
        one, more = self.tr("{name} · 1 passage"), self.tr("{name} · {n} passages")
        self.head.setText((one if len(rows) == 1 else more).format(name=name, n=len(rows)))
        self.hint.setText(self.tr("Enter goes to the text. S marks a passage as worth quoting."))
        self.model.set_rows(rows)

    def _go(self, index: QModelIndex) -> None:
        row: Passage = index.data(PASSAGE_ROLE)
        self.went.emit(Place(row.transcript, row.start, row.end))

    def _star(self) -> None:
        index = self.list.currentIndex()
        row: Passage | None = index.data(PASSAGE_ROLE) if index.isValid() else None
        if row is not None and row.own:
            self.quotable_asked.emit(row.own, not row.quotable)


class _List(QListView):
    def __init__(self, star: Any) -> None:
        super().__init__()
        self._star = star

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take S; everything else moves in the list."""
        if event.key() == Qt.Key.Key_S and not event.modifiers():
            self._star()
            return
        super().keyPressEvent(event)
