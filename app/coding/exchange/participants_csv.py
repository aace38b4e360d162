"""Participants from a CSV file: id, group (several parted by ";"), then attributes.

A column that is not in the file leaves what it is about alone. A cell that is empty means missing:
it takes a value (or the groups) away. "n/a", "not applicable" and "不适用" mean not applicable,
which is a statement and not a gap.
"""

from dataclasses import dataclass
from pathlib import Path

from app.coding.exchange.csv_reader import Sheet
from app.coding.exchange.records import Notice
from app.coding.operations.registry import operation
from app.models.transaction import Transaction


@dataclass(frozen=True, slots=True)
class ParticipantsImported:
    """What the import did: ids by what happened to them, and the names of new attributes."""

    added: tuple[str, ...]
    changed: tuple[str, ...]
    unchanged: tuple[str, ...]
    attributes_made: tuple[str, ...]
    groups_made: tuple[str, ...]
    notices: tuple[Notice, ...]


def read_participants(path: Path, *, encoding: str | None = None) -> Sheet:
    """Read the file; refused as `read_sheet`, and where the column "id" is missing."""
    raise NotImplementedError


@operation
def import_participants(tx: Transaction, *, table: Sheet) -> ParticipantsImported:
    """Add participants and update those that are there by their id, as one step.

    Refused ("rows-do-not-fit") with all rows that do not fit: an id used twice, a value that does
    not read as the kind of an attribute that the project has.
    """
    raise NotImplementedError
