"""Codings and turns packed by transcript, for counting hundreds of thousands of them.

A row holds a transcript's columns as numbers with commas between them. SQLite packs 600,000 codings
in a third of a second and lets other threads run meanwhile; as single rows they take a second and
some hundred megabytes, and the window stands still while they are made. Within a transcript the
order is SQLite's: whoever needs one sorts.
"""

import json
from collections.abc import Collection
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, String, case, func, or_, select, type_coerce

from app.models import schema
from app.models.queries.registry import query
from app.models.reader import Reader
from app.models.statements import among


class PackedCodings(NamedTuple):
    """One transcript's codings, column by column; offsets in code points."""

    transcript: int
    starts: str
    ends: str
    codes: str
    coders: str


class PackedTurns(NamedTuple):
    """One transcript's turns, column by column; a turn that is no participant's has 0.

    `asks` has 1 for an interviewer's turn, else 0; `spoken` is the number of turns that have a
    label, a role or a participant.
    """

    transcript: int
    starts: str
    ends: str
    participants: str
    asks: str
    spoken: int


@query
def packed_codings(reader: Reader, coders: Collection[int] | None = None) -> list[PackedCodings]:
    """Return the visible codings of some coders (None: of all), packed by transcript."""
    table = schema.coding
    columns = (table.c.start, table.c.end, table.c.code, table.c.coder)
    found = select(table.c.transcript, *map(_packed, columns)).where(reader.may_see(table))
    if coders is not None:
        found = found.where(table.c.coder.in_(list(coders)))
    rows = reader.connection.execute(found.group_by(table.c.transcript))
    return [PackedCodings._make(row) for row in rows]


@query
def packed_turns(reader: Reader, transcripts: Collection[int] | None = None) -> list[PackedTurns]:
    """Return the turns of some transcripts (None: of all), packed by transcript."""
    table = schema.turn
    asks = case((table.c.role == "interviewer", 1), else_=0)
    columns = (table.c.start, table.c.end, func.coalesce(table.c.participant, 0), asks)
    speaks = or_(
        func.coalesce(table.c.speaker, "") != "",
        table.c.participant.is_not(None),
        table.c.role != "unknown",
    )
    found = select(table.c.transcript, *map(_packed, columns), func.sum(case((speaks, 1), else_=0)))
    values = {}
    if transcripts is not None:
        found = found.where(among(table.c.transcript, "transcripts"))
        values["transcripts"] = json.dumps(list(transcripts))
    rows = reader.connection.execute(found.group_by(table.c.transcript), values)
    return [PackedTurns._make(row) for row in rows]


def _packed(column: ColumnElement[Any]) -> ColumnElement[str]:
    return func.aggregate_strings(type_coerce(column, String), ",")
