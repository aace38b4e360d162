"""Reading from the journal when codes were changed, and which were split off another.

Insertions are not kept in order of rows, so a split is found by its operation and not by its code;
so are the codings that went with a deleted code.
"""

import json
from collections.abc import Collection
from typing import NamedTuple

from sqlalchemy import select

from app.models import schema
from app.models.queries.registry import query
from app.models.reader import Reader
from app.models.statements import among

_DELETING = ("delete-codes", "delete-things")
_LEAVE_THE_MEANING = ("order-codes", "recolour-codes", "nest-codes", "share", "open-round")


class CodeChange(NamedTuple):
    """When an operation changed what a code says, or took it away."""

    code: int
    at: str


class CodeSplit(NamedTuple):
    """A code that was split off another, and when; `source` is None in files that do not say."""

    code: int
    source: int | None
    at: str


class LostCoding(NamedTuple):
    """A coding that went when its code was deleted."""

    id: int
    code: int
    transcript: int
    coder: int
    start: int
    end: int


@query
def code_changes(reader: Reader, codes: Collection[int]) -> list[CodeChange]:
    """Return when visible operations changed the wording of some codes, the oldest first.

    Order, colour and place say nothing about what is coded and are left out.
    """
    op, change, code = schema.op, schema.change, schema.code
    found = (
        select(change.c.row, op.c.at)
        .distinct()
        .join(op, op.c.id == change.c.op)
        .join(code, code.c.id == change.c.row)
        .where(among(change.c.row, "codes"), change.c.tbl == "code", change.c.kind != "insert")
        .where(op.c.kind.not_in(_LEAVE_THE_MEANING), reader.may_see(op))
        .where(reader.may_see(code))
        .order_by(op.c.at, change.c.row)
    )
    rows = reader.connection.execute(found, {"codes": json.dumps(list(codes))})
    return [CodeChange._make(row) for row in rows]


@query
def code_splits(reader: Reader) -> list[CodeSplit]:
    """Return the visible codes that were split off another, the oldest first."""
    op, change, code = schema.op, schema.change, schema.code
    found = (
        select(change.c.row, op.c.details, op.c.at)
        .join(op, op.c.id == change.c.op)
        .join(code, code.c.id == change.c.row)
        .where(op.c.kind == "split-code", op.c.role == "do", reader.may_see(op))
        .where(change.c.tbl == "code", change.c.kind == "insert", reader.may_see(code))
        .order_by(op.c.id)
    )
    rows = reader.connection.execute(found)
    return [CodeSplit(row, json.loads(details).get("source"), at) for row, details, at in rows]


@query
def lost_codings(reader: Reader, codes: Collection[int]) -> list[LostCoding]:
    """Return the codings that visible operations deleted together with some codes, in any order."""
    op, change = schema.op, schema.change
    found = (
        select(change.c.row, change.c.before)
        .distinct()
        .join(op, op.c.id == change.c.op)
        .where(op.c.kind.in_(_DELETING), op.c.role != "undo", reader.may_see(op))
        .where(change.c.tbl == "coding", change.c.kind == "delete")
    )
    wanted, hidden = set(codes), reader.viewer.hidden
    lost: dict[int, LostCoding] = {}
    for ident, before in reader.connection.execute(found):
        row = json.loads(before)
        if row["code"] in wanted and row["coder"] not in hidden:
            lost[ident] = LostCoding(ident, *(row[name] for name in LostCoding._fields[1:]))
    return list(lost.values())
