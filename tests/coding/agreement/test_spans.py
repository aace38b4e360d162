"""Arithmetic of spans against sets of single places."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from app.coding.agreement.spans import Characters, Span, Units, covered, shared, union

SPANS = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)).map(lambda p: (min(p), max(p))))


def places(spans: list[Span]) -> set[int]:
    return {at for start, end in spans for at in range(start, end)}


def disjoint(spans: list[Span]) -> list[Span]:
    """Return sorted spans with gaps between them."""
    return union(spans)


@given(SPANS, SPANS)
def test_unions_and_what_they_share(first: list[Span], second: list[Span]) -> None:
    one, two = union(first), union(second)
    assert covered(one) == len(places(first))
    assert shared(one, two) == len(places(first) & places(second))
    assert all(a[1] < b[0] for a, b in itertools.pairwise(one))


@given(SPANS, SPANS)
def test_characters_that_are_kept_are_numbered_without_gaps(
    kept: list[Span], spans: list[Span]
) -> None:
    axis = Characters(30, disjoint(kept))
    numbers = {at: number for number, at in enumerate(sorted(places(kept)))}
    assert axis.length == len(numbers)
    for start, end in spans:
        first, last = axis.places(start, end)
        inside = [numbers[at] for at in range(start, end) if at in numbers]
        assert list(range(first, last)) == inside


@given(SPANS, st.integers(0, 30), st.integers(1, 30))
def test_a_unit_counts_if_any_of_it_is_touched(units: list[Span], start: int, size: int) -> None:
    rows = disjoint(units)
    first, last = Units(rows).places(start, start + size)
    touched = [k for k, (a, b) in enumerate(rows) if a < start + size and start < b]
    assert list(range(first, last)) == touched


def test_a_span_on_a_label_touches_no_turn() -> None:
    assert Units([(5, 9), (14, 20)]).places(10, 13) == (1, 1)


def test_all_characters_are_places_as_they_are() -> None:
    axis = Characters(7)
    assert (axis.length, axis.places(2, 5)) == (7, (2, 5))
