"""Counting under a structure, all nodes at once.

Quotations n is the number of distinct passages (transcript, start, end) under a node, participants
n the number of participants whose turns those passages touch; a parent counts the union of its
descendants, so that a passage with three codes of one theme is one passage of that theme. Both are
distinct pairs of a node and a number, carried up from the codes to the nodes above.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from app.coding.analysis.columns import Spans, Voices, read_columns
from app.coding.analysis.counts import Count, Id, children_first
from app.coding.analysis.packed import Counted
from app.models.reader import Reader

if TYPE_CHECKING:
    from app.coding.analysis.columns import Numbers


def count_in(reader: Reader, parents: Mapping[Id, Id | None], counted: Counted) -> dict[Id, Count]:
    """Count the codings of the project that count; those on codes outside `parents` do not."""
    return count_spans(parents, *read_columns(reader, parents, counted))


def count_spans(parents: Mapping[Id, Id | None], spans: Spans, voices: Voices) -> dict[Id, Count]:
    """Count passages and participants under every node of a structure.

    `parents` names each node's parent (None: top); nodes without codings count zero. The codes of
    `spans` are places in `parents`. Raises KeyError where a parent is no node, ValueError where the
    parents run in a circle: bugs both.
    """
    import numpy as np

    above = parents_as_places(parents)
    passage, size = passages_of(spans)
    under = carried_up(spans.code, passage, size, above)
    quotations = np.bincount(under // max(size, 1), minlength=len(above))
    row, who = voices.heard(spans)
    width = max(len(voices.names), 1)
    heard = carried_up(spans.code[row], who, width, above)
    ends = np.searchsorted(heard, np.arange(1, len(above) + 1) * width)
    names = [voices.names[at] for at in (heard % width).tolist()]
    found: dict[Id, Count] = {}
    begin = 0
    for node, number, end in zip(parents, quotations.tolist(), ends.tolist(), strict=True):
        found[node] = Count(number, frozenset(names[begin:end]))
        begin = end
    return found


def passages_of(spans: Spans) -> "tuple[Numbers, int]":
    """Return the number of each row's passage, in the order of the texts, and how many there are.

    Rows with the same transcript, start and end have the same number.
    """
    import numpy as np

    order = np.lexsort((spans.end, spans.start, spans.text))
    text, start, end = (column[order] for column in spans[:3])
    new = np.ones(len(order), np.int64)
    new[1:] = (np.diff(text) != 0) | (np.diff(start) != 0) | (np.diff(end) != 0)
    passage = np.empty(len(order), np.int64)
    passage[order] = np.cumsum(new) - 1
    return passage, int(new.sum())


def parents_as_places(parents: Mapping[Id, Id | None]) -> "Numbers":
    """Return the place of each node's parent, -1 at the top.

    KeyError where a parent is no node, ValueError where the parents run in a circle.
    """
    import numpy as np

    children_first(parents)
    place = {node: at for at, node in enumerate(parents)}
    return np.array([-1 if up is None else place[up] for up in parents.values()], np.int64)


def carried_up(node: "Numbers", what: "Numbers", size: int, above: "Numbers") -> "Numbers":
    """Return the distinct pairs of each node, or one above it, and what lies under it.

    `what` is less than `size`; the pair of `n` and `w` is `n * size + w`.
    """
    import numpy as np

    pairs = _distinct(node * size + what)
    found = [pairs]
    while len(pairs):
        node = above[pairs // size]
        inside = node >= 0
        pairs = _distinct(node[inside] * size + (pairs % size)[inside])
        found.append(pairs)
    return _distinct(np.concatenate(found))


def _distinct(numbers: "Numbers") -> "Numbers":
    """Return the numbers, each once and sorted; `numpy.unique` takes twenty times as long."""
    import numpy as np

    ordered = np.sort(numbers)
    return ordered[np.concatenate(([True], ordered[1:] != ordered[:-1]))[: len(ordered)]]
