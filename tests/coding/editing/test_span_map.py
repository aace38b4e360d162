"""Where spans go: the rules at their edges, and the same told by a model of single characters."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.coding.editing.alignment import align
from app.coding.editing.pieces import Piece
from app.coding.editing.span_map import Carried, Fate, SpanMap
from tests.coding.editing.texts import edits

#      0         1
#      0123456789012345
TEXT = "they trust me so"
TRUST = (5, 10)


def carried(*pieces: tuple[int, int, str]) -> tuple[str, Fate, bool]:
    """Return what is read under "trust" after some stretches were replaced."""
    new, shift, found = TEXT, 0, []
    for start, end, text in pieces:
        new = new[: start + shift] + text + new[end + shift :]
        found.append(Piece(start, end, start + shift, start + shift + len(text)))
        shift += len(text) - (end - start)
    to = SpanMap(found).carry(*TRUST)
    return new[to.start : to.end], to.fate, to.cut


@pytest.mark.parametrize(
    "pieces, words, fate, cut",
    [
        ([], "trust", Fate.SAME, False),
        ([(15, 16, "x")], "trust", Fate.SAME, False),
        ([(0, 4, "we")], "trust", Fate.MOVED, False),
        ([(5, 5, "mis")], "trust", Fate.MOVED, False),
        ([(10, 10, "ed")], "trust", Fate.SAME, False),
        ([(7, 7, "x")], "trxust", Fate.LENGTHENED, False),
        ([(7, 8, "")], "trst", Fate.SHORTENED, False),
        ([(7, 8, "x")], "trxst", Fate.SAME, False),
        ([(5, 6, "T")], "Trust", Fate.SAME, False),
        ([(5, 10, "believe")], "believe", Fate.LENGTHENED, False),
        ([(4, 7, "-")], "ust", Fate.SHORTENED, True),
        ([(8, 12, "-")], "tru", Fate.SHORTENED, True),
        ([(4, 12, "all new")], "all new", Fate.LENGTHENED, True),
        ([(0, 16, "all new")], "", Fate.LOST, False),
        ([(5, 10, "")], "", Fate.LOST, False),
        ([(0, 16, "")], "", Fate.LOST, False),
        ([(0, 7, ""), (8, 16, "")], "u", Fate.SHORTENED, True),
    ],
)
def test_the_rules_at_the_edges(
    pieces: list[tuple[int, int, str]], words: str, fate: Fate, cut: bool
) -> None:
    assert carried(*pieces) == (words, fate, cut)


def by_characters(
    old: str, new: str, pieces: Sequence[Piece], start: int, end: int
) -> tuple[int, int] | None:
    """Return the span as the rules say it of single characters; None where it is lost.

    Each character of the new text is an old one, or comes of a piece. It belongs to the span if
    the old one does, or if its piece replaced what lies in the span, or mostly the span; an
    inserted one if unchanged or replaced text of the span is on both sides of it.
    """
    origin: list[int | Piece] = []
    at = 0
    for piece in [*pieces, Piece(len(old), len(old), len(new), len(new))]:
        origin += list(range(at, piece.start))
        origin += [piece] * (piece.new_end - piece.new_start)
        at = piece.end

    def inside(one: int | Piece) -> bool:
        if isinstance(one, int):
            return start <= one < end
        if one.start == one.end:
            return start < one.start < end
        within = start <= one.start and one.end <= end
        whole = one.start <= start and end <= one.end
        return within or (whole and 2 * (end - start) > one.end - one.start)

    places = [k for k, one in enumerate(origin) if inside(one)]
    return (places[0], places[-1] + 1) if places else None


@given(edits(), st.data())
def test_spans_go_where_their_characters_go(edit: tuple[str, str], data: st.DataObject) -> None:
    old, new = edit
    if not old:
        return
    start = data.draw(st.integers(0, len(old) - 1))
    end = data.draw(st.integers(start + 1, len(old)))
    pieces = align(old, new)
    to = SpanMap(pieces).carry(start, end)
    expected = by_characters(old, new, pieces, start, end)
    assert (None if to.fate is Fate.LOST else (to.start, to.end)) == expected
    assert 0 <= to.start <= to.end <= len(new)
    change = (to.end - to.start) - (end - start)
    assert (to.fate is Fate.LENGTHENED) == (change > 0)
    assert (to.fate in (Fate.SHORTENED, Fate.LOST)) == (change < 0)


@given(edits(), edits())
def test_maps_follow_one_another(first: tuple[str, str], second: tuple[str, str]) -> None:
    old, between, new = first[0], first[1], second[1]
    one, two = SpanMap(align(old, between)), SpanMap(align(between, new))
    both = one.then(two)
    assert both.fits(len(old), len(new))
    # A character that both leave alone goes where the one after the other takes it.
    for at in range(len(old)):
        here = both.carry(at, at + 1)
        if not _is_replaced(both, at):
            step = one.carry(at, at + 1)
            assert here == two.carry(step.start, step.end)._replace(fate=here.fate)
        else:
            replaced_first = _is_replaced(one, at)
            step = one.carry(at, at + 1)
            assert replaced_first or _is_replaced(two, step.start) or step.fate is Fate.LOST


def _is_replaced(spans: SpanMap, at: int) -> bool:
    return any(piece.start <= at < piece.end for piece in spans.pieces)


@given(edits())
def test_a_map_is_read_back(edit: tuple[str, str]) -> None:
    spans = SpanMap(align(*edit))
    assert SpanMap.from_json(spans.to_json()).pieces == spans.pieces


@pytest.mark.parametrize("content", ["", "{", "7", "[7]", "[[1,2]]", '[["a",1,1,1]]', "null"])
def test_what_is_no_map_is_told(content: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - of several kinds
        SpanMap.from_json(content)


def test_a_map_of_another_text_does_not_fit() -> None:
    spans = SpanMap([Piece(2, 4, 2, 3)])
    assert spans.fits(10, 9)
    assert not spans.fits(10, 10)
    assert not SpanMap([Piece(2, 4, 3, 4)]).fits(10, 10)
    assert not SpanMap([Piece(4, 2, 4, 4)]).fits(10, 12)
    assert spans.carry(0, 10) == Carried(0, 9, Fate.SHORTENED)


@pytest.mark.parametrize(
    "old, new, start, end, words",
    [
        ("they trust me so", "they trust so", 5, 13, "trust"),
        ("they trust me so", "they me so", 5, 13, "me"),
        ("they trust  me", "they trust", 5, 12, "trust"),  # a blank that was chosen goes, too
        ("a b c", "a c", 1, 2, " "),
        ("a b c", "a  c", 2, 3, None),
        ("a bx c", "a x c", 2, 4, "x"),
    ],
)
def test_no_blank_is_left_at_the_edge_of_a_span(
    old: str, new: str, start: int, end: int, words: str | None
) -> None:
    to = SpanMap(align(old, new)).carry_words(start, end, old, new)
    assert (None if to.fate is Fate.LOST else new[to.start : to.end]) == words
