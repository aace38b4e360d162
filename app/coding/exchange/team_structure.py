"""The team's categories, themes and places of codes, during an import.

Read once and written once at the end, so that placing two thousand codes is two inserts. A heading
is found among its siblings by its name, one of the wanted level first: what the team has since made
a theme is still found by a file that calls it a category. A code that the team has placed stays.
"""

from collections.abc import Sequence
from typing import Any

from app.coding.exchange.paths import HEADINGS, split_path
from app.coding.exchange.trees import Place, heading_places
from app.coding.operations.names import clean_name
from app.models.errors import Refusal
from app.models.store import new_id
from app.models.transaction import Transaction


def place_named(theme: str, category: str) -> Place:
    """Return the place that two cells name; refused where a name is empty or not allowed."""
    for cell in (theme, category):
        names = split_path(cell, HEADINGS)
        if not all(names):
            raise Refusal("path-part-empty", path=cell)
        for name in names:
            clean_name(name)
    return Place(split_path(theme, HEADINGS), split_path(category, HEADINGS))


def _seen_placements(tx: Transaction) -> list[Any]:
    """Return the team's placements of what the viewer may see, so that numbers tell no more."""
    placed = tx.placements.find(owner=None)
    if not tx.viewer.hidden:
        return placed
    codes = {row.id for row in tx.codes.seen.find()}
    categories = {row.id for row in tx.categories.seen.find()}
    return [row for row in placed if row.code in codes or row.category in categories]


class TeamStructure:
    """The structure as it stands, and what an import adds to it."""

    def __init__(self, tx: Transaction) -> None:
        """Read the team's placements and the headings that the viewer may see, once."""
        placed = _seen_placements(tx)
        self._parents = {row.category: row.parent for row in placed if row.category is not None}
        codes = [row for row in placed if row.code is not None]
        self._place_of_code = {row.code: row.parent for row in codes if row.parent is not None}
        visible = tx.categories.seen.find(gone=None)
        headings = [row for row in visible if row.id in self._parents]
        self.rows: dict[int, Any] = {row.id: row for row in headings}
        self.places = heading_places(headings, self._parents)
        self._below: dict[int | None, dict[str, list[tuple[int, str]]]] = {}
        for row in headings:
            self._list(row.id, row.name, row.level)
        self._next: dict[int | None, int] = {}
        for row in placed:
            self._next[row.parent] = max(self._next.get(row.parent, 0), row.position + 1)
        self._colour = tx.categories.seen.count()
        self._now, self._coder = tx.now(), tx.coder
        # What a blind coder makes is not shown to the others yet.
        self._common = int(not tx.viewer.hidden)
        self._headings: list[dict[str, Any]] = []
        self._placements: list[dict[str, Any]] = []

    def _list(self, heading: int, name: str, level: str) -> None:
        siblings = self._below.setdefault(self._parents[heading], {})
        siblings.setdefault(name, []).append((heading, level))

    def find(self, place: Place) -> int | None:
        """Return the heading at a place, or None where there is none (or none is named)."""
        at, left = self._walk(place)
        return None if left else at

    def _walk(self, place: Place) -> tuple[int | None, list[tuple[str, str]]]:
        """Return how far down a place exists, and the (name, level) that are missing below."""
        wanted = [(name, "theme") for name in place.themes]
        wanted += [(name, "category") for name in place.categories]
        at: int | None = None
        for number, (name, level) in enumerate(wanted):
            found = self._child(at, name, level)
            if found is None:
                return at, wanted[number:]
            at = found
        return at, []

    def _child(self, parent: int | None, name: str, level: str) -> int | None:
        same = self._below.get(parent, {}).get(name, [])
        best = sorted(same, key=lambda one: one[1] != level)
        return best[0][0] if best else None

    def find_path(self, names: Sequence[str]) -> int | None:
        """Return the heading at names from the top, whatever their levels, or None."""
        at: int | None = None
        for name in names:
            at = self._child(at, name, "theme")
            if at is None:
                return None
        return at

    def check(self, place: Place) -> None:
        """Refuse a place that cannot be made: a theme under a category ("theme-under-category")."""
        at, missing = self._walk(place)
        if missing:
            self._refuse_theme_under_category(at, *missing[0])

    def _refuse_theme_under_category(self, parent: int | None, name: str, level: str) -> None:
        if parent is not None and level == "theme" and self.places[parent].categories:
            above = self.places[parent].categories[-1]
            raise Refusal("theme-under-category", name=name, parent=above)

    def make(self, place: Place) -> int | None:
        """Return the heading at a place, making what is missing; None for no place at all.

        Refused as `check` refuses, before anything is made.
        """
        self.check(place)
        at, missing = self._walk(place)
        for name, level in missing:
            at = self._add(at, name, level, None)
        return at

    def make_under(self, parent: int | None, name: str, level: str, definition: str | None) -> int:
        """Make a heading; refused ("theme-under-category") for a theme under a category."""
        self._refuse_theme_under_category(parent, name, level)
        return self._add(parent, name, level, definition)

    def _add(self, parent: int | None, name: str, level: str, definition: str | None) -> int:
        heading = new_id()
        self._headings.append(
            {
                "id": heading,
                "name": name,
                "level": level,
                "colour": self._colour,
                "definition": definition,
                "made_by": self._coder,
                "common": self._common,
                "created": self._now,
            }
        )
        self._colour += 1
        self._parents[heading] = parent
        above = Place() if parent is None else self.places[parent]
        self.places[heading] = (
            above._replace(themes=(*above.themes, name))
            if level == "theme"
            else above._replace(categories=(*above.categories, name))
        )
        self._list(heading, name, level)
        self._put({"category": heading, "code": None}, parent)
        return heading

    def _put(self, child: dict[str, int | None], parent: int | None) -> None:
        position = self._next.get(parent, 0)
        self._next[parent] = position + 1
        self._placements.append({"owner": None, "parent": parent, "position": position, **child})

    def place_of(self, code: int) -> int | None:
        """Return the heading under which the team has placed a code, or None."""
        return self._place_of_code.get(code)

    def put_code(self, code: int, place: Place) -> Place | None:
        """Put a code at a place; where it stands elsewhere already, return that place instead."""
        have = self._place_of_code.get(code)
        if have is not None:
            return None if self.find(place) == have else self.places.get(have, Place())
        heading = self.make(place)
        if heading is not None:
            self._place_of_code[code] = heading
            self._put({"category": None, "code": code}, heading)
        return None

    def write(self, tx: Transaction) -> list[str]:
        """Store what was added; return the paths of the new categories and themes."""
        tx.categories.add_many(self._headings)
        tx.placements.add_many(self._placements)
        return [str(self.places[row["id"]]) for row in self._headings]
