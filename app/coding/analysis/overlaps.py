"""How often passages of two codes overlap, for all codings of a project at once.

A passage that begins before another one's end, and not before its start, overlaps it; sorted by
start these are a stretch of rows behind it.
"""

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from app.coding.analysis.columns import Spans, ranges

if TYPE_CHECKING:
    from app.coding.analysis.columns import Numbers

_AT_A_TIME = 20_000  # passages; those that lie on deeply coded words make many pairs


def overlapping_pairs(
    spans: Spans, codes: Sequence[int], at_a_time: int = _AT_A_TIME
) -> Counter[tuple[int, int]]:
    """Return for each pair of codes how many pairs of their passages share a character.

    `codes` are the ids behind the places in `spans.code`, in ascending order, so that the smaller
    id comes first in a pair. A passage counts once per code; a code with itself counts pairs of its
    own overlapping passages.
    """
    import numpy as np

    text, start, end, code = _distinct(spans)
    width = 1 + int(end.max(initial=0))
    begins = text * width + start
    after = np.searchsorted(begins, text * width + end, side="left")
    keys, numbers = [np.empty(0, np.int64)], [np.empty(0, np.int64)]
    for low in range(0, len(begins), at_a_time):
        some = np.arange(low, min(low + at_a_time, len(begins)))
        row, other = ranges(some + 1, after[some])
        one, two = code[some[row]], code[other]
        pair = np.minimum(one, two) * len(codes) + np.maximum(one, two)
        found, number = np.unique(pair, return_counts=True)
        keys.append(found)
        numbers.append(number)
    pairs, at = np.unique(np.concatenate(keys), return_inverse=True)
    totals = np.bincount(at, np.concatenate(numbers), len(pairs)).astype(np.int64)
    return Counter(
        {
            (codes[pair // len(codes)], codes[pair % len(codes)]): n
            for pair, n in zip(pairs.tolist(), totals.tolist(), strict=True)
        }
    )


def _distinct(spans: Spans) -> "tuple[Numbers, Numbers, Numbers, Numbers]":
    """Return the passages of the codes by text and start, each once for a code."""
    import numpy as np

    order = np.lexsort((spans.code, spans.end, spans.start, spans.text))
    columns = [column[order] for column in spans]
    new = np.ones(len(order), bool)
    new[1:] = np.any([np.diff(column) != 0 for column in columns], axis=0)
    text, start, end, code = (column[new] for column in columns)
    return text, start, end, code
