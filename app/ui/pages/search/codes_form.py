"""A question about codes as one line: A, how it lies to B, B, whose words, whose codings."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QComboBox, QCompleter, QGridLayout, QLineEdit, QSpinBox, QWidget

from app.coding.analysis.analysis_coding import ALL
from app.coding.search.ask_codes import CodeQuestion, People
from app.coding.search.code_queries import Relation
from app.models import queries
from app.models.reader import Reader
from app.ui.theme import theme
from app.ui.theme.tokens import space
from app.ui.widgets.look import inset, label, margins

_FARTHEST = 10_000
_NEAR = (Relation.NEAR_CHARACTERS, Relation.NEAR_TURNS)


class Choices(NamedTuple):
    """What can be chosen: codes, people (words, People) and coders (words, name)."""

    codes: Sequence[tuple[str, int]]
    people: Sequence[tuple[str, People]]
    coders: Sequence[str]


def choices(reader: Reader) -> Choices:
    """Return what a project offers; attributes with the values that somebody has."""
    values = sorted(
        {(row.attribute, row.value) for row in queries.attribute_values(reader) if row.value}
    )
    names = {row.id: row.name for row in queries.attributes(reader)}
    people = [(row.name, People(group=row.id)) for row in queries.groups(reader)]
    people += [
        (f"{names[attribute]}: {value}", People(attribute=attribute, value=value))
        for attribute, value in values
    ]
    codes = [(row.name, row.id) for row in queries.codes(reader)]
    return Choices(codes, people, [row.name for row in queries.coders(reader)])


class CodesForm(QWidget):
    """`changed` when another question is asked."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.first, self.second = _code_box(self.tr("Code A")), _code_box(self.tr("Code B"))
        self.relation, self.people, self.coder = QComboBox(), QComboBox(), QComboBox()
        self.distance = QSpinBox()
        self._set_up()
        self._lay_out()

    def offer(self, found: Choices) -> None:
        """Offer what there is now; what was chosen stays where it can."""
        for box in (self.first, self.second):
            _fill(box, [("", None), *found.codes])
        _fill(self.people, [(self.tr("everybody"), People()), *found.people])
        coders = [(name, name) for name in found.coders]
        _fill(
            self.coder,
            [(self.tr("analysis coding"), None), *coders, (self.tr("all coders"), ALL)],
        )

    def question(self) -> CodeQuestion | None:
        """Return what is asked; None until both codes are chosen."""
        first, second = self.first.currentData(), self.second.currentData()
        if first is None or second is None:
            return None
        relation = Relation(self.relation.currentData())  # Qt gives a plain text back
        distance = self.distance.value() if relation in _NEAR else 0
        whose = self.people.currentData() or People()
        return CodeQuestion(first, relation, second, distance, whose, self.coder.currentData())

    def in_words(self) -> str:
        """Return the question as a line of words."""
        parts = [self.first.currentText(), self.relation.currentText()]
        if self.relation.currentData() in _NEAR:
            parts.append(f"({self.distance.value()})")
        parts.append(self.second.currentText())
        return " ".join((*parts, "·", self.people.currentText(), "·", self.coder.currentText()))

    def ask_pair(self, first: int, second: int, coder: str | None) -> None:
        """Ask where two codes overlap."""
        with QSignalBlocker(self):
            for box, data in (
                (self.first, first),
                (self.second, second),
                (self.relation, Relation.OVERLAPS),
                (self.people, People()),
                (self.coder, coder),
            ):
                box.setCurrentIndex(box.findData(data))
        self.changed.emit()

    def _set_up(self) -> None:
        for words, relation in (
            (self.tr("overlaps"), Relation.OVERLAPS),
            (self.tr("lies within"), Relation.WITHIN),
            (self.tr("is near, in characters"), Relation.NEAR_CHARACTERS),
            (self.tr("is near, in turns"), Relation.NEAR_TURNS),
            (self.tr("does not overlap"), Relation.NOT),
        ):
            self.relation.addItem(words, relation)
        self.relation.setAccessibleName(self.tr("How A lies to B"))
        self.people.setAccessibleName(self.tr("Whose words"))
        self.coder.setAccessibleName(self.tr("Whose codings"))
        self.distance.setAccessibleName(self.tr("How near"))
        self.distance.setToolTip(self.tr("At most so many characters or turns between"))
        self.distance.setRange(0, _FARTHEST)
        self.distance.setValue(1)
        self.distance.hide()
        inset(self.distance)
        for box in (self.first, self.second, self.relation, self.people, self.coder):
            box.currentIndexChanged.connect(self._changed)
        self.distance.valueChanged.connect(self._changed)

    def _changed(self, _value: int) -> None:
        self.distance.setVisible(self.relation.currentData() in _NEAR)
        self.changed.emit()

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        margins(grid, space(4), space(3), space(4), space(3))
        grid.setHorizontalSpacing(space(2))
        grid.setVerticalSpacing(space(2))
        for column, part in enumerate((self.first, self.relation, self.distance, self.second)):
            grid.addWidget(part, 0, column)
        grid.addWidget(self.people, 1, 0)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        grid.addWidget(label(self.tr("Codings counted"), "muted"), 1, 1, right)
        grid.addWidget(self.coder, 1, 3)
        for column in (0, 3):
            grid.setColumnStretch(column, 1)


def _code_box(name: str) -> QComboBox:
    """Return a box whose codes are found by typing."""
    box, line = QComboBox(), QLineEdit()
    box.setAccessibleName(name)
    box.setEditable(True)
    box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
    line.setPlaceholderText(name)
    line.setAccessibleName(name)
    box.setLineEdit(line)
    found = QCompleter(box.model(), box)
    found.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
    found.setFilterMode(Qt.MatchFlag.MatchContains)
    found.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    box.setCompleter(found)
    box.setMinimumWidth(theme().px(160))
    return box


def _fill(box: QComboBox, rows: Sequence[tuple[str, Any]]) -> None:
    chosen = box.currentData()
    with QSignalBlocker(box):
        box.clear()
        for words, data in rows:
            box.addItem(words, data)
        box.setCurrentIndex(max(0, box.findData(chosen)))
