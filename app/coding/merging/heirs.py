"""What a reference of the copy means here: the row itself, its twin, or what it was merged into.

A code or category that was deleted here comes back when something that lives leans on it, and one
that was merged is followed to where it went.
"""

from app.models.transaction import Transaction

_WITH_TOMBSTONES = frozenset(("code", "category"))


class Heirs:
    """Follows ids of the copy to ids here."""

    def __init__(self, tx: Transaction) -> None:
        self._tx = tx
        self._twins: dict[tuple[str, int], int] = {}
        self._there: set[tuple[str, int]] = set()
        self._lives: dict[tuple[str, int], int] = {}

    def is_twin(self, table: str, row: int, ours: int) -> None:
        """Remember that a row of the copy is what `ours` is here."""
        self._twins[table, row] = ours

    def of(self, table: str, row: int, *, revive: bool) -> int | None:
        """Return the row here, or None where there is none; with `revive` it lives afterwards."""
        row = self._twins.get((table, row), row)
        if table not in _WITH_TOMBSTONES or not revive:
            return row if self._is_here(table, row) else None
        key = (table, row)
        if key not in self._lives:
            found = self._living(table, row)
            if found is None:
                return None
            self._lives[key] = found
        return self._lives[key]

    def _is_here(self, table: str, row: int) -> bool:
        key = (table, row)
        if key not in self._there and self._tx.store(table).count(id=row):
            self._there.add(key)
        return key in self._there

    def _living(self, table: str, row: int) -> int | None:
        store = self._tx.store(table)
        seen: set[int] = set()
        found = store.one(id=row)
        while found is not None and found.gone == "merged" and found.merged_into not in seen:
            seen.add(found.id)
            found = store.one(id=found.merged_into)
        if found is None:
            return None
        if found.gone is not None:
            store.change(found.id, gone=None, merged_into=None)
        return int(found.id)
