"""The codings that count, as packed columns of one transcript after another."""

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from app.coding.analysis.analysis_coding import AnalysisCoding
from app.models import queries
from app.models.reader import Reader

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Counted = AnalysisCoding | int | None  # the analysis coding, one coder's, or all visible ones


def numbers_in(packed: str) -> "NDArray[np.int64]":
    """Return the numbers of a packed column."""
    import numpy as np

    return np.fromstring(packed, np.int64, sep=",")


def counted_rows(
    reader: Reader, counted: Counted
) -> "Iterator[tuple[queries.PackedCodings, NDArray[np.bool_] | slice]]":
    """Give each transcript's codings, and which of its rows count."""
    import numpy as np

    if not isinstance(counted, AnalysisCoding):
        coders = None if counted is None else [counted]
        for row in queries.packed_codings(reader, coders):
            yield row, slice(None)
        return
    asked = frozenset[int]().union(*counted.coders.values())
    for row in queries.packed_codings(reader, asked):
        chosen = counted.coders.get(row.transcript, frozenset())
        if chosen == asked:
            yield row, slice(None)
        elif chosen:
            yield row, np.isin(numbers_in(row.coders), list(chosen))


def number_of(reader: Reader, codes: Collection[int], counted: Counted) -> int:
    """Return how many of the codings that count are of these codes."""
    import numpy as np

    known = np.array(sorted(codes), np.int64)
    return sum(
        int(np.isin(numbers_in(row.codes)[chosen], known).sum())
        for row, chosen in counted_rows(reader, counted)
    )
