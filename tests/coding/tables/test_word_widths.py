"""No word or number of a Word table is broken in a narrow column while another has room."""

from app.coding.tables.value import Cell, Column, Number, Row, Table, shares
from app.coding.tables.word_widths import column_widths

WIDTH = 13_900  # twips between the margins of A4 across


def table(*columns: Column, row: tuple[str | Number, ...] = ()) -> Table:
    return Table(columns, (Row(tuple(map(Cell, row))),) if row else ())


def test_columns_with_room_are_as_wide_as_their_weights() -> None:
    made = table(Column("a", "Code", weight=4), Column("b", "n", "number", 1.2))
    assert column_widths(made, WIDTH) == shares(made.columns, WIDTH)


def test_a_narrow_column_takes_from_one_with_room() -> None:
    made = table(
        Column("a", "Participant", weight=0.5),
        Column("b", "Start", "number", 0.3),
        Column("c", "Quotation", weight=20),
        row=("S01", Number(137_329), "Anybody 🙂 could say so"),
    )
    first, second, third = column_widths(made, WIDTH)
    assert first >= 11 * 95
    assert second >= 6 * 95
    assert first + second + third == WIDTH
    before = shares(made.columns, WIDTH)
    assert first > before[0]
    assert second > before[1]
    assert third < before[2]


def test_where_not_all_have_room_numbers_stay_whole() -> None:
    columns = [Column(str(at), "Unbreakably-long-word", weight=1) for at in range(12)]
    number = Column("n", "n", "number", 0.1)
    made = table(*columns, number, row=(*[""] * 12, Number(123_456_789)))
    found = column_widths(made, WIDTH)
    assert sum(found) == WIDTH
    assert found[-1] >= 9 * 95


def test_chinese_breaks_anywhere_and_needs_no_room() -> None:
    made = table(
        Column("a", "词", weight=1),
        Column("b", "Words", weight=9),
        row=("我以前总觉得要忙" * 9, "a"),
    )
    assert column_widths(made, WIDTH) == shares(made.columns, WIDTH)
