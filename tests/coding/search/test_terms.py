"""A term is found wherever it stands as a reader sees it, and nowhere else."""

import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from app.coding.search.evaluate import Evaluation, may_hold
from app.coding.search.nodes import Term
from app.coding.search.places import is_boundary
from app.coding.search.terms import is_letter
from app.models.folding import fold, folded
from app.ui.text.graphemes import cluster_start

ODD = (
    "aAsSéßﬁfiİı 🙂👍🏽👩\u200d⚕\ufe0f\u0301\u0308\u00ad\u200f"
    "⽔水门ＡＢ가각ᄀ\u1161\u11a8が\u3099🇩🇪🇫שَد\u05b7\n\r\u3000*-"
)
# Qt 6.11, which is asked below, cuts a flag that stands directly behind a picture in two.
FLAG_BEHIND_A_PICTURE = re.compile("[🙂👍👩⚕][^a-zA-Z가-힣水门]{0,4}[🇩🇪🇫]")
texts = st.text(st.sampled_from(ODD), max_size=14).filter(
    lambda text: not FLAG_BEHIND_A_PICTURE.search(text)
)


def found(text: str, term: Term) -> list[tuple[int, int]]:
    evaluation = Evaluation(folded(text), text, [(0, len(text))])
    spans = evaluation.find(term).get(0, [])
    assert not spans or may_hold(term, fold(text))
    return spans


def by_looking_everywhere(text: str, needle: str) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    for start in range(len(text)):
        if spans and start < spans[-1][1]:
            continue
        for end in range(start + 1, len(text) + 1):
            if fold(text[start:end]) == needle and _stands(text, start, end):
                spans.append((start, end))
                break
    return spans


def _stands(text: str, start: int, end: int) -> bool:
    if any(cluster_start(text, at) != at for at in (start, end)) or not fold(text[start]):
        return False
    here, before, behind = fold(text[start:end]), fold(text[:start]), fold(text[end:])
    if before and is_letter(here[0]) and is_letter(before[-1]):
        return False
    return not (behind and is_letter(here[-1]) and is_letter(behind[0]))


@given(texts, st.text(st.sampled_from("asfi水门🙂👍👩가ᄀかש⚕🇩e"), min_size=1, max_size=3))
def test_it_equals_looking_everywhere(text: str, word: str) -> None:
    assert found(text, Term(word, True)) == by_looking_everywhere(text, fold(word))


@given(texts, st.data())
def test_a_piece_of_the_text_is_found_where_it_was_cut(text: str, data: st.DataObject) -> None:
    cuts = [at for at in range(len(text) + 1) if cluster_start(text, at) == at]
    start, end = sorted(data.draw(st.lists(st.sampled_from(cuts), min_size=2, max_size=2)))
    piece = fold(text[start:end]).strip()
    assume(piece and "  " not in piece)
    for span in found(text, Term(text[start:end], True)):
        assert fold(text[slice(*span)]) == piece


@given(texts)
def test_boundaries_are_qt_s(text: str) -> None:
    at = [place for place in range(len(text) + 1) if is_boundary(text, place)]
    assert at == [place for place in range(len(text) + 1) if cluster_start(text, place) == place]


def test_a_flag_behind_a_picture_stays_whole() -> None:
    assert [at for at in range(6) if is_boundary("👍🇩🇪🇫🇩", at)] == [0, 1, 3, 5]


@pytest.mark.parametrize(
    "term, text, words",
    [
        ("trust", "Trust, trusting; TRUST!", ["Trust", "TRUST"]),
        ("trust*", "Trust, trusting; mistrust", ["Trust", "trusting"]),
        ("*trust", "Trust, trusting; mistrust", ["Trust", "mistrust"]),
        ("wom*n", "woman, women, womb", ["woman", "women"]),
        ("cafe", "Cafe\u0301 café CAFÉ cafes", ["Cafe\u0301", "café", "CAFÉ"]),
        ("strasse", "Straße", ["Straße"]),
        ("stras", "Straß", []),
        ("find", "we ﬁnd it", ["ﬁnd"]),
        ("f*", "we ﬁnd it", ["ﬁnd"]),
        ("istanbul", "İstanbul", ["İstanbul"]),
        ("信任", "我信任他，不信任你", ["信任", "信任"]),
        ("水", "⽔ 水", ["⽔", "水"]),
        ("AI", "用AI技术，ＡＩ", ["AI", "ＡＩ"]),
        ("信任*", "信任abc", ["信任"]),
        ("שלום", "שָׁלוֹם!", ["שָׁלוֹם"]),
        ("👩", "👩\u200d⚕\ufe0f 👩", ["👩"]),
        ("👍", "👍🏽 👍", ["👍"]),
        ("don't", "Don’t", ["Don’t"]),
        ("cooperate", "co\u00adoperate", ["co\u00adoperate"]),
        ("환자", "환자가 왔다", ["환자"]),
        ("a.c", "abc a.c", ["a.c"]),
        ("दिल", "दिल, दिली", ["दिल"]),
    ],
)
def test_words(term: str, text: str, words: list[str]) -> None:
    assert [text[slice(*span)] for span in found(text, Term(term))] == words


@pytest.mark.parametrize("text", ["in their shoes", "In  their\nshoes", "in\u00a0their\tshoes"])
def test_an_exact_expression_runs_over_any_blanks(text: str) -> None:
    assert found(text, Term("in their  shoes", True)) == [(0, len(text))]


def test_a_star_in_an_exact_expression_is_a_star() -> None:
    assert found("ab* abc", Term("ab*", True)) == [(0, 3)]
