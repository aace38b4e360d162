"""The first columns of tables with a row for each theme, sub-theme or code: what a row is about.

A name is merged with the one above it where it is the same; where sub-themes nest, or codes do, the
lower one is indented and its cell also holds the whole path, for files that show no indentation.
"""

from collections.abc import Collection, Sequence
from typing import Literal

from app.coding.reports.inputs import Node, Say
from app.coding.reports.theme_tree import UNPLACED, Entry, Tree
from app.coding.tables.value import Cell, Column, RowKind

Level = Literal["theme", "category", "code"]
# What each level shows beside the theme; sub-themes are left out where codes are the rows, because
# tables across need the room.
_SHOWN: dict[Level, frozenset[str]] = {
    "theme": frozenset(),
    "category": frozenset(("sub-theme",)),
    "code": frozenset(("code",)),
}


class RowNames:
    """Columns and cells that name the rows; `show` may have "sub-theme" and "code"."""

    def __init__(
        self, show: Collection[str], *, totals: bool, between: str = ": ", narrow: bool = False
    ) -> None:
        self.show = show
        self.totals = totals
        self.between = between
        self.narrow = narrow

    def columns(self, say: Say) -> list[Column]:
        """Return the columns of names."""
        less = 0.6 if self.narrow else 0.0
        found = [Column("theme", say("theme"), weight=2.8 - less, stub=True)]
        found += [
            Column(key, say(key), weight=3.2 - less, stub=True)
            for key in ("sub-theme", "code")
            if key in self.show
        ]
        return found

    def cells(self, entry: Entry, before: Entry | None) -> list[Cell]:
        """Return the names of a row; `before` is the row above, None where nothing is merged."""
        same_theme = before is not None and before.theme.id == entry.theme.id
        cells = [Cell(entry.theme.name, continues=same_theme)]
        if "sub-theme" in self.show:
            path = entry.between
            same = same_theme and before is not None and bool(path) and before.between == path
            # Without totals a sub-theme's parent has no row to be indented under.
            cells.append(self._nested(path, continues=same, indented=self.totals))
        if "code" in self.show:
            cells.append(self._nested(entry.codes, continues=False, indented=True))
        return cells

    def _nested(self, path: tuple[Node, ...], *, continues: bool, indented: bool) -> Cell:
        full = self.between.join(node.name for node in path)
        if not indented or len(path) < 2:
            return Cell(full, continues)
        return Cell(path[-1].name, continues, indent=len(path) - 1, full=full)


def level_rows(tree: Tree, level: Level, *, totals: bool) -> tuple[RowNames, list[Entry]]:
    """Return the rows of a table across, down to a level; `totals`: also for what is above it."""
    shown = _SHOWN[level]
    entries = tree.entries(
        between="sub-theme" in shown, codes="code" in shown, totals=totals or level == "theme"
    )
    return RowNames(shown, totals=totals, narrow=bool(shown)), entries


def row_kind(entry: Entry) -> RowKind:
    """Return how a row prints: what has rows below it stands out."""
    if entry.theme.id == UNPLACED:
        return "unplaced"
    if entry.leaf:
        return "normal"
    return "total" if len(entry.path) == 1 else "subtotal"


def begins_theme(entry: Entry, before: Entry | None) -> bool:
    """Tell whether a line is due above the row."""
    return before is not None and before.theme.id != entry.theme.id


def in_order(entries: Sequence[Entry]) -> list[tuple[Entry, Entry | None]]:
    """Return each row with the one above it."""
    return list(zip(entries, (None, *entries[:-1]), strict=True))
