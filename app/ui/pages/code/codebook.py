"""The codebook as a tree: themes, categories and codes by the team's structure.

Where a code stands is decided as the tables do it: a nested code below the code above it, else
where the team has placed it. What stands in no category is gathered last under a heading of its
own, unless there are no categories at all: then it is simply the list.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from app.models import queries
from app.models.queries import Category, Code, Placement
from app.models.reader import Reader

LOOSE = "loose"
_CODE, _CATEGORY = "code:", "category:"
PATH_SIGN = " › "


def code_key(code: int) -> str:
    """Return the key of a code's row."""
    return f"{_CODE}{code}"


def category_key(category: int) -> str:
    """Return the key of a category's or theme's row."""
    return f"{_CATEGORY}{category}"


def code_of(key: object) -> int | None:
    """Return the code of a row's key; None for other rows."""
    return _number(key, _CODE)


def category_of(key: object) -> int | None:
    """Return the category or theme of a row's key; None for other rows."""
    return _number(key, _CATEGORY)


def _number(key: object, prefix: str) -> int | None:
    if isinstance(key, str) and key.startswith(prefix):
        return int(key.removeprefix(prefix))
    return None


class Row(NamedTuple):
    """One row, behind the row of `parent` (None: at the top). One of code and category is given;
    the heading of what is not placed has neither.
    """

    key: str
    parent: str | None
    code: Code | None = None
    category: Category | None = None


class Codebook:
    """The visible codes, categories and themes of a project, and where they stand."""

    def __init__(
        self,
        codes: Sequence[Code] = (),
        categories: Sequence[Category] = (),
        placements: Sequence[Placement] = (),
    ) -> None:
        self._source = codes, categories, placements
        self.codes = {code.id: code for code in codes}
        self.categories = {category.id: category for category in categories}
        self.rows = list(self._arranged(placements))
        self._at = {row.key: row for row in self.rows}

    @classmethod
    def read(cls, reader: Reader, known: "Codebook") -> "Codebook":
        """Read the codebook in the team's structure; where it is as it was known, return that.

        Arranging two thousand codes takes longer than reading and comparing them, and another coder
        mostly sees the same.
        """
        rows = queries.codes(reader), queries.categories(reader), queries.placements(reader)
        return known if rows == known._source else cls(*rows)

    def row(self, key: object) -> Row | None:
        """Return a row by its key."""
        return self._at.get(key) if isinstance(key, str) else None

    def name(self, code: int) -> str:
        """Return a code's name; empty for a code that is not there."""
        found = self.codes.get(code)
        return found.name if found else ""

    def path(self, key: str) -> str:
        """Return the names above a row, the uppermost first; empty where it stands alone."""
        names: list[str] = []
        above = self._at[key].parent if key in self._at else None
        while above is not None:
            row = self._at[above]
            named = row.code or row.category
            if named is not None:
                names.append(named.name)
            above = row.parent
        return PATH_SIGN.join(reversed(names))

    def code_named(self, name: str) -> int | None:
        """Return the first code of exactly this name."""
        return next((code.id for code in self.codes.values() if code.name == name), None)

    def codes_under(self, key: str) -> list[int]:
        """Return the codes of a row and of all rows below it."""
        inside = {key}
        for row in self.rows:  # parents stand before their children
            if row.parent in inside:
                inside.add(row.key)
        return [row.code.id for row in self.rows if row.code is not None and row.key in inside]

    def sums(self, counts: Mapping[int, int]) -> dict[str, int]:
        """Return the counts by row: a code's own, for the others what stands below."""
        own = {row.key: counts.get(row.code.id, 0) if row.code else 0 for row in self.rows}
        below = dict(own)
        for row in reversed(self.rows):
            if row.parent is not None:
                below[row.parent] += below[row.key]
        return {row.key: own[row.key] if row.code else below[row.key] for row in self.rows}

    def _arranged(self, placements: Sequence[Placement]) -> Iterator[Row]:
        children = self._children(placements)
        done: set[str] = set()
        waiting: list[tuple[str, str | None]] = [(key, None) for key in reversed(children[None])]
        while waiting:
            key, parent = waiting.pop()
            if key in done:
                continue
            done.add(key)
            code, category = code_of(key), category_of(key)
            yield Row(
                key,
                parent,
                None if code is None else self.codes[code],
                None if category is None else self.categories[category],
            )
            waiting.extend((child, key) for child in reversed(children[key]))

    def _children(self, placements: Sequence[Placement]) -> dict[str | None, list[str]]:
        """Return the keys below each key, in order; categories without a place at the top."""
        of_code = {place.code: place for place in placements if place.code is not None}
        of_category = {place.category: place for place in placements if place.category is not None}
        placed: dict[str | None, list[tuple[int, str]]] = defaultdict(list)
        for category in self.categories.values():
            place = of_category.get(category.id)
            above = place.parent if place and place.parent in self.categories else None
            under = None if above is None else category_key(above)
            placed[under].append((place.position if place else 0, category_key(category.id)))
        for code in self.codes.values():
            stands_under, position = self._place(code, of_code.get(code.id))
            placed[stands_under].append((position, code_key(code.id)))
        children: dict[str | None, list[str]] = defaultdict(list)
        for parent, keys in placed.items():
            children[parent] = [key for _, key in sorted(keys, key=lambda one: one[0])]
        if not self.categories:
            children[None] = children.pop(LOOSE, [])
        elif children[LOOSE]:
            children[None] = [*children[None], LOOSE]
        return children

    def _place(self, code: Code, place: Placement | None) -> tuple[str, int]:
        if code.parent in self.codes:
            return code_key(code.parent), code.position
        if place is not None and place.parent in self.categories:
            return category_key(place.parent), place.position
        return LOOSE, code.position
