"""Random codings of two coders on short texts, and what each said at each place, one by one."""

from collections.abc import Sequence

from hypothesis import strategies as st

from app.coding.agreement.comparison import Marks
from app.coding.agreement.spans import Axis, Characters, Span, union
from app.models.queries import Transcript

LENGTH = 24
NODES = (1, 2, 3)
_SPAN = st.tuples(st.integers(0, LENGTH - 1), st.integers(1, 9)).map(
    lambda pair: (pair[0], min(LENGTH, sum(pair)))
)
_SIDE = st.dictionaries(st.sampled_from(NODES), st.lists(_SPAN, min_size=1, max_size=4))


def transcript(ident: int, length: int = LENGTH) -> Transcript:
    values = dict.fromkeys(Transcript._fields)
    return Transcript(**{**values, "id": ident, "name": f"S{ident:02}", "length": length})


def marks_of(
    ident: int,
    first: dict[int, list[Span]],
    second: dict[int, list[Span]],
    axis: Axis | None = None,
) -> Marks:
    """Return two coders' spans of one text, united as they are when they are read."""
    sides = ({node: union(spans) for node, spans in side.items()} for side in (first, second))
    return Marks(transcript(ident), axis or Characters(LENGTH), *sides)


MARKS = st.lists(st.tuples(_SIDE, _SIDE), min_size=1, max_size=3).map(
    lambda texts: [marks_of(at, *sides) for at, sides in enumerate(texts, 1)]
)


def said(marks: Marks, side: int) -> list[set[int]]:
    """Return at each place what a coder said there."""
    spans = (marks.first, marks.second)[side]
    return [
        {node for node, these in spans.items() if any(start <= at < end for start, end in these)}
        for at in range(marks.axis.length)
    ]


def each_place(marks: Sequence[Marks]) -> list[tuple[set[int], set[int]]]:
    """Return what both coders said at every place of all texts."""
    return [pair for one in marks for pair in zip(said(one, 0), said(one, 1), strict=True)]
