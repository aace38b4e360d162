"""A copy for one coder, built new from the rows that they may have.

Nothing is copied and then deleted: what is not on the list below never enters the file, so no free
page can hold it. The copy carries what the team shares (imported, or marked common), what its coder
made, and the codes that its coder has used; of another coder's work it holds nothing, not even
their name. A row that leans on something left out is left out too, unless the reference may be
empty.
"""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from sqlalchemy import Connection, Table, select

from app.models import clock, schema
from app.models.creation import make_file
from app.models.reader import Reader
from app.models.store import new_id

Row = dict[str, Any]
SETTING = "handout"
"""The copy's setting that says whose copy it is, as JSON: uid, to (the coder's id), at, reading."""


class _Allowed(NamedTuple):
    """A table whose rows may go out, without the values of the `blank` columns.

    `loose` are references that become empty where what they name stays behind; `personal` rows say
    something of participants and go only where that is wished.
    """

    blank: tuple[str, ...] = ()
    loose: tuple[str, ...] = ()
    personal: bool = False


# A table that is not named here stays behind; the storyline and the like are what others found.
ALLOWED: Mapping[str, _Allowed] = {
    "study": _Allowed(blank=("storyline", "core_category", "analysis_coder")),
    "coder": _Allowed(),
    "person": _Allowed(),
    "participant": _Allowed(blank=("summary",)),
    "participant_group": _Allowed(),
    "membership": _Allowed(),
    "attribute": _Allowed(personal=True),
    "attribute_value": _Allowed(personal=True),
    "consent": _Allowed(personal=True),
    "member_check": _Allowed(personal=True),
    "guide_version": _Allowed(),
    "guide_topic": _Allowed(),
    "guide_question": _Allowed(),
    "transcript": _Allowed(blank=("audio", "reconciled_on")),
    "transcript_participant": _Allowed(),
    "turn": _Allowed(),
    "question_asked": _Allowed(),
    "code": _Allowed(loose=("made_by", "parent")),
    "category": _Allowed(loose=("made_by",)),
    "placement": _Allowed(),
    "mention": _Allowed(),
    "property": _Allowed(),
    "property_place": _Allowed(),
    "relation_type": _Allowed(),
    "relation": _Allowed(),
    "evidence": _Allowed(),
    "paradigm": _Allowed(),
    "own_role": _Allowed(),
    "paradigm_role": _Allowed(),
    "waved_suggestion": _Allowed(),
    "diagram_place": _Allowed(),
    "coding": _Allowed(),
    "quotation": _Allowed(),
    "memo": _Allowed(),
    "outline_row": _Allowed(loose=("parent",)),
    "round": _Allowed(blank=("codebook_version", "sample", "seed")),
    "round_coder": _Allowed(),
    "round_transcript": _Allowed(),
    "finished": _Allowed(),
}


class Owner(NamedTuple):
    """Whose copy a project is: the coder's id, when it was written, and whether only to read."""

    coder: int
    at: str
    reading: bool = False


def owner_of(settings: Mapping[str, str]) -> Owner | None:
    """Return whose copy a project with these settings is; None where it is no copy for a coder."""
    try:
        held = json.loads(settings[SETTING])
        return Owner(int(held["to"]), str(held["at"]), held.get("reading") is True)
    except (KeyError, ValueError, TypeError):
        return None


def read_owner(connection: Connection) -> Owner | None:
    """Return whose copy the project behind a connection is; None where it is no copy."""
    setting = schema.setting
    query = select(setting.c.value).where(setting.c.name == SETTING)
    value = connection.execute(query).scalar()
    return None if value is None else owner_of({SETTING: value})


class Handout(NamedTuple):
    """What was handed out: the copy's own identity, and how many rows of each table it holds."""

    uid: str
    rows: Mapping[str, int]


def new_uid() -> str:
    """Return the identity of a copy that is to be written."""
    return f"{new_id():016x}"


def handout_rows(reader: Reader, coder: int | None, *, personal: bool = False) -> Mapping[str, int]:
    """Return how many rows of each table a copy for `coder` (None: somebody new) would hold."""
    found = _Collected(reader.connection, coder or 0, personal=personal)
    return {name: len(rows) for name, rows in found.rows.items() if rows}


def write_handout(
    reader: Reader, path: Path, coder: int, *, personal: bool = False, uid: str | None = None
) -> Handout:
    """Write the copy for `coder`; `personal`: with attributes and consent of participants.

    Refused where the file exists; raises Trouble where it cannot be written.
    """
    found = _Collected(reader.connection, coder, personal=personal)
    uid = uid or new_uid()
    value = json.dumps({"uid": uid, "to": coder, "at": clock.now()})
    found.rows["setting"] = [{"id": new_id(), "name": SETTING, "value": value}]
    make_file(path, found.rows)
    return Handout(uid, {name: len(rows) for name, rows in found.rows.items() if rows})


class _Collected:
    """The rows of a copy, table by table, each after what it refers to."""

    def __init__(self, connection: Connection, coder: int, *, personal: bool) -> None:
        self._connection = connection
        self._coder = coder
        self._ids: dict[str, set[int]] = {}
        self._used = _codes_used(connection, coder)
        self.rows: dict[str, list[Row]] = {}
        # Texts first: transcripts and spans name their versions.
        self._texts()
        for table in schema.metadata.sorted_tables:
            allowed = ALLOWED.get(table.name)
            if allowed is not None and (personal or not allowed.personal):
                self._collect(table, allowed)

    def _texts(self) -> None:
        """Take the version that each transcript has now; what it was before tells of edits."""
        version, folded = schema.text_version, schema.folded_text
        now = select(schema.transcript.c.text_version)
        rows = self._read(version, version.c.id.in_(now))
        self.rows[version.name] = [{**row, "before": None, "map": None} for row in rows]
        self._ids[version.name] = {row["id"] for row in self.rows[version.name]}
        self.rows[folded.name] = list(self._read(folded, folded.c.id.in_(now)))

    def _read(self, table: Table, *conditions: Any) -> Iterator[Row]:
        for row in self._connection.execute(select(table).where(*conditions)):
            yield dict(row._mapping)

    def _collect(self, table: Table, allowed: _Allowed) -> None:
        rows = [row for row in self._read(table) if self._may_go(table, row)]
        ids = self._ids[table.name] = {row["id"] for row in rows}
        kept = []
        for row in rows:
            row |= dict.fromkeys(allowed.blank)
            if self._leans_on_nothing_left_out(table, allowed, row):
                kept.append(row)
            else:
                ids.discard(row["id"])
        self.rows[table.name] = kept

    def _may_go(self, table: Table, row: Row) -> bool:
        """Tell whether a row is the coder's own, or the team's."""
        if row.get("gone") is not None:
            return False
        if table is schema.coder:
            return bool(row["id"] == self._coder)
        if table is schema.round_transcript:
            return row["coder"] in (None, self._coder)
        author = table.info["author"]
        if author is None or row[author] in (None, self._coder) or row.get("common") == 1:
            return True
        return table is schema.code and row["id"] in self._used

    def _leans_on_nothing_left_out(self, table: Table, allowed: _Allowed, row: Row) -> bool:
        for column in table.columns:
            value = row[column.name]
            for key in column.foreign_keys if value is not None else ():
                if value in self._ids.get(key.column.table.name, ()):
                    continue
                if column.name not in allowed.loose:
                    return False
                row[column.name] = None
        return True


def _codes_used(connection: Connection, coder: int) -> set[int]:
    table = schema.coding
    query = select(table.c.code).where(table.c.coder == coder).distinct()
    return set(connection.execute(query).scalars())
