"""Rows that are made when they are asked for read like a tuple, and print the same file."""

import dataclasses
from collections.abc import Iterator

import pytest

from app.coding.tables.long_rows import Line, LongRows
from app.coding.tables.value import Cell, Column, Number, Row, Table
from app.coding.tables.write import ENDINGS, table_bytes

WORDS = ("=1+1", "护理 🙂", "", "'quoted", "two\nlines")
ROWS = tuple(
    Row((Cell(word), Cell(Number(at)), Cell(Number(at / 2, 1))), key=at)
    for at, word in enumerate(WORDS)
)


def lines() -> Iterator[Line]:
    for row in ROWS:
        yield row.key, tuple(cell.content for cell in row.cells)


@pytest.fixture
def rows() -> LongRows:
    return LongRows(len(WORDS), lines)


def test_they_read_like_a_tuple(rows: LongRows) -> None:
    assert len(rows) == len(ROWS)
    assert tuple(rows) == ROWS == tuple(rows)
    assert tuple(reversed(rows)) == ROWS[::-1]
    assert (rows[1], rows[-1]) == (ROWS[1], ROWS[-1])
    assert (rows[:2], rows[1:], rows[::2]) == (ROWS[:2], ROWS[1:], ROWS[::2])
    with pytest.raises(IndexError):
        rows[len(WORDS)]


def test_no_more_rows_are_made_than_asked_for() -> None:
    def endless() -> Iterator[Line]:
        yield 0, ("first",)
        raise AssertionError

    assert LongRows(1_000_000, endless)[:1] == (Row((Cell("first"),), key=0),)


@pytest.mark.parametrize("ending", [each for each in ENDINGS if each not in (".docx", ".xlsx")])
def test_they_print_as_a_tuple_does(rows: LongRows, ending: str) -> None:
    columns = (Column("a", "A"), Column("b", "B", "number"), Column("c", "C", "number"))
    table = Table(columns, rows)
    assert table_bytes(table, ending) == table_bytes(dataclasses.replace(table, rows=ROWS), ending)
