"""What was found as a table, for Word, Excel and CSV."""

from collections.abc import Sequence

from app.coding.reports.inputs import Say
from app.coding.search.ask_codes import Cooccurrence
from app.coding.search.passages import Passage
from app.coding.tables.value import Cell, Column, Number, Row, Table
from app.models import queries
from app.models.reader import Reader
from app.words.lists import word


def found_table(reader: Reader, asked: str, chosen: Sequence[Passage], say: Say = word) -> Table:
    """Return one row per passage, in the order given, with its whole words."""
    columns = (
        Column("transcript", say("transcript"), weight=2, stub=True),
        Column("start", say("start"), "number", 1.2),
        Column("end", say("end"), "number", 1.2),
        Column("speaker", say("speaker"), weight=2),
        Column("before", say("words-before"), weight=4),
        Column("found", say("found"), weight=6),
        Column("behind", say("words-behind"), weight=4),
    )
    rows = []
    text, version = "", None
    for one in chosen:
        if one.version != version:
            text, version = queries.stored_of(reader, one.version), one.version
        cells: tuple[str | Number, ...] = (
            one.name,
            Number(one.start),
            Number(one.end),
            one.speaker or "",
            one.before,
            text[one.start : one.end],
            one.behind,
        )
        rows.append(
            Row(tuple(Cell(cell) for cell in cells), key=f"{one.transcript}:{one.start}:{one.end}")
        )
    notes = (say("note-asked", query=asked), say("note-offsets"))
    return Table(columns, tuple(rows), title=say("found-passages"), notes=notes)


def cooccurrence_table(found: Cooccurrence, say: Say = word) -> Table:
    """Return codes by codes: how many pairs of their passages overlap."""
    heads = (
        Column(f"code-{code.id}", code.name, "number", 1.2, name=code.name) for code in found.codes
    )
    columns = (Column("code", say("code"), weight=4, stub=True), *heads)
    rows = tuple(
        Row(
            (
                Cell(one.name),
                *(Cell(Number(found.n(one.id, other.id))) for other in found.codes),
            ),
            key=f"code:{one.id}",
        )
        for one in found.codes
    )
    return Table(columns, rows, title=say("cooccurrence"), notes=(say("note-cooccurrence"),))
