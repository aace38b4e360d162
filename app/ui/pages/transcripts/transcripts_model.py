"""The table of transcripts: what stands in its columns, and how they are sorted and edited."""

from collections.abc import Hashable, Mapping
from typing import Any

from PySide6.QtCore import QCoreApplication, QLocale, Qt

from app.models.queries import Coder, natural_key
from app.ui.colours import code_colour
from app.ui.counting import counted
from app.ui.dates import day
from app.ui.importing.choice_delegate import CHOICE_ROLE, CHOICES_ROLE
from app.ui.importing.choices import KINDS
from app.ui.importing.kinds import kind_words
from app.ui.importing.names import join_names
from app.ui.pages.transcripts.cells import (
    CHIPS_ROLE,
    HINT_ROLE,
    NAMES_ROLE,
    SUGGESTIONS_ROLE,
    Chip,
)
from app.ui.pages.transcripts.contents import Contents, Tally, TranscriptRow
from app.ui.pages.transcripts.rows_model import Index, RowsModel
from app.ui.theme import theme
from app.ui.widgets.match import fold

COLUMNS = (
    "place", "name", "people", "groups", "date", "kind", "interviewer", "mode", "language",
    "length", "turns", "codings", "finished", "checked",
)  # fmt: skip
FIRST_HIDDEN = frozenset({"kind", "interviewer", "mode", "language", "length"})
EDITABLE = frozenset(
    {"name", "people", "groups", "date", "kind", "interviewer", "mode", "language"}
)
_NUMBERS = frozenset({"place", "length", "turns"})
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_SEARCHED = ("name", "people", "groups", "date", "kind", "interviewer", "mode", "language")
_NONE = Tally()
_Role = Qt.ItemDataRole


class TranscriptsModel(RowsModel[TranscriptRow]):
    """Columns by key: see COLUMNS. Beside the roles of RowsModel those of `cells`.

    "codings" and "finished" give CHIPS_ROLE, one chip per coder; "kind" gives CHOICES_ROLE.
    """

    def __init__(self) -> None:
        super().__init__()
        self.columns = COLUMNS
        self._tallies: Mapping[int, Tally] = {}
        self._coders: dict[int, Coder] = {}
        self._people: list[str] = []
        self._groups: list[str] = []
        self._used: dict[str, list[str]] = {}

    def set_contents(self, contents: Contents) -> None:
        """Show the transcripts of a project."""
        rows = contents.transcripts
        self._coders = {coder.id: coder for coder in contents.coders}
        self._people = [one.name for one in contents.participants]
        self._groups = [one.name for one in contents.groups]
        self._used = {
            "interviewer": list(contents.interviewers),
            "mode": _used(row.record.mode for row in rows),
            "language": _used(row.record.language for row in rows),
        }
        self.set_rows(rows)

    def set_tallies(self, tallies: Mapping[int, Tally]) -> None:
        """Show turns, codings and who has finished."""
        self._tallies = tallies
        self._change(self._arranged())

    def tally(self, ident: int) -> Tally:
        """Return the numbers of a transcript."""
        return self._tallies.get(ident, _NONE)

    def coder_name(self, coder: int) -> str:
        """Return a coder's name."""
        return self._coders[coder].name if coder in self._coders else "?"

    def text(self, row: TranscriptRow, key: Hashable) -> str:
        """Return what a cell shows."""
        tally = self.tally(row.id)
        if key == "people":
            return ", ".join(person.name for person in row.people)
        if key == "groups":
            return ", ".join(row.groups)
        if key == "kind":
            return kind_words(row.record.kind)
        if key in ("length", "place"):
            return QLocale().toString(getattr(row, key))
        if key == "turns":
            return f"{QLocale().toString(tally.turns)} · {tally.speakers}" if tally.turns else ""
        if key == "codings":
            return ", ".join(f"{self.coder_name(coder)} {n}" for coder, n in tally.codings)
        if key == "finished":
            return ", ".join(self.coder_name(coder) for coder in tally.finished)
        if key == "date":
            return day(row.record.date)
        if key == "checked":
            record = row.record
            return ", ".join(filter(None, (record.checked_by, day(record.checked_on))))
        return _plain(row, str(key))

    def searched(self, row: TranscriptRow) -> str:
        """Look into everything but numbers; into dates as they are shown and as they are typed."""
        return " ".join([*(self.text(row, key) for key in _SEARCHED), row.record.date or ""])

    def edit_text(self, row: TranscriptRow, key: Hashable) -> str:
        """Return names parted as they are typed."""
        if key == "people":
            return join_names(person.name for person in row.people)
        if key == "groups":
            return join_names(row.groups)
        if key == "date":
            return row.record.date or ""
        return row.record.kind if key == "kind" else self.text(row, key)

    def sort_key(self, row: TranscriptRow, key: Hashable) -> Any:
        """Sort numbers as numbers and names in natural order."""
        tally = self.tally(row.id)
        numbers = {
            "place": row.place,
            "length": row.length,
            "turns": tally.turns,
            "codings": sum(n for _, n in tally.codings) or None,
            "finished": len(tally.finished) or None,
            "checked": row.record.checked_on or row.record.checked_by,
        }
        if key in numbers:
            return numbers[str(key)]
        text = self.edit_text(row, key) if key == "date" else self.text(row, key)
        return natural_key(fold(text)) if text else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole
    ) -> Any:
        """Return the columns' names and what they mean."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(COLUMNS):
            return None
        if role == _Role.DisplayRole:
            return column_words(COLUMNS[section])
        if role == _Role.ToolTipRole:
            return _column_tip(COLUMNS[section])
        if role == _Role.TextAlignmentRole and COLUMNS[section] in _NUMBERS:
            return _RIGHT
        return None

    def data(self, index: Index, role: int = _Role.DisplayRole) -> Any:
        """Return what is shown of a cell."""
        row, key = self.rows[index.row()], COLUMNS[index.column()]
        if role == _Role.TextAlignmentRole:
            return _RIGHT if key in _NUMBERS else None
        if role == _Role.ForegroundRole:
            return None if key == "name" else theme().colour("ink" if key == "date" else "muted")
        if role == CHIPS_ROLE:
            return self._chips(row, key)
        if role == _Role.ToolTipRole:
            return self._tip(row, key)
        if key in EDITABLE and role in (CHOICES_ROLE, CHOICE_ROLE, NAMES_ROLE, SUGGESTIONS_ROLE,
                                        HINT_ROLE):  # fmt: skip
            return self._editing(row, key, role)
        return super().data(index, role)

    def editable(self, key: Hashable) -> bool:
        """Tell whether a column can be typed in."""
        return key in EDITABLE

    def _chips(self, row: TranscriptRow, key: str) -> list[Chip] | None:
        tally = self.tally(row.id)
        if key == "codings":
            pairs = [(coder, QLocale().toString(n)) for coder, n in tally.codings]
        elif key == "finished":
            pairs = [(coder, self.coder_name(coder)) for coder in tally.finished]
        else:
            return None
        known = [(self._coders[coder], words) for coder, words in pairs if coder in self._coders]
        return [(code_colour(coder.colour), words) for coder, words in known]

    def _tip(self, row: TranscriptRow, key: str) -> str | None:
        if key == "turns":
            tally = self.tally(row.id)
            turns = counted(tally.turns, _tr("1 turn"), _tr("{n} turns"))
            return f"{turns}, {counted(tally.speakers, _tr('1 speaker'), _tr('{n} speakers'))}"
        return self.text(row, key) or None

    def _editing(self, row: TranscriptRow, key: str, role: int) -> Any:
        if key == "kind":
            choices = [(kind, kind_words(kind)) for kind in KINDS]
            return {CHOICES_ROLE: choices, CHOICE_ROLE: row.record.kind}.get(role)
        if role == NAMES_ROLE:
            return {"people": self._people, "groups": self._groups}.get(key)
        if role == HINT_ROLE:
            return _tr("YYYY-MM-DD") if key == "date" else None
        return self._used.get(key) if role == SUGGESTIONS_ROLE else None


def _used(values: Any) -> list[str]:
    return sorted({value for value in values if value})


def _plain(row: TranscriptRow, key: str) -> str:
    found = {
        "name": row.name,
        "date": row.record.date,
        "interviewer": row.interviewer,
        "mode": row.record.mode,
        "language": row.record.language,
    }[key]
    return found or ""


def column_words(key: str) -> str:
    """Return a column's name."""
    return {
        "place": "#",
        "name": _tr("Name"),
        "people": _tr("Participants"),
        "groups": _tr("Groups"),
        "date": _tr("Date"),
        "kind": _tr("Kind"),
        "interviewer": _tr("Interviewer"),
        "mode": _tr("Mode"),
        "language": _tr("Language"),
        "length": _tr("Length"),
        "turns": _tr("Turns"),
        "codings": _tr("Codings"),
        "finished": _tr("Finished by"),
        "checked": _tr("Checked by"),
    }[key]


def _column_tip(key: str) -> str:
    return {
        "place": _tr("Place in the order of collection"),
        "groups": _tr("Groups of the participants"),
        "length": _tr("Characters of the stored text"),
        "turns": _tr("Turns · speakers"),
        "codings": _tr("Codings by coder, as far as you may see them"),
        "checked": _tr("Who has compared the text with the recording, and when"),
    }.get(key, column_words(key))


def _tr(text: str) -> str:
    return QCoreApplication.translate("TranscriptsModel", text)
