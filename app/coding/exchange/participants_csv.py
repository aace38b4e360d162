"""Participants from a CSV file: id, group (several parted by ";"), then attributes.

A column that is not in the file leaves what it is about alone. A cell that is empty means missing:
it takes a value (or the groups) away. "n/a", "not applicable" and "不适用" mean not applicable,
which is a statement and not a gap.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from app.coding.exchange.attribute_values import kind_of, not_applicable, read_as
from app.coding.exchange.csv_reader import Sheet, fold, read_sheet
from app.coding.exchange.records import Notice, RowProblem, problem, problem_of, refuse_rows
from app.coding.operations.names import clean_name, listed
from app.coding.operations.people import (
    NOT_APPLICABLE,
    group_named,
    make_participant,
    put_value,
)
from app.coding.operations.registry import operation
from app.models.errors import Refusal
from app.models.transaction import Transaction

_GROUPS = ("group", "groups")


@dataclass(frozen=True, slots=True)
class ParticipantsImported:
    """What the import did: ids by what happened to them, names of new attributes and groups."""

    added: tuple[str, ...]
    changed: tuple[str, ...]
    unchanged: tuple[str, ...]
    attributes_made: tuple[str, ...]
    groups_made: tuple[str, ...]
    notices: tuple[Notice, ...]


class _Column(NamedTuple):
    """An attribute's column: its id once there is one, and (state, value) of each row."""

    name: str
    attribute: int | None
    kind: str
    values: tuple[tuple[str, str | None], ...]


class _Step(NamedTuple):
    """What one cell did; `taken`: how many values or memberships it took away."""

    changed: bool
    taken: int


def read_participants(path: Path, *, encoding: str | None = None) -> Sheet:
    """Read the file; refused as `read_sheet`, and where the column "id" is missing."""
    return read_sheet(path, needed=("id",), optional=_GROUPS, encoding=encoding)


@operation
def import_participants(tx: Transaction, *, table: Sheet) -> ParticipantsImported:
    """Add participants and update those that are there by their id, as one step.

    Refused ("rows-do-not-fit") with all rows that do not fit: an id that is empty or used twice, a
    value that does not read as the kind of an attribute that the project has.
    """
    problems = list(table.problems)
    ids = _ids(table, problems)
    groups = _groups(table, problems)
    columns = _columns(tx, table, problems)
    refuse_rows(table.head.file, problems)
    before = {row.name for row in tx.groups.find()}
    attributes = [_attribute(tx, column) for column in columns]
    results: dict[str, list[str]] = {"added": [], "changed": [], "unchanged": []}
    notices: list[Notice] = []
    for number, name in enumerate(ids):
        have = tx.participants.one(name=name)
        participant = make_participant(tx, name) if have is None else int(have.id)
        steps = [] if groups is None else [_set_groups(tx, participant, groups[number])]
        for column, attribute in zip(columns, attributes, strict=True):
            steps.append(_put(tx, participant, attribute, *column.values[number]))
        if taken := sum(step.taken for step in steps):
            values = {"id": name, "n": taken}
            notices.append(Notice(table.rows[number].line, "values-taken-away", values))
        changed = any(step.changed for step in steps)
        results["added" if have is None else "changed" if changed else "unchanged"].append(name)
    tx.note(n=len(ids), names=listed(ids), file=table.head.file)
    return ParticipantsImported(
        added=tuple(results["added"]),
        changed=tuple(results["changed"]),
        unchanged=tuple(results["unchanged"]),
        attributes_made=tuple(column.name for column in columns if column.attribute is None),
        groups_made=_new_groups(tx, before),
        notices=tuple(notices),
    )


def _new_groups(tx: Transaction, before: set[str]) -> tuple[str, ...]:
    rows = sorted(tx.groups.find(), key=lambda row: row.position)
    return tuple(row.name for row in rows if row.name not in before)


def _ids(table: Sheet, problems: list[RowProblem]) -> list[str]:
    """Return the participants' ids; an empty, impossible or repeated one is a problem."""
    lines: dict[str, int] = {}
    found = []
    for row, cell in zip(table.rows, table.cells("id"), strict=True):
        name = cell
        try:
            name = clean_name(cell)
        except Refusal as refusal:
            problems.append(
                problem_of(row.line, refusal)
                if cell
                else problem(row.line, "row-cell-empty", column="id")
            )
        if name in lines:
            first = lines[name]
            problems.append(problem(row.line, "row-id-twice", id=name, first=first))
        elif name:
            lines[name] = row.line
        found.append(name)
    return found


def _groups(table: Sheet, problems: list[RowProblem]) -> list[list[str]] | None:
    """Return each row's groups, or None where the file says nothing about groups."""
    column = next((name for name in _GROUPS if table.head.at(name) is not None), None)
    if column is None:
        return None
    found = []
    for row, cell in zip(table.rows, table.cells(column), strict=True):
        names = [part.strip() for part in cell.split(";") if part.strip()]
        for name in names:
            try:
                clean_name(name)
            except Refusal as refusal:
                problems.append(problem_of(row.line, refusal))
        found.append(list(dict.fromkeys(names)))
    return found


def _columns(tx: Transaction, table: Sheet, problems: list[RowProblem]) -> list[_Column]:
    """Return the attributes' columns with their values read; what does not fit is a problem."""
    known = {fold(row.name): row for row in reversed(tx.attributes.find())}
    special = {"id", *_GROUPS}
    return [
        _column(table, name, known.get(fold(name)), problems)
        for name in table.head.columns
        if fold(name) not in special
    ]


def _column(table: Sheet, name: str, have: Any, problems: list[RowProblem]) -> _Column:
    cells = table.cells(name)
    delimiter = table.head.delimiter
    said = [cell for cell in cells if cell and not not_applicable(cell)]
    kind = kind_of(said, delimiter) if have is None else have.kind
    readings = iter(read_as(kind, said, delimiter))
    values: list[tuple[str, str | None]] = []
    for row, cell in zip(table.rows, cells, strict=True):
        if not_applicable(cell):
            values.append((NOT_APPLICABLE, None))
        elif not cell:
            values.append(("value", None))
        else:
            value = next(readings)
            values.append(("value", value))
            if value is None:
                slug = f"value-not-a-{kind}"
                problems.append(problem(row.line, slug, attribute=name, value=cell))
    return _Column(name, None if have is None else have.id, kind, tuple(values))


def _attribute(tx: Transaction, column: _Column) -> int:
    if column.attribute is not None:
        return column.attribute
    position = tx.attributes.largest("position") + 1
    return tx.attributes.add(name=clean_name(column.name), kind=column.kind, position=position)


def _set_groups(tx: Transaction, participant: int, names: list[str]) -> _Step:
    """Make a participant a member of exactly these groups."""
    wanted = {group_named(tx, name) for name in names}
    have = tx.memberships.find(participant=participant)
    gone = [row.id for row in have if row.participant_group not in wanted]
    tx.memberships.remove(*gone)
    missing = wanted - {row.participant_group for row in have}
    for group in sorted(missing):
        tx.memberships.add(participant=participant, participant_group=group)
    return _Step(bool(gone or missing), 0 if names else len(gone))


def _put(tx: Transaction, participant: int, attribute: int, state: str, value: str | None) -> _Step:
    have = tx.attribute_values.one(participant=participant, attribute=attribute)
    before = None if have is None else (have.state, have.value)
    after = None if value is None and state != NOT_APPLICABLE else (state, value)
    if before == after:
        return _Step(False, 0)
    put_value(tx, participant, attribute, value, state)
    return _Step(True, int(after is None))
