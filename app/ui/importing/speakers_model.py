"""The table of speakers found over all files, and what can be said of each."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QLocale,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from app.coding.importing import LabelFound
from app.ui.importing.choice_delegate import CHOICE_ROLE, CHOICES_ROLE
from app.ui.importing.choices import NOBODY, SAME
from app.ui.importing.plan import speaker_rows
from app.ui.theme import theme

SPEAKER, COUNT, FILES, ROLE = range(4)  # columns
LABEL_ROLE = Qt.ItemDataRole.UserRole  # the LabelFound of a row
Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole
_FEW = 3  # files that are named and not counted


class SpeakerRow(NamedTuple):
    """A label with what was said about it; `told` is a role, NOBODY, or "" for nothing."""

    label: LabelFound
    told: str
    variant_of: str | None

    @property
    def open(self) -> bool:
        """Whether somebody should say if this is a speaker."""
        return not self.label.counts and not self.told


class SpeakersModel(QAbstractTableModel):
    """Columns: SPEAKER, COUNT, FILES, ROLE. Roles: LABEL_ROLE, CHOICES_ROLE, CHOICE_ROLE.

    The rows are in the order of `speaker_rows`. `said(names, choice)` asks for another role, for
    "interviewer", "participant", "unknown", NOBODY or SAME; nothing changes by itself.
    """

    said = Signal(list, str)

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[SpeakerRow] = []

    def show_labels(
        self,
        labels: Sequence[LabelFound],
        told: Mapping[str, str | None],
        variant_of: Mapping[str, str],
    ) -> None:
        """Show what was found; `told` is what the user has said so far (None: not a speaker)."""
        rows = [
            SpeakerRow(
                label,
                (told[label.name] or NOBODY) if label.name in told else "",
                label.variant_of or variant_of.get(label.name),
            )
            for label in speaker_rows(labels)
        ]
        if [row.label.name for row in rows] == [row.label.name for row in self.rows]:
            self.rows = rows
            if rows:
                self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, ROLE))
            return
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return how many labels there are."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return 4."""
        return 0 if parent.isValid() else 4

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole
    ) -> Any:
        """Return the columns' names."""
        if orientation != Qt.Orientation.Horizontal or role != _Role.DisplayRole:
            return None
        return (_tr("Label"), "n", _tr("Files"), _tr("Who it is"))[section]

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return that the role can be chosen."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags | Qt.ItemFlag.ItemIsEditable if index.column() == ROLE else flags

    def data(self, index: Index, role: int = _Role.DisplayRole) -> Any:
        """Return what is shown of a label."""
        row, column = self.rows[index.row()], index.column()
        if role == _Role.DisplayRole:
            return _shown(row, column)
        if role == LABEL_ROLE:
            return row.label
        if role == CHOICES_ROLE:
            return choices(row)
        if role == CHOICE_ROLE:
            return choice(row)
        if role == _Role.ForegroundRole:
            return theme().colour(_colour(row, column))
        if role == _Role.TextAlignmentRole and column == COUNT:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if role == _Role.ToolTipRole:
            return "\n".join(row.label.files) if column == FILES else _tip(row)
        return None

    def setData(self, index: Index, value: Any, role: int = _Role.EditRole) -> bool:
        """Ask for another role; the row waits for what comes of it."""
        row = self.rows[index.row()]
        if value and value != choice(row):
            self.said.emit([row.label.name], str(value))
        return False

    def row_of(self, name: str) -> int:
        """Return the row of a label; -1 where there is none."""
        names = [row.label.name for row in self.rows]
        return names.index(name) if name in names else -1

    def open_labels(self) -> int:
        """Return how many labels wait for somebody to say who they are, or if anybody."""
        return sum(not choice(row) for row in self.rows)

    def next_open(self, after: int) -> int:
        """Return the first row behind `after`, or from the top, that waits for an answer."""
        rows = [*range(after + 1, len(self.rows)), *range(after + 1)]
        return next((row for row in rows if not choice(self.rows[row])), -1)


def choice(row: SpeakerRow) -> str:
    """Return what holds for a row now; "" where somebody should say it."""
    if row.told:
        return row.told
    if row.label.variant_of is not None:
        return SAME
    known = row.label.counts and row.label.role != "unknown"
    return row.label.role if known else ""


def choices(row: SpeakerRow) -> list[tuple[str, str]]:
    """Return what a row offers, each with its words."""
    offered = [
        ("interviewer", _tr("Interviewer")),
        ("participant", _tr("Participant")),
        ("unknown", _tr("Somebody else")),
        (NOBODY, _tr("Not a speaker")),
    ]
    if row.variant_of is not None:
        offered.insert(0, (SAME, _tr("Same as {name}").format(name=row.variant_of)))
    return offered


def _shown(row: SpeakerRow, column: int) -> str:
    if column == SPEAKER:
        return f"    {row.label.name}" if choice(row) == SAME else row.label.name
    if column == COUNT:
        return QLocale().toString(row.label.count)
    if column == FILES:
        files = row.label.files
        if len(files) <= _FEW:
            return ", ".join(files)
        return _tr("{n} files").format(n=QLocale().toString(len(files)))
    held = choice(row)
    if not held:
        return _tr("Who is it?") if row.label.counts else _tr("A speaker?")
    return dict(choices(row))[held]


def _colour(row: SpeakerRow, column: int) -> str:
    held = choice(row)
    if column in (COUNT, FILES) or held in (NOBODY, SAME):
        return "muted"
    if not held and column == ROLE:
        return "warning"
    return "muted" if row.open else "ink"


def _tip(row: SpeakerRow) -> str | None:
    if choice(row) == SAME:
        return _tr("Taken for a typing variant. Choose another role to keep them apart.")
    if row.open:
        return _tr("Looks like a label, but seldom or oddly. As it is, it stays text.")
    return None


def _tr(text: str) -> str:
    return QCoreApplication.translate("SpeakersModel", text)
