"""What changed between two states of a codebook: which codes and headings, and in which words.

Codes are the same by their identity and not by their name, so that a renamed code is no new one. A
move is told where what stands directly above is another: renaming a category moves nothing.
"""

from collections.abc import Iterator, Mapping
from typing import Literal, NamedTuple

from app.coding.rounds.codebook import Book, Row

Level = Literal["code", "category", "theme"]
What = Literal[
    "added",
    "split",
    "deleted",
    "merged",
    "renamed",
    "name2",
    "level",
    "definition",
    "when-to-use",
    "when-not-to-use",
    "example",
    "moved",
]
PATH = " > "
# Of these the passages that were coded before are to be read again.
OF_MEANING = frozenset[What]((
    "added", "split", "deleted", "merged", "renamed",
    "definition", "when-to-use", "when-not-to-use", "example",
))  # fmt: skip
_WORDING: tuple[tuple[str, What], ...] = (
    ("name", "renamed"),
    ("name2", "name2"),
    ("level", "level"),
    ("definition", "definition"),
    ("when_to_use", "when-to-use"),
    ("when_not_to_use", "when-not-to-use"),
    ("example", "example"),
)


class Change(NamedTuple):
    """One thing that changed, as it read before and as it reads after."""

    what: What
    before: str = ""
    after: str = ""


class Changed(NamedTuple):
    """A code or heading with all that changed about it; `name` is the later one.

    `other`: the code that it was merged into or split off.
    """

    id: int
    level: Level
    name: str
    changes: tuple[Change, ...]
    other: int | None = None


def difference(
    before: Book,
    after: Book,
    merged: Mapping[tuple[str, int], int] | None = None,
    split: Mapping[int, int] | None = None,
) -> tuple[Changed, ...]:
    """Return what is new, what went, and what changed: headings first, each in the books' order.

    `merged` gives by kind ("code", "category") and id what something was merged into, `split` of a
    code the one that it was split off.
    """
    old, new = _Side(before), _Side(after)
    found: list[Changed] = []
    for kind in ("category", "code"):
        for key in new.rows[kind]:
            if key not in old.rows[kind]:
                found.append(_added(old, new, kind, key, split or {}))
        for key in old.rows[kind]:
            if key not in new.rows[kind]:
                found.append(_gone(old, new, kind, key, merged or {}))
        for key in new.rows[kind]:
            changes = tuple(_changes(old, new, kind, key)) if key in old.rows[kind] else ()
            if changes:
                found.append(Changed(key, new.level(kind, key), new.name(kind, key), changes))
    return tuple(found)


class _Side:
    """A book with its rows by id and the way down to each."""

    def __init__(self, book: Book) -> None:
        codes = sorted(book.codes, key=lambda row: (row["position"], row["name"], row["id"]))
        heads = sorted(book.categories, key=lambda row: (row["level"] != "theme", row["name"]))
        self.rows: dict[str, dict[int, Row]] = {
            "category": {row["id"]: row for row in heads},
            "code": {row["id"]: row for row in codes},
        }
        self.nodes = {node.id: node for node in book.nodes()}

    def level(self, kind: str, key: int) -> Level:
        if kind == "code":
            return "code"
        return "theme" if self.rows[kind][key]["level"] == "theme" else "category"

    def name(self, kind: str, key: int) -> str:
        return str(self.rows[kind][key]["name"])

    def place(self, key: int) -> str:
        """Return the path to what stands above a node, from the top."""
        names: list[str] = []
        above = self.nodes[key].parent
        while above is not None and above in self.nodes:
            names.insert(0, self.nodes[above].name)
            above = self.nodes[above].parent
        return PATH.join(names)


def _added(old: _Side, new: _Side, kind: str, key: int, split: Mapping[int, int]) -> Changed:
    row = new.rows[kind][key]
    said = str(row["definition"] or "")
    source = split.get(key) if kind == "code" else None
    held = next((side for side in (new, old) if source in side.rows["code"]), None)
    change = Change("added", "", said)
    if source is not None and held is not None:
        change = Change("split", held.name("code", source), said)
    other = source if held is not None else None
    return Changed(key, new.level(kind, key), new.name(kind, key), (change,), other)


def _gone(
    old: _Side, new: _Side, kind: str, key: int, merged: Mapping[tuple[str, int], int]
) -> Changed:
    level, name = old.level(kind, key), old.name(kind, key)
    into, passed = merged.get((kind, key)), {key}
    while into is not None and into not in new.rows[kind]:
        passed.add(into)
        into = merged.get((kind, into))
        into = None if into in passed else into
    if into is None:
        said = str(old.rows[kind][key]["definition"] or "")
        return Changed(key, level, name, (Change("deleted", said),))
    return Changed(key, level, name, (Change("merged", "", new.name(kind, into)),), into)


def _changes(old: _Side, new: _Side, kind: str, key: int) -> Iterator[Change]:
    one, other = old.rows[kind][key], new.rows[kind][key]
    for column, what in _WORDING:
        was, now = str(one.get(column) or ""), str(other.get(column) or "")
        if was != now:
            yield Change(what, was, now)
    if old.nodes[key].parent != new.nodes[key].parent:
        yield Change("moved", old.place(key), new.place(key))
