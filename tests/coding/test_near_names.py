"""Which names are nearly the same, in several languages."""

import random

import pytest

from app.coding.near_names import Named, Pair, key_of, near_names


@pytest.mark.parametrize(
    "first, second",
    [
        ("Doctor-patient trust", "trust, doctor–patient"),
        ("Ärger über Zeit", "zeit / arger uber"),
        ("TIME PRESSURE", "time pressure"),
        ("医患信任", "信任（医患）"),
        ("Ｔｒｕｓｔ", "trust"),
        ("신뢰 환자", "환자 신뢰"),
        ("naïve hope 🙂", "Hope, naive"),
    ],
)
def test_the_same_words(first: str, second: str) -> None:
    assert key_of(first) == key_of(second)
    assert near_names([Named(1, first), Named(2, second)]) == [Pair(1, 2, 100.0)]


@pytest.mark.parametrize(
    "first, second, near",
    [
        ("Emotion", "emotions", True),
        ("time pressure", "time presure", True),
        ("医生对病人的信任", "医生对病人信任", True),
        ("学生焦虑", "医生焦虑", False),
        ("day 1", "day 2", False),
        ("being alone on day 1", "being alone on day 2", False),
        ("trust", "mistrust of doctors", False),
        ("病人", "病房", False),
        ("wit", "wet", False),
        ("!!!", "???", False),
    ],
)
def test_near_and_not(first: str, second: str, near: bool) -> None:
    assert bool(near_names([Named(1, first), Named(2, second)])) is near


def test_a_second_language_counts_too_and_a_pair_is_found_once() -> None:
    codes = [Named(1, "empathy", "共情"), Named(2, "共情"), Named(3, "Empathy", "共情")]
    assert near_names(codes) == [Pair(1, 2, 100.0), Pair(1, 3, 100.0), Pair(2, 3, 100.0)]
    assert near_names([Named(1, "trust", "Trust")]) == []


def test_what_was_told_apart_is_not_proposed_again() -> None:
    codes = [Named(1, "hope"), Named(2, "Hope"), Named(3, "hope!")]
    assert near_names(codes, [(2, 1), (3, 1)]) == [Pair(2, 3, 100.0)]


def test_against_comparing_every_pair() -> None:
    """The shortcut by length leaves nothing out."""
    from rapidfuzz import fuzz

    dice = random.Random(7)
    names = ["".join(dice.choice("ab ") for _ in range(dice.randint(4, 14))) for _ in range(80)]
    codes = [Named(at, name) for at, name in enumerate(names)]
    keys = [key_of(name) for name in names]
    expected = {
        (a, b)
        for a in range(len(keys))
        for b in range(a + 1, len(keys))
        if min(len(keys[a]), len(keys[b])) >= 4 and fuzz.ratio(keys[a], keys[b]) >= 84
    }
    found = {(pair.first, pair.second) for pair in near_names(codes)}
    short = {pair for pair in found if min(len(keys[pair[0]]), len(keys[pair[1]])) < 4}
    assert found - short == expected
    assert all(keys[a] == keys[b] for a, b in short)
