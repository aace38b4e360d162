"""Formulas in spreadsheets: made safe, and back exactly."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.coding.tables.guard import guard_cell, unguard_cell

LIKELY = st.text(st.sampled_from("'=+-@\t\r\n ＝＋－＠\u00a0\u200b\ufeffa3."), max_size=8)


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+1+1",
        "-1+1",
        "@SUM(A1)",
        "\t=1",
        "\rx",
        "\nx",
        "  =1",
        "\u00a0=1",
        "\ufeff=1",
        "＝1+1",
        "－",
        "+49 170 1234",
        "-",
        "- so I said",
        "+3\n",
    ],
)
def test_what_would_be_a_formula_gets_one_apostrophe(text: str) -> None:
    assert guard_cell(text) == f"'{text}"


@pytest.mark.parametrize(
    "text", ["", "a=1", "S07", "“=1”", "-3", "+3.5", "-1e-5", "3", "角度", " a", "–5"]
)
def test_other_text_stays(text: str) -> None:
    assert guard_cell(text) == text


def test_an_apostrophe_is_doubled() -> None:
    assert guard_cell("'twas") == "''twas"
    assert guard_cell("'=1") == "''=1"


def test_the_import_removes_exactly_one_and_only_ours() -> None:
    assert unguard_cell("'=1") == "=1"
    assert unguard_cell("''=1") == "'=1"
    assert unguard_cell("''twas") == "'twas"
    # From another program, which guards nothing.
    assert unguard_cell("'twas") == "'twas"
    assert unguard_cell("=1") == "=1"


@given(st.text() | LIKELY)
def test_the_way_back_is_exact(text: str) -> None:
    assert unguard_cell(guard_cell(text)) == text


@given(st.text() | LIKELY)
def test_nothing_guarded_begins_like_a_formula(text: str) -> None:
    safe = guard_cell(text)
    if safe.strip(" \u00a0\u200b\ufeff")[:1] in {*"=+-@＝＋－＠"} or safe[:1] in {*"\t\r\n"}:
        float(safe)  # only a signed number may
