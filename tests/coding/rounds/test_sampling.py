"""Samples are drawn within groups by a seed; parts are dealt out evenly."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from app.coding.rounds.sampling import deal, draw, shares

GROUPS = {
    "Students": [f"S{n:02}" for n in range(1, 13)],
    "Doctors": [f"D{n:02}" for n in range(1, 7)],
    "Teachers": [f"T{n:02}" for n in range(1, 7)],
}
SIZES = st.dictionaries(st.sampled_from("abcde"), st.integers(0, 30), max_size=5)


def test_each_group_gives_its_share() -> None:
    found = draw(GROUPS, 8, seed=2026)
    assert Counter(name[0] for name in found.transcripts) == {"S": 4, "D": 2, "T": 2}
    assert found.drawn.groups == {"Students": (4, 12), "Doctors": (2, 6), "Teachers": (2, 6)}


def test_the_seed_alone_decides() -> None:
    turned = {name: rows[::-1] for name, rows in reversed(GROUPS.items())}
    assert draw(turned, 6, seed=7) == draw(GROUPS, 6, seed=7)
    assert len({draw(GROUPS, 6, seed=n).transcripts for n in range(20)}) > 15


def test_who_is_in_two_groups_is_drawn_once() -> None:
    found = draw({"A": ["S01", "S02"], "B": ["S01", "S02"]}, 4, seed=1)
    assert found.transcripts == ("S01", "S02")


@given(SIZES, st.integers(0, 80))
def test_shares_are_whole_and_leave_no_group_out(sizes: dict[str, int], size: int) -> None:
    found = shares(sizes, size)
    assert sum(found.values()) == min(size, sum(sizes.values()))
    assert all(0 <= found[name] <= sizes[name] for name in sizes)
    if size >= len(sizes):
        assert all(found[name] for name in sizes if sizes[name])


def test_parts_are_even_within_groups() -> None:
    whose = deal(GROUPS, ("Ana", "Ben"), seed=3)
    assert Counter(whose.values()) == {"Ana": 12, "Ben": 12}
    for rows in GROUPS.values():
        assert set(Counter(whose[name] for name in rows).values()) == {len(rows) // 2}
