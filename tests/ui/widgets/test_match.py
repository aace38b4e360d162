"""Tests of finding names by a few letters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.ui.widgets.match import MOST, Matcher, fold

NAMES = [
    "patience",
    "perspective taking",
    "bedside teaching",
    "being a patient",
    "Émotion",
    "同理心",
]
PATHS = ["Understanding", "Understanding", "First classroom", "", "Limits", "Understanding"]


def found(query: str, recent: dict[int, int] | None = None) -> list[str]:
    return [NAMES[at] for at in Matcher(NAMES, PATHS, recent or {}).find(query)]


@pytest.mark.parametrize(
    "query, best",
    [
        ("pati", ["patience", "being a patient"]),  # begins so, then a word does
        ("side", ["bedside teaching"]),  # inside
        ("under pers", ["perspective taking"]),  # words of path and name
        ("psptv", ["perspective taking"]),  # letters in order
        ("emo", ["Émotion"]),  # without accents and case
        ("理", ["同理心"]),
        ("perspectve takin", ["perspective taking"]),  # letters in order, some missing
        ("patinece", ["patience"]),  # misspelled
        ("xyzq", []),
    ],
)
def test_names_answer_in_the_order_of_how_well(query: str, best: list[str]) -> None:
    assert found(query)[: len(best)] == best
    if not best:
        assert found(query) == []


def test_all_better_ways_come_before_the_worse_ones() -> None:
    names = ["t-r-u-s-t", "distrust", "of trust", "trust", "turst"]
    paths = ["", "", "", "", ""]
    answers = [names[at] for at in Matcher(names, paths, {}).find("trust")]
    assert answers == ["trust", "of trust", "distrust", "t-r-u-s-t", "turst"]


def test_a_name_in_the_path_comes_after_one_of_its_own() -> None:
    assert Matcher(["care", "trust"], ["trust", ""], {}).find("trust") == [1, 0]


def test_without_a_query_the_recent_ones_lead() -> None:
    assert Matcher(NAMES, PATHS, {4: 0, 2: 1}).find("  ") == [4, 2, 0, 1, 3, 5]


def test_among_equals_the_recent_one_leads_then_the_short_one() -> None:
    names = ["trust in doctors", "trust in care", "trusting"]
    assert Matcher(names, [""] * 3, {}).find("trust") == [2, 1, 0]
    assert Matcher(names, [""] * 3, {0: 0}).find("trust") == [0, 2, 1]


def test_no_more_answers_than_anybody_reads() -> None:
    names = [f"code {number}" for number in range(MOST + 50)]
    matcher = Matcher(names, [""] * len(names), {MOST + 40: 0})
    assert len(matcher.find("")) == len(matcher.find("code")) == MOST
    assert matcher.find("code")[0] == MOST + 40


def test_signs_of_patterns_are_letters_like_others() -> None:
    assert Matcher(["a[b].c*", "abc"], ["", ""], {}).find("[.*") == [0]


def test_a_name_is_known_whatever_its_case() -> None:
    matcher = Matcher(NAMES, PATHS, {})
    assert matcher.has(" emotion ")
    assert not matcher.has("emo")


@pytest.mark.parametrize(
    "text, folded", [("Abc", "abc"), ("ÉÈ", "ee"), ("Straße", "strasse"), ("同", "同")]
)
def test_folding_takes_case_and_accents_away(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.lists(st.text("abc é", max_size=6), max_size=30), st.text("abcé", max_size=4))
def test_every_answer_has_the_letters_in_order_and_none_comes_twice(
    names: list[str], query: str
) -> None:
    answers = Matcher(names, [""] * len(names), {}).find(query)
    assert len(answers) == len(set(answers))
    wanted = fold(query)
    if len(wanted) < 4:  # longer ones may be answered by near spellings
        with_letters = {at for at, name in enumerate(names) if in_order(wanted, fold(name))}
        assert set(answers) == with_letters


def in_order(letters: str, text: str) -> bool:
    rest = iter(text)
    return all(letter in rest for letter in letters)


def test_what_is_said_about_a_name_is_searched_last_and_never_sure() -> None:
    names, texts = ["care", "haste", "愁"], ["", "Without any Cáre", "对病人的担心"]
    matcher = Matcher(names, ["", "Limits", ""], {}, texts)
    assert (matcher.find("care"), matcher.sure) == ([0, 1], 1)
    assert (matcher.find("limits without"), matcher.sure) == ([1], 0)
    assert matcher.find("病人") == [2]


def test_letters_that_only_happen_to_be_there_are_not_sure() -> None:
    names = ["patience", "hesitating over the question", "trust"]
    matcher = Matcher(names, ["Strategies of contact in action"] * 3, {})
    assert (matcher.find("ptnc"), matcher.sure) == ([0], 1)
    assert (matcher.find("trus"), matcher.sure) == ([2, 1], 1)
    assert (matcher.find("contagion"), matcher.sure) == ([], 0)
