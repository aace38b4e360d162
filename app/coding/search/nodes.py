"""What a query means, once it is read: words joined by both, either, near and without."""

from typing import NamedTuple, TypeAlias


class Term(NamedTuple):
    """A word or an exact expression as it was typed; in a word, `*` stands for more letters."""

    text: str
    exact: bool = False


class Both(NamedTuple):
    """Every one of `parts` in one turn, and none of `without` in it."""

    parts: tuple["Node", ...]
    without: tuple["Node", ...] = ()


class Either(NamedTuple):
    """One of `parts` at least."""

    parts: tuple["Node", ...]


class Near(NamedTuple):
    """Each part with at most `words` words between it and the one before it, in either order."""

    parts: tuple["Node", ...]
    words: int


Node: TypeAlias = Term | Both | Either | Near


class Narrow(NamedTuple):
    """Only where `field` has one of `values`; with `out`, only where it has none of them."""

    field: str
    values: tuple[str, ...]
    out: bool = False


class Query(NamedTuple):
    """A whole query. `narrow` holds each field once, and once more for what is left out."""

    words: Node
    narrow: tuple[Narrow, ...] = ()

    def narrowed(self, *fields: str) -> bool:
        """Tell whether one of the fields narrows the query."""
        return any(part.field in fields for part in self.narrow)
