"""A structure, the team's or a coder's: codes, categories and themes, and where they stand.

Where a code stands is decided by the Code page's `Codebook` (and so as the tables do it); this adds
the placements behind the rows, without which nothing could be put between two of them.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

from app.coding.analysis.counts import Id
from app.models import queries
from app.models.queries import Category, Code, Placement
from app.models.reader import Reader
from app.ui.pages.code.codebook import Codebook, category_key, code_key

CODE, CATEGORY, THEME = "code", "category", "theme"
# What both pages show of a project
TABLES = frozenset(
    (
        "code",
        "category",
        "placement",
        "property",
        "property_place",
        "coding",
        "transcript",
        "turn",
        "transcript_participant",
        "participant",
        "finished",
        "study",
        "round",
        "round_coder",
        "coder",
    )
)


class Item(NamedTuple):
    """One code, category or theme; `parent` is the key of what it stands in, None: nothing.

    `is_placed` where it has a place of its own in the structure, also while it stands below a code.
    """

    key: str
    kind: str
    id: int
    name: str
    parent: str | None
    is_placed: bool
    row: Code | Category


class Outline:
    """The visible items, each behind what it stands in and in the order of the structure."""

    def __init__(
        self,
        book: Codebook,
        placements: Collection[Placement] = (),
        core: int | None = None,
        owner: int | None = None,
    ) -> None:
        self.owner = owner  # whose structure it is, None: the team's
        self.core = None if core is None else category_key(core)  # the core category's key
        self.items: dict[str, Item] = {}
        self._below: dict[str | None, list[str]] = defaultdict(list)
        self._placed: dict[str | None, list[str]] = defaultdict(list)
        for place in placements:
            key = category_key(place.category or 0)
            above = None if place.parent is None else category_key(place.parent)
            self._placed[above].append(key if place.code is None else code_key(place.code))
        placed = {key for keys in self._placed.values() for key in keys}
        for row in book.rows:
            found = row.code or row.category
            if found is None:
                continue  # the codebook's heading of what is not placed
            parent = row.parent if row.parent in self.items else None
            kind = CODE if row.code else (row.category.level if row.category else CATEGORY)
            self.items[row.key] = Item(
                row.key, kind, found.id, found.name, parent, row.key in placed, found
            )
            self._below[parent].append(row.key)

    @classmethod
    def read(cls, reader: Reader, owner: int | None = None) -> "Outline":
        """Read the structure of `owner` (None: the team's) as far as the viewer may see it."""
        placements = queries.placements(reader, owner)
        book = Codebook(queries.codes(reader), queries.categories(reader), placements)
        return cls(book, placements, queries.study(reader).core_category, owner)

    @classmethod
    def empty(cls) -> "Outline":
        """Return the structure of a project in which there is nothing."""
        return cls(Codebook())

    def get(self, key: object) -> Item | None:
        """Return the item of a key; None for headings and what is gone."""
        return self.items.get(key) if isinstance(key, str) else None

    def all(self, *kinds: str) -> list[Item]:
        """Return the items of some kinds in the order of the structure."""
        return [item for item in self.items.values() if item.kind in kinds]

    def is_unplaced(self) -> bool:
        """Tell whether nothing has a place in this structure."""
        return not any(self._placed.values())

    def children(self, key: str | None) -> list[Item]:
        """Return what stands directly in an item, or (None) in nothing."""
        return [self.items[child] for child in self._below[key]]

    def placed(self, key: str | None) -> list[str]:
        """Return the keys of what has its place in an item, or (None) at the top, in order."""
        return list(self._placed[key])

    def above(self, key: str) -> Iterator[Item]:
        """Return what an item stands in, the nearest first."""
        parent = self.items[key].parent
        while parent is not None:
            yield self.items[parent]
            parent = self.items[parent].parent

    def path(self, key: str) -> list[str]:
        """Return the names of what an item stands in, the uppermost first."""
        return [item.name for item in self.above(key)][::-1]

    def family(self, key: str) -> list[Item]:
        """Return an item and everything below it, in order."""
        found, waiting = [], [key]
        while waiting:
            item = self.items[waiting.pop()]
            found.append(item)
            waiting.extend(reversed(self._below[item.key]))
        return found

    def codes_under(self, key: str) -> list[int]:
        """Return the ids of the codes of an item and below it."""
        return [item.id for item in self.family(key) if item.kind == CODE]

    def nearest(self, key: object, kind: str) -> Item | None:
        """Return the item itself or the nearest one above it that is of a kind."""
        item = self.get(key)
        if item is None or item.kind == kind:
            return item
        return next((one for one in self.above(item.key) if one.kind == kind), None)

    def outermost(self, keys: Collection[object]) -> list[Item]:
        """Return the items of some keys, without those that go along with one above them."""
        chosen = {item.key for item in map(self.get, keys) if item is not None}
        return [
            item
            for item in self.items.values()
            if item.key in chosen and not any(one.key in chosen for one in self.above(item.key))
        ]

    def parents(self) -> Mapping[Id, Id | None]:
        """Return each item's id with that of what it stands in, for counting."""
        return {
            item.id: None if item.parent is None else self.items[item.parent].id
            for item in self.items.values()
        }
