"""Finding words and expressions: whole words, folding, and expressions that never end."""

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.coding.autocode.matching import finder, led_back, led_there, split_words
from app.coding.autocode.request import AnyOf, Exactly, Pattern
from app.models import folding
from app.models.errors import Refusal
from tests.coding.autocode.texts import PIECES, texts


def found(what: Exactly | AnyOf | Pattern, text: str) -> list[str]:
    return [text[start:end] for start, end in finder(what)(text, [(0, len(text))])]


@pytest.mark.parametrize(
    "what, text, want",
    [
        (Exactly("care"), "Careful, I CARE. Cáre!", ["Care", "CARE", "Cáre"]),
        (Exactly("care", whole=True), "Careful, I CARE. Cáre!", ["CARE", "Cáre"]),
        (Exactly("care", exact=True), "Careful, I CARE. careless", ["care"]),
        (
            Exactly("in the end"),
            "in\n the\u00a0end, within the end",
            ["in\n the\u00a0end", "in the end"],
        ),
        (Exactly("in the end", whole=True), "within the end; in the end", ["in the end"]),
        (Exactly("a.c"), "abc a.c", ["a.c"]),
        (Exactly("strasse"), "die Straße", ["Straße"]),
        (Exactly("cafe"), "cafe\u0301s", ["cafe"]),
        (Exactly("共情"), "什么是共情？共 情", ["共情"]),
        (Exactly("共情", whole=True), "医学共情很重要", ["共情"]),
        (Exactly("app", whole=True), "用app做，apps", ["app"]),
        (AnyOf("trust, care"), "I trust; carefully care", ["trust", "care"]),
        (AnyOf("car*"), "Cars care scar", ["Cars", "care"]),
        (AnyOf('"in the end" then'), "then in the end", ["then", "in the end"]),
        (AnyOf("共情、病人"), "对病人有共情", ["病人", "共情"]),
        (AnyOf("trust trustful"), "trustful", ["trustful"]),
        (AnyOf("don't"), "I don’t", ["don’t"]),
        (Pattern(r"\bcare\w*"), "Careful scare", ["Careful"]),
        (Pattern(r"\bcare\w*", exact=True), "Careful careless", ["careless"]),
        (Pattern("^a|b*"), "ab\nac", ["a", "b", "a"]),
        (Pattern("[🙂-🙄]"), "so 🙂!", ["🙂"]),
        (AnyOf("🙂"), "so 🙂!", ["🙂"]),
    ],
)
def test_what_is_found(what: Exactly | AnyOf | Pattern, text: str, want: list[str]) -> None:
    assert found(what, text) == want


def test_words_are_split_at_blanks_and_commas_but_not_in_quotation_marks() -> None:
    assert split_words('a,b  c；d、e "f g" “h i” ') == ["a", "b", "c", "d", "e", "f g", "h i"]


@pytest.mark.parametrize("what", [Exactly("  "), AnyOf(" , *"), Pattern("")])
def test_nothing_to_find_is_refused(what: Exactly | AnyOf | Pattern) -> None:
    with pytest.raises(Refusal) as caught:
        finder(what)
    assert caught.value.reason == "autocode-nothing-asked"


@pytest.mark.parametrize(
    "pattern, why, at",
    [("(a", "missing )", 3), ("a**", "multiple repeat", 3), (r"\p{Foo}", "unknown property", 8)],
)
def test_an_expression_that_cannot_be_read_says_why(pattern: str, why: str, at: int) -> None:
    with pytest.raises(Refusal) as caught:
        finder(Pattern(pattern))
    assert (caught.value.reason, caught.value.values) == ("pattern-wrong", {"why": why, "at": at})


def test_an_expression_that_never_ends_is_stopped() -> None:
    begin = time.process_time()
    with pytest.raises(TimeoutError):
        found(Pattern(r"(a|aa)+$"), "a" * 60 + "b")
    assert time.process_time() - begin < 3


@given(texts, st.sampled_from(["care", "共情", "e", "fi", "ss", " ", "."]))
def test_exact_words_are_what_a_look_at_every_place_finds(text: str, words: str) -> None:
    """By brute force, on texts whose characters each fold to one."""
    spans = list(finder(Exactly(words))(text, [(0, len(text))])) if words.strip() else []
    folded = folding.fold(words)
    # "…" folds to three full stops, and is one character.
    assert all(folded in folding.fold(text[start:end]) for start, end in spans)
    if not folding.folded(text).uneven and words.strip():
        at, want = 0, []
        plain = folding.fold(text)
        while (at := plain.find(folded, at)) >= 0:
            want.append((at, at + len(folded)))
            at += len(folded)
        assert spans == want


@given(texts)
def test_whole_words_in_writing_with_blanks(text: str) -> None:
    plain = folding.fold(text)
    if not plain.isascii() or folding.folded(text).uneven:
        return
    want = [one.span() for one in re.finditer(r"\bcare\b", plain)]
    assert list(finder(AnyOf("care"))(text, [(0, len(text))])) == want


@given(texts)
def test_every_folded_place_leads_back_to_the_character_it_was_made_of(text: str) -> None:
    folded = folding.folded(text)
    back = led_back(folded.uneven)
    want = [index for index, char in enumerate(text) for _ in folding.fold(char)]
    assert [back(at) for at in range(len(folded.text))] == want
    there = led_there(folded.uneven)
    assert [there(at) for at in range(len(text) + 1)] == [
        len(folding.fold(text[:at])) for at in range(len(text) + 1)
    ]


@given(texts, st.data(), st.sampled_from(["care", "共情", "e"]))
def test_no_hit_reaches_beyond_its_part(text: str, data: st.DataObject, words: str) -> None:
    """And those in a part are those of the part alone."""
    at = data.draw(st.integers(0, len(text)))
    find = finder(Exactly(words))
    apart = [*find(text[:at], [(0, at)])]
    apart += [(at + s, at + e) for s, e in find(text[at:], [(0, len(text) - at)])]
    assert list(find(text, [(0, at), (at, len(text))])) == apart


def test_the_pieces_hold_what_folds_to_none_and_to_two() -> None:
    lengths = {len(folding.fold(char)) for piece in PIECES for char in piece}
    assert lengths >= {0, 1, 2}
