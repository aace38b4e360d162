"""Translations of quotations from a CSV file.

Columns: transcript, start, end, translation, and optional language, translator, date, checked_by.
"""

from pathlib import Path

from app.coding.exchange.csv_reader import Sheet
from app.coding.operations.registry import operation
from app.models.transaction import Transaction


def read_quotations(path: Path, *, encoding: str | None = None) -> Sheet:
    """Read the file; refused as `read_sheet`, and where a needed column is missing."""
    raise NotImplementedError


@operation
def import_quotations(tx: Transaction, *, table: Sheet) -> int:
    """Set the file's translations; return the number of spans.

    Refused ("rows-do-not-fit") where a transcript is not there or a span lies outside its text.
    """
    raise NotImplementedError
