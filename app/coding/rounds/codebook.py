"""A codebook as it stood: codes, headings and the team's structure, kept as JSON in a version.

Whether a row is marked as the team's is left out: opening a round marks them, and that is no other
codebook.
"""

import json
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from app.coding.reports.inputs import Node, NodeKind

_CODE = (
    "id",
    "name",
    "name2",
    "definition",
    "when_to_use",
    "when_not_to_use",
    "example",
    "colour",
    "parent",
    "position",
)
_CATEGORY = ("id", "level", "name", "name2", "definition", "colour")
_PLACE = ("code", "category", "parent", "position")

Row = Mapping[str, Any]


class Book(NamedTuple):
    """The codes, categories and places of a codebook version, as rows by column."""

    codes: tuple[Row, ...] = ()
    categories: tuple[Row, ...] = ()
    places: tuple[Row, ...] = ()

    def nodes(self) -> tuple[Node, ...]:
        """Return the structure as tables and levels read it."""
        place = {(row["code"], row["category"]): row for row in self.places}
        known = {row["id"] for row in (*self.categories, *self.codes)}
        found = []
        for row in self.categories:
            at = place.get((None, row["id"]), {})
            kind: NodeKind = "theme" if row["level"] == "theme" else "category"
            above = at.get("parent")
            text = row["definition"] or ""
            parent = above if above in known else None
            found.append(Node(row["id"], kind, row["name"], text, parent, at.get("position", 0)))
        for row in self.codes:
            at = place.get((row["id"], None), {})
            parent = row["parent"] if row["parent"] in known else at.get("parent")
            parent = parent if parent in known else None
            text = row["definition"] or ""
            found.append(Node(row["id"], "code", row["name"], text, parent, row["position"]))
        return tuple(found)


def write_book(codes: Iterable[Any], categories: Iterable[Any], places: Iterable[Any]) -> str:
    """Return rows of living codes and categories, and the team's places, as a version's content."""
    parts = {
        "codes": _rows(codes, _CODE),
        "categories": _rows(categories, _CATEGORY),
        "places": _rows(places, _PLACE),
    }
    return json.dumps(parts, ensure_ascii=False, sort_keys=True)


def _rows(rows: Iterable[Any], columns: tuple[str, ...]) -> list[dict[str, Any]]:
    found = [{name: getattr(row, name) for name in columns} for row in rows]
    return sorted(
        found, key=lambda row: [str(row.get(name)) for name in ("id", "code", "category")]
    )


def read_book(content: str) -> Book:
    """Return a version's content; one of no codes where it holds none."""
    parts = json.loads(content)
    return Book(*(tuple(parts.get(name, ())) for name in ("codes", "categories", "places")))
