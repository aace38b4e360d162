"""Tables that no page has room for."""

from io import BytesIO

import docx

from app.coding.tables.parts import WIDEST, parts
from app.coding.tables.value import Cell, Column, Number, Row, Table
from app.coding.tables.write import table_bytes
from tests.coding.tables.word_schema import problems


def wide(columns: int, group: str = "") -> Table:
    """Return a table of one row with its name and so many numbers, in groups of three."""
    found = [Column("code", "Code", weight=3, stub=True)]
    found += [
        Column(f"p{n}", f"S{n:03}", "number", 0.7, f"{group}{n // 3}" if group else "")
        for n in range(columns)
    ]
    cells = (Cell("trust"), *(Cell(Number(n)) for n in range(columns)))
    return Table(tuple(found), (Row(cells),), title="Wide")


def test_what_fits_stays_one_table() -> None:
    table = wide(38)
    assert parts(table) == [table]


def test_parts_repeat_the_names_and_have_every_column_once() -> None:
    found = parts(wide(200))
    assert len(found) == 6
    assert all(part.columns[0].key == "code" for part in found)
    assert all(sum(column.weight for column in part.columns) <= WIDEST for part in found)
    numbers = [cell.content for part in found for cell in part.rows[0].cells[1:]]
    assert numbers == [Number(n) for n in range(200)]


def test_columns_under_one_heading_stay_together() -> None:
    for part in parts(wide(100, "Group ")):
        assert (len(part.columns) - 1) % 3 in (0, 100 % 3)
        assert part.columns[1].key in {f"p{n}" for n in range(0, 100, 3)}


def test_word_gets_the_parts_below_one_another_with_their_headings_turned() -> None:
    content = table_bytes(wide(200), ".docx")
    assert problems(content) == []
    tables = docx.Document(BytesIO(content)).tables
    assert [table.cell(0, 0).text for table in tables] == ["Code"] * 6
    assert all(len(table.columns) <= 63 for table in tables)
    assert 'w:textDirection w:val="btLr"' in tables[0]._tbl.xml
