"""How complete a category is in theory: who speaks of it, how it varies, what speaks against it.

Theory asks that a category varies: for each property quotations at both ends of its dimension, and
negative cases, passages that contradict a relation in which it stands.
"""

from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from app.coding.axial.dimensions import Ends, ends_seen
from app.coding.gaps.finding import Span
from app.models import queries
from app.models.queries import Property
from app.models.reader import Reader

CONTRADICTS = "contradicts"


class Varied(NamedTuple):
    """A property, and at which ends of its dimension quotations stand."""

    row: Property
    ends: Ends

    @property
    def is_whole(self) -> bool:
        """Tell whether there is evidence at both ends."""
        return self.ends.low and self.ends.high


class Completeness(NamedTuple):
    """What is known of one category or theme.

    `interviewed` is how many participants were interviewed at all; `negative` and `supporting` are
    the passages that contradict and support its `relations`.
    """

    interviewed: int = 0
    properties: tuple[Varied, ...] = ()
    relations: int = 0
    supporting: tuple[Span, ...] = ()
    negative: tuple[Span, ...] = ()


def completeness_of(reader: Reader, categories: Collection[int]) -> Completeness:
    """Read what the viewer may see of how complete a category or theme is.

    `categories` are its own id and those of what stands in it, which counts as its own.
    """
    return completeness_of_all(reader, [categories])[0]


def completeness_of_all(reader: Reader, families: Sequence[Collection[int]]) -> list[Completeness]:
    """Read how complete several are; each of `families` as for `completeness_of`."""
    properties, relations = queries.properties(reader), queries.relations(reader)
    places = [(row.property, row.percent) for row in queries.property_places(reader)]
    evidence = queries.evidence(reader)
    interviewed = len({row.participant for row in queries.speakers(reader)})
    found = []
    for family in map(set, families):
        related = {
            row.id for row in relations if row.from_category in family or row.to_category in family
        }
        proof = [row for row in evidence if row.relation in related]
        found.append(
            Completeness(
                interviewed,
                varied([row for row in properties if row.category in family], places),
                len(related),
                _spans(row for row in proof if row.stance != CONTRADICTS),
                _spans(row for row in proof if row.stance == CONTRADICTS),
            )
        )
    return found


def varied(
    properties: Collection[Property], places: Iterable[tuple[int, int]]
) -> tuple[Varied, ...]:
    """Return the properties with the ends that `places` (property, percent) reach."""
    percents: dict[int, list[int]] = {row.id: [] for row in properties}
    for row, percent in places:
        if row in percents:
            percents[row].append(percent)
    return tuple(Varied(row, ends_seen(percents[row.id])) for row in properties)


def _spans(rows: Iterable[queries.Evidence]) -> tuple[Span, ...]:
    return tuple(dict.fromkeys(Span(row.transcript, row.start, row.end) for row in rows))
