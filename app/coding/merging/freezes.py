"""Freezes that were made in a copy of the whole project, with the codings that they keep.

What a freeze keeps lies outside the journal and never changes, so it is taken over as it is. Where
both sides froze a round, ours stands and theirs comes in as taken back, and which of them stands is
listed to be decided. A copy that knows only some of a round's coders cannot have frozen the round:
what it says of the round's end is not taken over, or the others' blindness would end with it.
"""

import json
from collections.abc import Iterable
from typing import Any

from app.coding.merging.outcome import STANDING, Conflict
from app.coding.merging.rows import Row, Rows
from app.coding.operations.rounds import OPENINGS
from app.models.incoming import Incoming
from app.models.transaction import Transaction

BOTH_FROZE = "frozen on both sides; the other freeze stands"
_OPENINGS = OPENINGS.format(round="")


class Freezes:
    """Takes over freezes, before and after the rows of their table."""

    def __init__(self, tx: Transaction, incoming: Incoming, rows: Rows) -> None:
        self._tx = tx
        self._incoming = incoming
        self._rows = rows
        self._partial = self._known_in_part()

    def _known_in_part(self) -> set[int]:
        """Return the rounds of which the copy does not know all coders."""
        there = {(row["round"], row["coder"]) for row in self._incoming.rows("round_coder")}
        here = {(row.round, row.coder) for row in self._tx.store("round_coder").find()}
        return {round_ for round_, _coder in here - there}

    def ready(self, table: str, copies: dict[int, Row]) -> None:
        """Take out of the copy's rows what it cannot say of rounds that it knows in part."""
        for ident, row in list(copies.items()):
            if table == "round" and ident in self._partial:
                row["state"] = self._tx.store("round").get(ident).state
            elif table == "freeze" and row["round"] in self._partial:
                ours = self._tx.store("freeze").one(id=ident)
                if ours is None:
                    del copies[ident]
                else:
                    row.update(ours._asdict())
            elif table == "unblinding" and row["coder"] is None:
                # "Everyone" in a coder's copy is that coder.
                row["coder"] = self._incoming.coder

    def take(self, before: Iterable[int]) -> None:
        """Take over what new freezes keep; `before` are the freezes that were here already."""
        store = self._tx.store("freeze")
        fresh = {row.id: row for row in store.find()}
        for ident in before:
            fresh.pop(ident, None)
        if not fresh:
            return
        for table in ("frozen_placement", "frozen_coding"):
            self._keep(table, [row for row in self._incoming.rows(table) if row["freeze"] in fresh])
        for row in fresh.values():
            if row.unfrozen_at is None:
                self._stand(row)

    def _stand(self, theirs: Any) -> None:
        """Let ours stand where both sides froze a round, and list it."""
        store = self._tx.store("freeze")
        standing = store.find(round=theirs.round, unfrozen_at=None)
        ours = next((row for row in standing if row.id != theirs.id), None)
        if ours is not None:
            store.change(theirs.id, unfrozen_at=self._tx.now(), unfrozen_why=BOTH_FROZE)
            self._rows.outcome.conflicts.append(
                Conflict("freeze", ours.id, STANDING, "both-changed", ours.id, theirs.id)
            )

    def _keep(self, table: str, kept: list[Row]) -> None:
        store = self._tx.store(table)
        have = {row.id for row in store.find(id=[row["id"] for row in kept])}
        fresh = [row for row in kept if row["id"] not in have]
        if table == "frozen_coding":
            fresh = [row for row in fresh if self._placed(row)]
        store.add_many(fresh)

    def _placed(self, row: Row) -> bool:
        """Lay a frozen coding on a text that is here; what has no words here is listed."""
        if self._tx.texts.count(id=row["text_version"]):
            return True
        place = self._rows.texts.place(row) if self._rows.texts.knows(row["transcript"]) else None
        if place is None:
            self._rows.outcome.conflicts.append(
                Conflict("frozen_coding", row["id"], None, "text-lost", None, row)
            )
            return False
        row |= {"text_version": place.version, "start": place.start, "end": place.end}
        return True


def bring_openings(tx: Transaction, incoming: Incoming) -> None:
    """Add what the copy knows of names that were changed while a round was blind."""
    for row in incoming.rows("setting"):
        if row["name"].startswith(_OPENINGS):
            have = tx.settings.one(name=row["name"])
            if have is None:
                tx.settings.add(name=row["name"], value=row["value"])
            else:
                known = json.loads(have.value)
                more = [one for one in json.loads(row["value"]) if one not in known]
                merged = sorted([*known, *more], key=lambda one: str(one[2]))
                tx.settings.change(have.id, value=json.dumps(merged))
