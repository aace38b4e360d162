"""A copy for a third person who decides what two coders left open: both codings of each open
disagreement, the texts that they stand in, the team's codes, and nothing else.

Like a hand-out it is built new, column by column of what is needed: no other coding, no memo, no
decision, no history, no participant. The two coders stand in it as "Coder A" and "Coder B": who
decides shall weigh the coding and not the person. Rulings come home by a merge, as decisions of the
arbiter.
"""

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Table, select

from app.models import clock, schema
from app.models.creation import make_file
from app.models.handout import SETTING, Handout, Row
from app.models.queries import FrozenCoding
from app.models.reader import Reader
from app.models.store import new_id

UNNAMED = "unnamed"
"""The kind of a coder who is in a copy only as one of the two sides."""
SIDES = ("Coder A", "Coder B")

# What a row keeps besides what its table cannot do without; everything else stays behind.
_KEPT: Mapping[str, frozenset[str]] = {
    "transcript": frozenset(("language", "position")),
    "turn": frozenset(("speaker", "milliseconds")),
    "code": frozenset(("name2", "definition", "when_to_use", "when_not_to_use", "example")),
}


def write_arbiter_copy(
    reader: Reader,
    path: Path,
    arbiter: int,
    *,
    freeze: int,
    sides: Sequence[int],
    codings: Sequence[FrozenCoding],
    uid: str,
) -> Handout:
    """Write the copy for `arbiter`: frozen codings of open disagreements, on the present texts.

    `sides` are the two coders. Refused where the file exists; raises Trouble where it cannot be
    written.
    """
    found = _Collected(reader.connection, freeze, codings)
    found.collect(arbiter, sides)
    value = json.dumps({"uid": uid, "to": arbiter, "at": clock.now(), "decides": freeze})
    found.rows["setting"] = [{"id": new_id(), "name": SETTING, "value": value}]
    make_file(path, found.rows)
    return Handout(uid, {name: len(rows) for name, rows in found.rows.items()})


def decides(settings: Mapping[str, str]) -> int | None:
    """Return the freeze whose open disagreements a project with these settings is for, or None."""
    try:
        return int(json.loads(settings[SETTING])["decides"])
    except (KeyError, ValueError, TypeError):
        return None


class _Collected:
    """The rows of the copy, table by table."""

    def __init__(
        self, connection: Connection, freeze: int, codings: Sequence[FrozenCoding]
    ) -> None:
        self._connection = connection
        self._freeze = freeze
        self._codings = codings
        self.rows: dict[str, list[Row]] = {}

    def collect(self, arbiter: int, sides: Sequence[int]) -> None:
        """Read what the copy holds."""
        texts = {row.transcript for row in self._codings}
        self._take(schema.study)
        self._coders(arbiter, sides)
        self._take(schema.transcript, schema.transcript.c.id.in_(texts))
        self._texts()
        self._take(schema.turn, schema.turn.c.transcript.in_(texts))
        used = {row.code for row in self._codings}
        codes = schema.code
        self._take(codes, codes.c.gone.is_(None), (codes.c.common == 1) | codes.c.id.in_(used))
        self._round(texts, sides)
        version = {row["id"]: row["text_version"] for row in self.rows["transcript"]}
        self.rows["frozen_coding"] = [
            row._asdict()
            | {"freeze": self._freeze, "text_version": version[row.transcript], "memo": None}
            for row in self._codings
        ]

    def _coders(self, arbiter: int, sides: Sequence[int]) -> None:
        coder = schema.coder
        self.rows["coder"] = [
            row if row["id"] == arbiter else row | self._unnamed(sides.index(row["id"]))
            for row in self._read(coder, coder.c.id.in_([arbiter, *sides]))
        ]

    @staticmethod
    def _unnamed(side: int) -> Row:
        return {"name": SIDES[side], "kind": UNNAMED, "position": side}

    def _texts(self) -> None:
        now = {row["text_version"] for row in self.rows["transcript"]}
        version, folded = schema.text_version, schema.folded_text
        rows = self._read(version, version.c.id.in_(now))
        self.rows["text_version"] = [row | {"before": None, "map": None} for row in rows]
        self.rows["folded_text"] = list(self._read(folded, folded.c.id.in_(now)))

    def _round(self, texts: Collection[int], sides: Collection[int]) -> None:
        freeze, round_ = schema.freeze, schema.round_
        self._take(freeze, freeze.c.id == self._freeze)
        of = self.rows["freeze"][0]["round"]
        self._take(round_, round_.c.id == of)
        member, text = schema.round_coder, schema.round_transcript
        self._take(member, member.c.round == of, member.c.coder.in_(sides))
        self._take(text, text.c.round == of, text.c.transcript.in_(texts))

    def _take(self, table: Table, *conditions: Any) -> None:
        kept = _KEPT.get(table.name, frozenset())
        blank = [column.name for column in table.c if column.nullable and column.name not in kept]
        rows = self._read(table, *conditions)
        self.rows[table.name] = [row | dict.fromkeys(blank) for row in rows]

    def _read(self, table: Table, *conditions: Any) -> Iterator[Row]:
        for row in self._connection.execute(select(table).where(*conditions)):
            yield dict(row._mapping)
