"""The speakers of one transcript, and whose turns theirs are."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractTableModel, QCoreApplication, QLocale, QModelIndex, Qt, Signal

from app.models.queries import Turn
from app.ui.importing.choice_delegate import CHOICE_ROLE, CHOICES_ROLE
from app.ui.pages.transcripts.contents import Named
from app.ui.pages.transcripts.rows_model import Index
from app.ui.theme import theme

SPEAKER, TURNS, WHO = range(3)  # columns
_Role = Qt.ItemDataRole


class Voice(NamedTuple):
    """One label of a transcript: how many turns, and who it is.

    `who` is "interviewer", "unknown", "unidentified" (a participant, but nobody knows which) or
    the participant's id as text; "" where its turns differ.
    """

    label: str
    turns: int
    who: str


def voices(turns: Sequence[Turn]) -> list[Voice]:
    """Return the speakers of a transcript, in the order in which they begin to speak."""
    found: dict[str, list[str]] = {}
    for turn in turns:
        if turn.speaker:
            found.setdefault(turn.speaker, []).append(_who(turn))
    return [
        Voice(label, len(parts), parts[0] if len(set(parts)) == 1 else "")
        for label, parts in found.items()
    ]


def _who(turn: Turn) -> str:
    if turn.role != "participant":
        return turn.role
    return "unidentified" if turn.participant is None else str(turn.participant)


class VoicesModel(QAbstractTableModel):
    """Columns: SPEAKER, TURNS, WHO. WHO gives CHOICES_ROLE and CHOICE_ROLE.

    `assigned(label, role, participant id or None)` asks for a change; nothing changes by itself.
    """

    assigned = Signal(str, str, object)

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[Voice] = []
        self._people: list[Named] = []

    def show_voices(self, found: Sequence[Voice], people: Sequence[Named]) -> None:
        """Show these speakers; `people` are offered, the transcript's own ones first."""
        self.beginResetModel()
        self.rows = list(found)
        self._people = list(people)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return how many speakers there are."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return 3."""
        return 0 if parent.isValid() else 3

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole
    ) -> Any:
        """Return the columns' names."""
        if orientation != Qt.Orientation.Horizontal or role != _Role.DisplayRole:
            return None
        return (_tr("Label"), _tr("Turns"), _tr("Who it is"))[section]

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return that it can be chosen who speaks."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags | Qt.ItemFlag.ItemIsEditable if index.column() == WHO else flags

    def data(self, index: Index, role: int = _Role.DisplayRole) -> Any:
        """Return what is shown of a speaker."""
        voice, column = self.rows[index.row()], index.column()
        if role == _Role.DisplayRole:
            who = dict(self._choices()).get(voice.who, _tr("Differs from turn to turn"))
            return (voice.label, QLocale().toString(voice.turns), who)[column]
        if role == CHOICES_ROLE and column == WHO:
            return self._choices()
        if role == CHOICE_ROLE:
            return voice.who
        if role == _Role.ForegroundRole:
            doubt = column == WHO and voice.who in ("unknown", "unidentified", "")
            return theme().colour("warning" if doubt else "muted" if column == TURNS else "ink")
        if role == _Role.TextAlignmentRole and column == TURNS:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return None

    def setData(self, index: Index, value: Any, role: int = _Role.EditRole) -> bool:
        """Ask for another person."""
        voice = self.rows[index.row()]
        if value and value != voice.who:
            if value in ("interviewer", "unknown"):
                self.assigned.emit(voice.label, value, None)
            else:
                person = None if value == "unidentified" else int(value)
                self.assigned.emit(voice.label, "participant", person)
        return False

    def _choices(self) -> list[tuple[str, str]]:
        return [
            ("interviewer", _tr("Interviewer")),
            *((str(person.id), person.name) for person in self._people),
            ("unidentified", _tr("A participant, unidentified")),
            ("unknown", _tr("Somebody else")),
        ]


def _tr(text: str) -> str:
    return QCoreApplication.translate("VoicesModel", text)
