"""Where codes and headings stand, as names from the top down: shared by reading and writing.

Rows come from an operation's stores or from the queries; both have the same columns.
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple, Protocol

from app.coding.exchange.paths import HEADINGS, join_path


class Named(Protocol):
    """A code."""

    @property
    def id(self) -> int: ...  # noqa: D102
    @property
    def name(self) -> str: ...  # noqa: D102
    @property
    def parent(self) -> int | None: ...  # noqa: D102


class Heading(Protocol):
    """A category or theme."""

    @property
    def id(self) -> int: ...  # noqa: D102
    @property
    def name(self) -> str: ...  # noqa: D102
    @property
    def level(self) -> str: ...  # noqa: D102


class Placed(Protocol):
    """A placement of a code or a heading."""

    @property
    def code(self) -> int | None: ...  # noqa: D102
    @property
    def category(self) -> int | None: ...  # noqa: D102
    @property
    def parent(self) -> int | None: ...  # noqa: D102


class Place(NamedTuple):
    """A place in the team's structure: themes from the top, then categories under the last one."""

    themes: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()

    def __str__(self) -> str:
        return join_path((*self.themes, *self.categories), HEADINGS)

    @property
    def named(self) -> bool:
        """Tell whether any place is named at all."""
        return bool(self.themes or self.categories)

    @property
    def theme(self) -> str:
        """Return the cell of the column "theme"."""
        return join_path(self.themes, HEADINGS)

    @property
    def category(self) -> str:
        """Return the cell of the column "category"."""
        return join_path(self.categories, HEADINGS)


def chain(node: int, parents: Mapping[int, int | None]) -> list[int]:
    """Return a node and all above it, the top first; a circle in a damaged project is cut."""
    found: list[int] = []
    at: int | None = node
    while at is not None and at not in found:
        found.append(at)
        at = parents.get(at)
    return found[::-1]


def code_paths(codes: Iterable[Named]) -> dict[int, tuple[str, ...]]:
    """Return each code's names from the top; one whose parent is not among them is at the top."""
    rows = list(codes)
    names = {row.id: row.name for row in rows}
    parents = {row.id: row.parent if row.parent in names else None for row in rows}
    return {row.id: tuple(names[node] for node in chain(row.id, parents)) for row in rows}


def heading_places(
    headings: Iterable[Heading], parents: Mapping[int, int | None]
) -> dict[int, Place]:
    """Return the place that each category or theme is, itself included."""
    rows = {row.id: row for row in headings}
    found: dict[int, Place] = {}
    for node in rows:
        above = [rows[one] for one in chain(node, parents) if one in rows]
        themes = tuple(row.name for row in above if row.level == "theme")
        categories = tuple(row.name for row in above if row.level != "theme")
        found[node] = Place(themes, categories)
    return found


def places_of_codes(headings: Iterable[Heading], placements: Iterable[Placed]) -> dict[int, Place]:
    """Return where one structure's placements put each code; a code at no place is left out."""
    rows = list(placements)
    parents = {row.category: row.parent for row in rows if row.category is not None}
    places = heading_places(headings, parents)
    return {
        row.code: places[row.parent]
        for row in rows
        if row.code is not None and row.parent is not None and row.parent in places
    }
