"""The nodes of a tree, and which of them a filter shows.

A filter shows the nodes that hold its words, everything above them so that they have a place, and
everything below them, because who types a category's name wants its codes. It works on positions
in plain lists: one pass over 5,000 nodes takes a few milliseconds, where Qt's recursive filter
model took 12 seconds (DESIGN §7).
"""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from app.ui.widgets.match import fold

NOWHERE = -1  # the position above the topmost nodes


@dataclass(frozen=True, slots=True)
class TreeNode:
    """One row of a tree.

    `key` is unique in the tree (where a code stands in two places, the key of the placement) and
    int or str, so that it can be dragged; `parent` is a key, or None at the top. `colour`
    ("#RRGGBB") makes a dot, `icon` (a Lucide name) a picture; `count` stands at the right; `detail`
    is the tooltip. `strong` for groups, `muted` for rows that are no thing of their own ("Not in a
    category"), which are neither `editable` nor `movable`.
    """

    key: Hashable
    parent: Hashable | None
    text: str
    colour: str = ""
    icon: str = ""
    count: int | None = None
    detail: str = ""
    strong: bool = False
    muted: bool = False
    editable: bool = True
    movable: bool = True


class Nodes:
    """Nodes in the order given, and the shown ones among them. Positions index `rows`.

    `groups` are the positions of nodes with others shown below them, in order.

    A node whose parent is not there stands at the top rather than vanish.
    """

    def __init__(self, rows: Sequence[TreeNode] = ()) -> None:
        self.rows = list(rows)
        self.at = {node.key: place for place, node in enumerate(self.rows)}
        self.above = [self.at.get(node.parent, NOWHERE) for node in self.rows]
        self._below = self._grouped(range(len(self.rows)))
        self._folded: list[str] | None = None
        self.filter("")

    def filter(self, query: str) -> None:
        """Show what holds all words of the query, with what is above and below; "" shows all."""
        words = fold(query).split()
        if words:
            shown = self._with_families(self._holding(words))
            self._children = self._grouped(sorted(shown))
        else:
            self._children = self._below
        self.groups = {place: None for place in self._children if place != NOWHERE}
        self._row = {
            place: row for siblings in self._children.values() for row, place in enumerate(siblings)
        }

    def changed_rows(self, rows: Sequence[TreeNode]) -> list[int] | None:
        """Return where new rows differ, if only in what the filter and the shape do not ask for.

        None where keys, parents, texts or their order differ: then everything is new.
        """
        if len(rows) != len(self.rows):
            return None
        changed = [place for place, row in enumerate(rows) if row != self.rows[place]]
        for place in changed:
            old, new = self.rows[place], rows[place]
            if (old.key, old.parent, old.text) != (new.key, new.parent, new.text):
                return None
        return changed

    def children(self, place: int) -> list[int]:
        """Return the positions shown below a node (`NOWHERE`: at the top)."""
        return self._children.get(place, [])

    def row(self, place: int) -> int:
        """Return the row of a shown node among its shown siblings."""
        return self._row[place]

    def shows(self, place: int) -> bool:
        """Tell whether the filter lets a node through."""
        return place in self._row

    def siblings(self, place: int) -> list[int]:
        """Return all nodes with the same parent, hidden ones too, in order."""
        return self._below[self.above[place]]

    def all_children(self, place: int) -> list[int]:
        """Return all nodes below a node, hidden ones too, in order."""
        return self._below.get(place, [])

    def is_within(self, place: int, ancestor: int) -> bool:
        """Tell whether a node is `ancestor` or stands somewhere below it."""
        while place not in (ancestor, NOWHERE):
            place = self.above[place]
        return place == ancestor

    def _grouped(self, places: Sequence[int]) -> dict[int, list[int]]:
        grouped: dict[int, list[int]] = {}
        for place in places:
            grouped.setdefault(self.above[place], []).append(place)
        return grouped

    def _holding(self, words: list[str]) -> list[int]:
        if self._folded is None:
            self._folded = [fold(node.text) for node in self.rows]
        return [
            place for place, text in enumerate(self._folded) if all(word in text for word in words)
        ]

    def _with_families(self, hits: list[int]) -> set[int]:
        shown: set[int] = set()
        waiting = list(hits)
        while waiting:  # hits and all below them
            place = waiting.pop()
            if place not in shown:
                shown.add(place)
                waiting.extend(self._below.get(place, ()))
        for hit in hits:
            place = self.above[hit]
            while place != NOWHERE and place not in shown:
                shown.add(place)
                place = self.above[place]
        return shown
