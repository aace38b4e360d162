"""Values that tables print in one row, as they are kept with the attribute, and how they change."""

import json
from collections.abc import Collection, Mapping
from typing import NamedTuple

from app.coding.reports.attribute_rows import known_values
from app.coding.reports.inputs import Attribute
from app.coding.reports.material import people
from app.models import queries
from app.models.reader import Reader

Merged = Mapping[str, tuple[str, ...]]  # values by the label of their row


class PrintedRow(NamedTuple):
    """A row of a text in the table: its label, and the values counted in it."""

    label: str
    values: tuple[str, ...]

    @property
    def merged(self) -> bool:
        """Tell whether the row is more, or is called otherwise, than one value."""
        return self.values != (self.label,)


def merged_of(reader: Reader) -> dict[str, Merged]:
    """Return the merged rows of every attribute that has some, by its name."""
    return {row.name: _parsed(row.merged) for row in queries.attributes(reader) if row.merged}


def printed_rows(reader: Reader) -> dict[str, list[PrintedRow]]:
    """Return for each text the rows that the table prints, in the order of their labels.

    A value that nobody has any more keeps its place in its row.
    """
    persons = [person for person in people(reader) if not person.withdrawn]
    found: dict[str, list[PrintedRow]] = {}
    for row in queries.attributes(reader):
        if row.kind != "text":
            continue
        merged = _parsed(row.merged)
        held = set(known_values(Attribute(row.name), persons).values())
        labels = {value: label for label, values in merged.items() for value in values}
        alone = held - set(labels)
        rows = [PrintedRow(label, values) for label, values in merged.items()]
        rows += [PrintedRow(value, (value,)) for value in alone]
        found[row.name] = sorted(rows, key=lambda each: each.label.casefold())
    return found


def joined(rows: Collection[PrintedRow], chosen: Collection[PrintedRow]) -> dict[str, list[str]]:
    """Return the merged rows when the chosen ones have become one, named after its values."""
    values = [value for row in rows if row in chosen for value in row.values]
    kept = {row.label: list(row.values) for row in rows if row.merged and row not in chosen}
    return {**kept, ", ".join(values): values}


def taken_apart(
    rows: Collection[PrintedRow], chosen: Collection[PrintedRow]
) -> dict[str, list[str]]:
    """Return the merged rows when the chosen ones are single values again."""
    return {row.label: list(row.values) for row in rows if row.merged and row not in chosen}


def renamed(rows: Collection[PrintedRow], row: PrintedRow, label: str) -> dict[str, list[str]]:
    """Return the merged rows when one of them has another label."""
    kept = {one.label: list(one.values) for one in rows if one.merged and one != row}
    return {**kept, label: list(row.values)}


def _parsed(stored: str | None) -> dict[str, tuple[str, ...]]:
    found = json.loads(stored) if stored else {}
    return {str(label): tuple(map(str, values)) for label, values in found.items()}
