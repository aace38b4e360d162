"""Rows of the copy, taken over one table at a time.

A row that is not here is new, unless it was removed here. Of one that is here, every column that
the copy changed since it went out is taken over where it has not changed here too; where both did,
ours stands and theirs is listed.
"""

from collections.abc import Callable, Mapping
from typing import Any

from app.coding.merging.decisions import merge_disagreements
from app.coding.merging.heirs import Heirs
from app.coding.merging.outcome import Conflict, Outcome
from app.coding.merging.texts import Texts
from app.coding.merging.turns import merge_turns
from app.coding.merging.twins import Twins
from app.models.incoming import Incoming, News
from app.models.shape import references
from app.models.transaction import Transaction

Row = dict[str, Any]
Ready = Callable[[str, dict[int, Row]], None]
SPAN = ("text_version", "start", "end")
WITH_SPANS = frozenset(("coding", "quotation", "evidence", "memo"))
# Decided at the end, when it is seen what still leans on the row.
LATE = ("gone", "merged_into")
# Removed here on purpose, perhaps because a participant withdrew: never brought back by a copy.
FINAL = frozenset(("transcript", "participant", "text_version"))


class Rows:
    """Merges tables in order. `copies` keeps what the copy held, by table and id."""

    def __init__(
        self, tx: Transaction, incoming: Incoming, news: News, texts: Texts, outcome: Outcome
    ) -> None:
        self.tx = tx
        self.news = news
        self.texts = texts
        self.outcome = outcome
        self.copies: dict[str, dict[int, Row]] = {}
        self._incoming = incoming
        # Where codes and headings stood here before the copy moved them
        self.parents: dict[tuple[str, int], int | None] = {}
        self._left: set[tuple[str, int]] = set()  # rows that cannot stand here
        self._twins = Twins(tx)
        self.heirs = Heirs(tx)

    def merge(self, table: str, ready: Ready | None = None) -> None:
        """Take one table over; `ready` may change what the copy says before it is looked at."""
        copies = self.copies[table] = {row["id"]: row for row in self._incoming.rows(table)}
        if ready is not None:
            ready(table, copies)
        before = self.news.before.get(table, {})
        ours = {row.id: row for row in self.tx.store(table).find(id=list(copies))}
        removed = self.tx.removed_here(table, copies.keys() - ours.keys())
        if table == "transcript":
            self._match_texts(copies, ours, removed)
        if table == "turn":
            merge_turns(self, copies, ours)
            return
        if table == "disagreement":
            merge_disagreements(self, copies, ours, removed)
            return
        added = []
        for ident, theirs in copies.items():
            mine = ours.get(ident)
            if mine is not None:
                if ident in before:
                    self.change(table, theirs, mine, before[ident] or {})
            elif ident not in removed:
                added.append(theirs)
            elif ident in before:
                self._removed_here(table, theirs, added)
        self.add(table, added)

    def _match_texts(self, copies: Mapping[int, Row], ours: Any, removed: set[int]) -> None:
        for ident, theirs in copies.items():
            if ident in ours:
                self.texts.match(theirs, ours[ident])
            elif ident not in removed:
                self.texts.take(theirs)
        for ident in self.texts.twice:
            self._conflict("transcript", ident, "text_version", "text-changed-twice", None, None)

    def _removed_here(self, table: str, theirs: Row, added: list[Row]) -> None:
        """Bring back what the copy has worked on since, or list what stays removed."""
        if table in FINAL:
            self._leave(table, theirs, "deleted-here")
        else:
            added.append(theirs)

    # New rows

    def add(self, table: str, rows: list[Row]) -> None:
        """Add rows of the copy, as far as they can stand here and have no twin."""
        ready = [row for theirs in rows if (row := self._fitted(table, theirs)) is not None]
        fresh = self._twins.without(table, ready, self.heirs)
        self.tx.store(table).add_many(fresh)
        self.outcome.added[table] += len(fresh)
        if table == "coding":
            self.outcome.codings_of.update(row["transcript"] for row in fresh)

    def _fitted(self, table: str, theirs: Row) -> Row | None:
        """Return a row as it can stand here, or None (and list it) where it cannot."""
        row = dict(theirs)
        for column, target in references(table).items():
            if row[column] is not None and not self._leads_somewhere(row, column, target):
                self._leave(table, theirs, "deleted-here")
                return None
        if self._has_span(table, row) and not self._place(row):
            self._leave(table, theirs, "text-lost")
            return None
        return row

    def _leave(self, table: str, theirs: Row, why: str) -> None:
        self._left.add((table, theirs["id"]))
        self._conflict(table, theirs["id"], None, why, None, theirs)

    def _leads_somewhere(self, row: Row, column: str, target: str) -> bool:
        if column in LATE or target == "text_version":
            return True
        living = row.get("gone") is None
        found = self.heirs.of(target, row[column], revive=living)
        if found is None:
            # It may stand further down in the same table, or was removed here: bring it back.
            theirs = self.copies.get(target, {}).get(row[column])
            if theirs is None or target in FINAL or (target, row[column]) in self._left:
                return False
            if self.tx.removed_here(target, [row[column]]):
                self.add(target, [theirs])
            return (target, row[column]) not in self._left
        row[column] = found
        return True

    @staticmethod
    def _has_span(table: str, row: Mapping[str, Any]) -> bool:
        return table in WITH_SPANS and row["start"] is not None

    def _place(self, row: Row) -> bool:
        place = self.texts.place(row)
        if place is None:
            return False
        row |= place._asdict() | {"text_version": place.version}
        del row["version"]
        return True

    # Rows that both sides have

    def change(self, table: str, theirs: Row, mine: Any, base: Row) -> None:
        """Take over the columns that only the copy changed since `base`."""
        values: Row = {}
        target = self.heirs.of(table, mine.id, revive=False) or mine.id
        for column, now in theirs.items():
            if column in LATE or column in SPAN or base.get(column, _NOTHING) == now:
                continue
            names = references(table).get(column)
            if names is not None and now is not None:
                now = self.heirs.of(names, now, revive=True)
            have = getattr(mine, column)
            if have == now:
                continue
            if column in base and have == base[column]:
                values[column] = now
            else:
                self._conflict(table, mine.id, column, "both-changed", have, now)
        if self._has_span(table, theirs) and _moved(base, theirs):
            values |= self._moved_span(table, theirs, mine, base)
        if "parent" in values:
            self.parents[table, target] = mine.parent
        if values and self.tx.store(table).change(target, **values):
            self.outcome.changed[table] += 1
            if table == "coding":
                self.outcome.changed_of[mine.transcript] += 1

    def _moved_span(self, table: str, theirs: Row, mine: Any, base: Row) -> Row:
        new, old = (
            self.texts.place(theirs),
            self.texts.place(base | {"transcript": mine.transcript}),
        )
        have = (mine.start, mine.end)
        if new is None or have == (new.start, new.end):
            return {}
        if old is not None and have != (old.start, old.end):
            ours = {"start": mine.start, "end": mine.end}
            there = {"start": new.start, "end": new.end, "text_version": new.version}
            self._conflict(table, mine.id, "span", "both-changed", ours, there)
            return {}
        return {"text_version": new.version, "start": new.start, "end": new.end}

    def _conflict(
        self, table: str, row: int, field: str | None, why: str, ours: Any, theirs: Any
    ) -> None:
        self.outcome.conflicts.append(Conflict(table, row, field, why, ours, theirs))


_NOTHING = object()


def _moved(base: Row, theirs: Row) -> bool:
    return bool(base) and any(base.get(name) != theirs[name] for name in ("start", "end"))
