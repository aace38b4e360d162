"""Rows that both sides made independently and that may be there once only.

The same coder may have put the same code on the same span in two copies, or both sides may have put
a participant into a group, or have begun a consensus. Ours stays; of codings it takes what theirs
says besides.
"""

from typing import Any

from app.coding.merging.heirs import Heirs
from app.models.rules import ONCE
from app.models.transaction import Transaction

Row = dict[str, Any]
CONSENSUS_KIND = "consensus"


class Twins:
    """Finds rows here that stand for new rows of the copy."""

    def __init__(self, tx: Transaction) -> None:
        self._tx = tx

    def without(self, table: str, rows: list[Row], heirs: Heirs) -> list[Row]:
        """Return the rows without those that have a twin, here or among themselves."""
        if table == "coder":
            return self._one_consensus(rows, heirs)
        columns = next((names for name, *names in ONCE if name == table), None)
        if columns is None or not rows:
            return rows
        here: dict[tuple[Any, ...], int] = {}
        for value in {row[columns[0]] for row in rows}:
            for mine in self._tx.store(table).find(**{columns[0]: value}):
                here[tuple(getattr(mine, name) for name in columns)] = mine.id
        fresh: dict[int, Row] = {}
        for row in rows:
            key = tuple(row[name] for name in columns)
            twin = here.setdefault(key, row["id"])
            if twin == row["id"]:
                fresh[twin] = row
                continue
            heirs.is_twin(table, row["id"], twin)
            if table == "coding" and twin in fresh:
                fresh[twin] |= _both(fresh[twin], row)
            elif table == "coding":
                have = self._tx.codings.get(twin)
                self._tx.codings.change(twin, **_both(have._asdict(), row))
        return list(fresh.values())

    def _one_consensus(self, rows: list[Row], heirs: Heirs) -> list[Row]:
        """Return the coders but a second Consensus: each side makes its own when first needed."""
        ours = self._tx.coders.one(kind=CONSENSUS_KIND)
        for row in rows:
            if ours is not None and row["kind"] == CONSENSUS_KIND:
                heirs.is_twin("coder", row["id"], ours.id)
        return [row for row in rows if ours is None or row["kind"] != CONSENSUS_KIND]


def _both(ours: Row, theirs: Row) -> Row:
    """Return what one coding says that stands for both."""
    texts = [text for text in (ours["memo"], theirs["memo"]) if text]
    memo = "\n\n".join(dict.fromkeys(texts)) or None
    return {"memo": memo, "quotable": max(ours["quotable"], theirs["quotable"])}
