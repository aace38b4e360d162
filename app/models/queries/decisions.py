"""Reading what was decided about the differences between coders."""

from typing import NamedTuple

from sqlalchemy import select

from app.models import schema
from app.models.queries.registry import query
from app.models.reader import Reader


class Settlement(NamedTuple):
    """A disagreement that somebody has ruled on; `key` is its identity within its freeze.

    `codings` is JSON: the ids of what the ruling put into the consensus.
    """

    freeze: int
    key: str
    transcript: int
    start: int
    end: int
    kind: str
    first_code: int | None
    second_code: int | None
    codings: str | None
    decision: int
    ruling: str
    reason: str | None
    at: str
    meeting: int | None


class Decider(NamedTuple):
    """One of those who made a decision."""

    decision: int
    coder: int


@query
def settlements(reader: Reader, freeze: int | None = None) -> list[Settlement]:
    """Return what was settled at a freeze (None: at any), by transcript and place.

    Where a hidden coder's round is open, nothing of the freezes with them is told.
    """
    table, decision = schema.disagreement, schema.decision
    hidden = _freezes_with(reader)
    columns = [
        decision.c[name] if name in ("ruling", "reason", "at", "meeting") else table.c[name]
        for name in Settlement._fields
    ]
    found = select(*columns).join(decision, decision.c.id == table.c.decision)
    if freeze is not None:
        found = found.where(table.c.freeze == freeze)
    rows = reader.connection.execute(found.order_by(table.c.transcript, table.c.start, table.c.id))
    return [Settlement._make(row) for row in rows if row.freeze not in hidden]


@query
def deciders(reader: Reader) -> list[Decider]:
    """Return who made which decision, as far as the viewer may know of it."""
    told = {row.decision for row in settlements(reader)}
    table = schema.decision_coder
    found = select(table.c.decision, table.c.coder).order_by(table.c.id)
    rows = reader.connection.execute(found)
    return [Decider._make(row) for row in rows if row.decision in told]


def _freezes_with(reader: Reader) -> set[int]:
    """Return the freezes of rounds in which somebody coded who is hidden from the viewer now."""
    if not reader.viewer.hidden:
        return set()
    freeze, member = schema.freeze, schema.round_coder
    found = (
        select(freeze.c.id)
        .join(member, member.c.round == freeze.c.round)
        .where(member.c.coder.in_(sorted(reader.viewer.hidden)))
    )
    return set(reader.connection.execute(found).scalars())
