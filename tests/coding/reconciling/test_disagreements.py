"""Where two coders differ, and how."""

from hypothesis import given
from hypothesis import strategies as st

from app.coding.reconciling.disagreements import Disagreement, Kind, Marked, sort_out

TRUST, HOPE = 1, 2


def marked(*rows: tuple[int, int, int], base: int = 0) -> list[Marked]:
    return [Marked(base + number, *row) for number, row in enumerate(rows)]


def kinds(first: list[Marked], second: list[Marked]) -> list[Kind]:
    return [one.kind for one in sort_out(first, second).disagreements]


def test_the_same_code_on_the_same_words_agrees() -> None:
    found = sort_out(marked((0, 5, TRUST)), marked((0, 5, TRUST), base=100))
    assert (found.agreed, found.disagreements) == (tuple(marked((0, 5, TRUST))), ())


def test_each_kind_is_told() -> None:
    here, there = marked((0, 10, TRUST)), 100
    assert kinds(here, []) == [Kind.ONLY_FIRST]
    assert kinds([], here) == [Kind.ONLY_SECOND]
    assert kinds(here, marked((2, 12, TRUST), base=there)) == [Kind.BOUNDARIES]
    assert kinds(here, marked((0, 3, TRUST), (5, 9, TRUST), base=there)) == [Kind.NESTED]
    assert kinds(here, marked((1, 9, HOPE), base=there)) == [Kind.OTHER_CODE]


def test_another_code_further_away_is_something_else() -> None:
    found = kinds(marked((0, 10, TRUST)), marked((8, 20, HOPE), base=100))
    assert found == [Kind.ONLY_FIRST, Kind.ONLY_SECOND]


def test_what_touches_does_not_overlap() -> None:
    found = kinds(marked((0, 10, TRUST)), marked((10, 20, TRUST), base=100))
    assert found == [Kind.ONLY_FIRST, Kind.ONLY_SECOND]


def test_the_best_fit_is_paired() -> None:
    second = marked((0, 30, HOPE), (1, 10, HOPE), base=100)
    found = sort_out(marked((0, 10, TRUST)), second).disagreements
    pair = next(one for one in found if one.kind is Kind.OTHER_CODE)
    assert pair.second == (second[1],)


def test_two_codings_on_one_place_by_one_coder() -> None:
    first = marked((0, 10, TRUST), (0, 10, HOPE))
    found = sort_out(first, marked((0, 10, HOPE), base=100))
    assert found.agreed == (first[1],)
    assert [one.kind for one in found.disagreements] == [Kind.ONLY_FIRST]


ROWS = st.lists(
    st.tuples(st.integers(0, 20), st.integers(1, 8), st.integers(1, 3)).map(
        lambda row: (row[0], row[0] + row[1], row[2])
    ),
    max_size=8,
)


@given(ROWS, ROWS)
def test_every_coding_is_in_one_place(one: list[tuple], two: list[tuple]) -> None:
    first, second = marked(*one), marked(*two, base=100)
    found = sort_out(first, second)
    told = [coding for each in found.disagreements for coding in each.first]
    assert sorted([*found.agreed, *told]) == sorted(first)
    theirs = [coding for each in found.disagreements for coding in each.second]
    assert len(theirs) + len(found.agreed) == len(second)
    assert set(theirs) <= set(second)


@given(ROWS, ROWS)
def test_it_does_not_matter_who_is_first(one: list[tuple], two: list[tuple]) -> None:
    first, second = marked(*one), marked(*two, base=100)
    turned = {Kind.ONLY_FIRST: Kind.ONLY_SECOND, Kind.ONLY_SECOND: Kind.ONLY_FIRST}
    there = [(turned.get(each.kind, each.kind), each.start) for each in _found(first, second)]
    back = [(each.kind, each.start) for each in _found(second, first)]
    assert sorted(there) == sorted(back)


def _found(first: list[Marked], second: list[Marked]) -> tuple[Disagreement, ...]:
    return sort_out(first, second).disagreements


@given(ROWS)
def test_a_coder_agrees_with_oneself(rows: list[tuple]) -> None:
    assert sort_out(marked(*rows), marked(*rows, base=100)).disagreements == ()


@given(ROWS, ROWS)
def test_keys_are_identities(one: list[tuple], two: list[tuple]) -> None:
    found = _found(marked(*one), marked(*two, base=100))
    assert len({each.key for each in found}) == len(found)
