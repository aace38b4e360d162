"""What is recorded of interviews, from a CSV file.

Columns: transcript, and optional date, interviewer, language, mode, minutes. An empty cell changes
nothing.
"""

from pathlib import Path

from app.coding.exchange.csv_reader import Sheet
from app.coding.operations.registry import operation
from app.models.transaction import Transaction


def read_interviews(path: Path, *, encoding: str | None = None) -> Sheet:
    """Read the file; refused as `read_sheet`, and where the column "transcript" is missing."""
    raise NotImplementedError


@operation
def import_interviews(tx: Transaction, *, table: Sheet) -> int:
    """Record the file's dates, interviewers and so on; return how many transcripts it names.

    Refused ("rows-do-not-fit") where a transcript is not there or named twice, or a value does not
    fit.
    """
    raise NotImplementedError
