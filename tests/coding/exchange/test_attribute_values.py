"""What a column of participants is taken for."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.coding.exchange.attribute_values import kind_of, not_applicable, read_as


@pytest.mark.parametrize(
    "values, delimiter, kind, read",
    [
        (["21", "3.5", "-2", "+0.25", "0"], ",", "number", None),
        (["3,5", "21"], ";", "number", ["3.5", "21"]),
        (["3,5", "21"], "\t", "number", ["3.5", "21"]),
        (["3,5", "21"], ",", "text", None),
        (["1,234.5"], ";", "text", None),
        (["21", "old"], ",", "text", None),
        (["007", "12"], ",", "text", None),
        (["-05"], ",", "text", None),
        (["٣"], ",", "text", None),
        (["1e3"], ",", "text", None),
        (
            ["2026-05-31", "2026/5/1", "2026.12.31"],
            ",",
            "date",
            ["2026-05-31", "2026-05-01", "2026-12-31"],
        ),
        (["31.5.2026", "1. 12. 2025"], ",", "date", ["2026-05-31", "2025-12-01"]),
        (["2026年5月31日", "2026 年 1 月 2 号"], ",", "date", ["2026-05-31", "2026-01-02"]),
        (["31/05/2026", "01/02/2026"], ",", "date", ["2026-05-31", "2026-02-01"]),
        (["05/31/2026", "01/02/2026"], ",", "date", ["2026-05-31", "2026-01-02"]),
        (["01/02/2026", "03/04/2026"], ",", "text", None),
        (["05/05/2026"], ",", "date", ["2026-05-05"]),
        (["31/05/2026", "05/31/2026"], ",", "date", ["2026-05-31", "2026-05-31"]),
        (["2026-02-30"], ",", "text", None),
        (["2026-05/31"], ",", "text", None),
        (["05-31-2026"], ",", "text", None),
        ([], ",", "text", None),
    ],
)
def test_kinds(values: list[str], delimiter: str, kind: str, read: list[str] | None) -> None:
    assert kind_of(values, delimiter) == kind
    assert read_as(kind, values, delimiter) == (read or values)


def test_what_does_not_fit_a_known_kind_is_told_apart() -> None:
    assert read_as("number", ["21", "old", "007"], ",") == ["21", None, "007"]
    assert read_as("date", ["2026-05-31", "01/02/2026", "soon"], ",") == ["2026-05-31", None, None]
    assert read_as("date", ["31/12/2025", "12/31/2025", "13/13/2025"], ",") == [
        "2025-12-31",
        "2025-12-31",
        None,
    ]


@pytest.mark.parametrize("cell", ["n/a", "N/A", " Not applicable ", "不适用"])
def test_not_applicable(cell: str) -> None:
    assert not_applicable(cell)


@pytest.mark.parametrize("cell", ["", "NA", "no", "none", "-", "n/a (too young)"])
def test_neither_a_gap_nor_a_value_is_not_applicable(cell: str) -> None:
    assert not not_applicable(cell)


@given(st.lists(st.dates(min_value=datetime.date(1000, 1, 1)), min_size=1))
def test_every_way_to_write_a_date_that_can_be_read_only_so(days: list[datetime.date]) -> None:
    expected = [day.isoformat() for day in days]
    for pattern in ("{0:%Y-%m-%d}", "{0:%d.%m.%Y}", "{0.year}/{0.month}/{0.day}"):
        written = [pattern.format(day) for day in days]
        assert kind_of(written, ",") == "date"
        assert read_as("date", written, ",") == expected
