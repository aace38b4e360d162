"""Paths of codes and headings in a cell."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.coding.exchange.paths import CODES, HEADINGS, join_path, split_path


@pytest.mark.parametrize(
    "cell, sign, names",
    [
        ("", CODES, ()),
        ("  ", HEADINGS, ()),
        ("Trust", CODES, ("Trust",)),
        ("Relations/Trust", CODES, ("Relations", "Trust")),
        (" Relations / Trust ", CODES, ("Relations", "Trust")),
        (r"hope\/fear", CODES, ("hope/fear",)),
        (r"a\b/c", CODES, (r"a\b", "c")),
        (r"a\\/c", CODES, ("a\\", "c")),
        ("a//b", CODES, ("a", "", "b")),
        ("/a", CODES, ("", "a")),
        ("Strategies > First classroom", HEADINGS, ("Strategies", "First classroom")),
        ("a->b", HEADINGS, ("a->b",)),
        ("a>b", HEADINGS, ("a>b",)),
        ("doctor/teacher > x", HEADINGS, ("doctor/teacher", "x")),
        (r"more \> less", HEADINGS, ("more > less",)),
        ("> a", HEADINGS, ("", "a")),
        ("a > > b", HEADINGS, ("a", "", "b")),
    ],
)
def test_split(cell: str, sign: str, names: tuple[str, ...]) -> None:
    assert split_path(cell, sign) == names


@pytest.mark.parametrize(
    "names, sign, cell",
    [
        (("Relations", "Trust"), CODES, "Relations/Trust"),
        (("hope/fear", "x"), CODES, r"hope\/fear/x"),
        (("a\\", "b"), CODES, r"a\\/b"),
        ((r"a\b",), CODES, r"a\b"),
        (("a", "b->c"), HEADINGS, "a > b->c"),
        (("more > less", "x"), HEADINGS, r"more \> less > x"),
    ],
)
def test_join_writes_no_more_backslashes_than_it_needs(
    names: tuple[str, ...], sign: str, cell: str
) -> None:
    assert join_path(names, sign) == cell


NAME = st.text(st.sampled_from("ab\\/> 采"), min_size=1).map(str.strip).filter(bool)


@given(st.lists(NAME, max_size=4).map(tuple), st.sampled_from([CODES, HEADINGS]))
def test_split_undoes_join(names: tuple[str, ...], sign: str) -> None:
    assert split_path(join_path(names, sign), sign) == names
