"""What the list of nearly equal names asks the project."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from app.coding.near_names import Named, Pair, near_names
from app.coding.operations.comparing import NOT_THE_SAME
from app.models import queries
from app.models.reader import Reader


class Alike(NamedTuple):
    """Pairs of codes, the nearest first, and the number of visible codings by code."""

    pairs: Sequence[Pair]
    counts: Mapping[int, int]


def read_alike(reader: Reader) -> Alike:
    """Return the visible codes that resemble each other and were not told apart."""
    codes = [Named(row.id, row.name, row.name2) for row in queries.codes(reader)]
    apart = queries.related_codes(reader, NOT_THE_SAME)
    return Alike(near_names(codes, apart), queries.counts_by_code(reader))
