"""What is recorded of interviews, from a CSV file.

Columns: transcript, and optional date, interviewer, language, mode, minutes. An empty cell changes
nothing.
"""

from pathlib import Path
from typing import Any

from app.coding.exchange.attribute_values import DATE, NUMBER, read_as
from app.coding.exchange.codings_csv import needed_cell
from app.coding.exchange.csv_reader import Sheet, read_sheet
from app.coding.exchange.records import problem_of, refuse_rows
from app.coding.exchange.transcript_book import TranscriptBook
from app.coding.operations.names import listed
from app.coding.operations.registry import operation
from app.coding.operations.transcripts import edit_transcripts
from app.models.errors import Refusal
from app.models.transaction import Transaction

COLUMNS = ("date", "interviewer", "language", "mode", "minutes")


def read_interviews(path: Path, *, encoding: str | None = None) -> Sheet:
    """Read the file; refused as `read_sheet`, and where the column "transcript" is missing."""
    return read_sheet(path, needed=("transcript",), optional=COLUMNS, encoding=encoding)


@operation
def import_interviews(tx: Transaction, *, table: Sheet) -> int:
    """Record the file's dates, interviewers and so on; return how many transcripts it names.

    Refused ("rows-do-not-fit") where a transcript is not there or named twice, or a value does not
    fit.
    """
    book = TranscriptBook(tx)
    problems = list(table.problems)
    lines: dict[int, int] = {}
    columns = {name: table.cells(name) for name in ("transcript", *COLUMNS)}
    dates = read_as(DATE, columns["date"], table.head.delimiter)
    for number, row in enumerate(table.rows):
        cells = {name: column[number] for name, column in columns.items()}
        try:
            transcript = _transcript(book, cells["transcript"], lines, row.line)
            values = _values(cells, dates[number], table.head.delimiter)
            edit_transcripts(tx, transcripts=[transcript], **values)
        except Refusal as refusal:
            problems.append(problem_of(row.line, refusal))
    refuse_rows(table.head.file, problems)
    names = listed(tx.transcripts.get(transcript).name for transcript in lines)
    tx.note(n=len(lines), names=names, file=table.head.file)
    return len(lines)


def _transcript(book: TranscriptBook, cell: str, lines: dict[int, int], line: int) -> int:
    """Return the transcript of a row, which must be the first that names it."""
    found = book.find(needed_cell("transcript", cell))
    first = lines.setdefault(found.id, line)
    if first != line:
        raise Refusal("row-named-twice", transcript=found.name, first=first)
    return int(found.id)


def _values(cells: dict[str, str], date: str | None, delimiter: str) -> dict[str, Any]:
    """Return what a row says, as `edit_transcripts` takes it."""
    values: dict[str, Any] = {
        name: cells[name] for name in ("interviewer", "language", "mode") if cells[name]
    }
    if cells["date"]:
        if date is None:
            raise Refusal("value-not-a-date", attribute="date", value=cells["date"])
        values["date"] = date
    if cells["minutes"]:
        (minutes,) = read_as(NUMBER, [cells["minutes"]], delimiter)
        if minutes is None or float(minutes) < 0:
            raise Refusal("value-not-a-number", attribute="minutes", value=cells["minutes"])
        values["seconds"] = round(float(minutes) * 60)
    return values
