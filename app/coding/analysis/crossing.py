"""How often each node occurs with each of several sets of people: the cells of a cross table.

A cell is the number of distinct passages under a node that touch the turns of at least one of the
people of a column, so that a passage of a focus group counts once for a group and once for each who
speaks in it. As in `tally`, a parent counts the union of its descendants.
"""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import TYPE_CHECKING

from app.coding.analysis.columns import Spans, Voices, ranges
from app.coding.analysis.counts import Id
from app.coding.analysis.tally import carried_up, parents_as_places, passages_of

if TYPE_CHECKING:
    from app.coding.analysis.columns import Numbers


def passages_by(
    parents: Mapping[Id, Id | None],
    spans: Spans,
    voices: Voices,
    columns: Sequence[AbstractSet[str]],
) -> dict[Id, list[int]]:
    """Return for every node the number of passages in each column of people.

    `parents` and `spans` as in `count_spans`. The columns may overlap.
    """
    import numpy as np

    above = parents_as_places(parents)
    passage, size = passages_of(spans)
    row, who = voices.heard(spans)
    firsts, of_person = _columns_of(voices.names, columns)
    pair, at = ranges(firsts[who], firsts[who + 1])
    row = row[pair]
    under = carried_up(
        spans.code[row], of_person[at] * size + passage[row], len(columns) * size, above
    )
    table = np.bincount(under // max(size, 1), minlength=len(above) * len(columns))
    return dict(zip(parents, table.reshape(len(above), len(columns)).tolist(), strict=True))


def _columns_of(
    names: Sequence[str], columns: Sequence[AbstractSet[str]]
) -> "tuple[Numbers, Numbers]":
    """Return the columns of the first person, of the second …, and where each one's begin."""
    import numpy as np

    place = {name: at for at, name in enumerate(names)}
    found: list[list[int]] = [[] for _name in names]
    for number, people in enumerate(columns):
        for person in people:
            if person in place:
                found[place[person]].append(number)
    flat = [number for each in found for number in each]
    return np.cumsum([0, *map(len, found)]), np.array(flat, np.int64)
