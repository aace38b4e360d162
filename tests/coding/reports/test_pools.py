"""Passages picked by columns of numbers are those that are picked out of records."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from app.coding.reports.counted import Counted
from app.coding.reports.illustrate import Illustrator
from app.coding.reports.inputs import Coded, Id, Material, Node, Person
from app.coding.reports.passages import Passages, Quoter, QuoteStyle
from app.coding.reports.picking import PoolIllustrator
from app.words.tables import word
from tests.coding.reports.small_study import TEXTS, essay, interview

_LONG = "so many words that nobody reads them all " * 7
_DOCUMENTS = (
    interview("P1", ("P1",), "I: what?", "P1: I think so, yes 🙂 I do.", f"P1: {_LONG}", "I: so?"),
    interview("P2", ("P2", "P3"), "P2: she said that, and then", "P3: he said it", "P2: no 🙂"),
    interview(
        "P3", ("P3",), "P3: 我觉得医生应该有耐心听我们说话", "I: 为什么", "P3: 因为", f"P3: {_LONG}"
    )._replace(language="zh-CN"),
    essay("P4", ("P1", "P4"), "nobody speaks here, or everybody does", "é combining"),
    essay("web", (), "words of nobody at all"),
)
_CODES = ("one", "two")


@st.composite
def codings(draw: st.DrawFn) -> list[Coded]:
    """Draw codings, of which some have the same passage and some go over many turns."""
    found = []
    for _ in range(draw(st.integers(0, 25))):
        document = draw(st.sampled_from(_DOCUMENTS))
        end = len(TEXTS[document.name])
        if draw(st.booleans()):
            turn = draw(st.sampled_from(document.turns))
            start, end = turn.start, turn.end
        else:
            start = draw(st.integers(0, end - 1))
            end = draw(st.integers(start + 1, end))
        code, quotable = draw(st.sampled_from(_CODES)), draw(st.integers(0, 5)) == 0
        found.append(Coded(document.name, start, end, code, quotable))
    return found


def _text_of(transcript: Id, start: int, end: int) -> str:
    return TEXTS[str(transcript)][start:end]


@given(
    given_codings=codings(),
    silent=st.sets(st.sampled_from(("P1", "P2", "P3", "P4"))),
    wanted=st.integers(1, 4),
    propose=st.booleans(),
)
def test_the_same_is_picked(
    given_codings: Sequence[Coded], silent: set[str], wanted: int, propose: bool
) -> None:
    people = tuple(Person(f"P{n}", may_quote=f"P{n}" not in silent) for n in (1, 2, 3, 4))
    nodes = tuple(Node(code, "code", code) for code in _CODES)
    material = Material(nodes, given_codings, _DOCUMENTS, people, _text_of)
    counted = Counted(material, word)
    passages = Passages(_DOCUMENTS)
    quoter = Quoter(passages, _text_of, material.translation_of, QuoteStyle(), {})
    plain, fast = Illustrator(quoter, passages, people), PoolIllustrator(quoter, passages)
    pools = counted.pools()
    rows = counted.in_rows(_CODES)
    pools.group(range(len(rows)), rows)
    for at, code in enumerate(_CODES):
        of_code = [one for one in given_codings if one.code == code]
        expected = plain.pick(of_code, wanted, propose=propose)
        assert fast.pick_from(pools.pool(at), wanted, propose=propose) == expected
    assert fast.refused == plain.refused
