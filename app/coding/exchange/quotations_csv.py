"""Translations of quotations from a CSV file.

Columns: transcript, start, end, translation, and optional language, translator, date, checked_by.
"""

from pathlib import Path

from app.coding.exchange.attribute_values import DATE, read_as
from app.coding.exchange.codings_csv import needed_cell, whole_number
from app.coding.exchange.csv_reader import Sheet, read_sheet
from app.coding.exchange.records import problem_of, refuse_rows
from app.coding.exchange.transcript_book import TranscriptBook
from app.coding.operations.codings import translate_quotation
from app.coding.operations.registry import operation
from app.models.errors import Refusal
from app.models.transaction import Transaction

NEEDED = ("transcript", "start", "end", "translation")
OPTIONAL = ("language", "translator", "date", "checked_by")


def read_quotations(path: Path, *, encoding: str | None = None) -> Sheet:
    """Read the file; refused as `read_sheet`, and where a needed column is missing."""
    return read_sheet(path, needed=NEEDED, optional=OPTIONAL, encoding=encoding)


@operation
def import_quotations(tx: Transaction, *, table: Sheet) -> int:
    """Set the file's translations; return the number of spans.

    Refused ("rows-do-not-fit") where a transcript is not there, a span lies outside its text, a
    translation is empty or a date cannot be read.
    """
    book = TranscriptBook(tx)
    problems = list(table.problems)
    columns = {name: table.cells(name) for name in (*NEEDED, *OPTIONAL)}
    dates = read_as(DATE, columns["date"], table.head.delimiter)
    for number, row in enumerate(table.rows):
        cells = {name: column[number] for name, column in columns.items()}
        try:
            _translate(tx, book, cells, dates[number])
        except Refusal as refusal:
            problems.append(problem_of(row.line, refusal))
    refuse_rows(table.head.file, problems)
    tx.note(n=len(table.rows), file=table.head.file)
    return len(table.rows)


def _translate(
    tx: Transaction, book: TranscriptBook, cells: dict[str, str], date: str | None
) -> None:
    transcript = book.find(needed_cell("transcript", cells["transcript"]))
    if cells["date"] and date is None:
        raise Refusal("value-not-a-date", attribute="date", value=cells["date"])
    translate_quotation(
        tx,
        transcript=transcript.id,
        start=whole_number("start", cells["start"]),
        end=whole_number("end", cells["end"]),
        translation=needed_cell("translation", cells["translation"]),
        language=cells["language"] or None,
        translator=cells["translator"] or None,
        translated_on=date,
        checked_by=cells["checked_by"] or None,
    )
