"""A table with everything a writer has to cope with."""

from app.coding.tables.value import Cell, Column, Number, Quote, Quotes, Row, Summary, Table

COLUMNS = (
    Column("theme", "Theme", weight=3, stub=True),
    Column("code", "Code", weight=3, stub=True),
    Column("n", "n", "number", group="Participants"),
    Column("share", "%", "percent", group="Participants"),
    Column("students", "students\n(n = 12)", "number", 2, name="students n"),
    Column("quotes", "Illustrative quotation", "quotation", 7),
)


def row(
    theme: Cell, code: Cell, n: int, share: float | None, students: int, *quotes: Quote
) -> tuple[Cell, ...]:
    numbers = (Cell(Number(n)), Cell(Number(share, 1)), Cell(Number(students)))
    return (theme, code, *numbers, Cell(Quotes(quotes)))


TABLE = Table(
    columns=COLUMNS,
    rows=(
        Row(row(Cell("A & <B>"), Cell(), 24, 100.0, 12), "total", key="A"),
        Row(
            row(
                Cell("A & <B>", continues=True),
                Cell("=1+1"),
                11,
                45.83333,
                0,
                Quote("“First | *line*”", "(S07)"),
                Quote("“病人的‘角度’”", "(S05)", language="zh"),
            ),
            level=1,
            key="a",
        ),
        Row(
            row(
                Cell("A & <B>", continues=True),
                Cell("nested", indent=1, full="=1+1: nested"),
                3,
                None,
                3,
            )
        ),
        Row(
            (
                Cell("B"),
                Cell("'quoted'"),
                Cell(Summary("{} ({})", (Number(31.25, 1), Number(None, 1))), across=2),
                Cell(),
                Cell(Number(-0.001, 1)),
                Cell(Quotes(())),
            ),
            rule=True,
        ),
    ),
    label="Table 2",
    title="Themes & codes",
    notes=("n: participants.", "Codings: Consensus <24>."),
    warnings=("Only for you.",),
)
