"""Which participants stand behind each value of an attribute: the rows of the participants table.

Every participant is in some row of every attribute: a value that is no number, a number outside all
bands, "not applicable" and "missing" have rows of their own, so that no row silently loses people.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from typing import NamedTuple

from app.coding.reports.bands import Bands, default_bands
from app.coding.reports.inputs import Attribute, Gap, Person, Say

_DATE = re.compile(r"([0-9]{4})(-[0-9]{2}){0,2}")
_LARGEST = Decimal(10) ** 15  # beyond it a number in a list of participants is a slip


class ValueRow(NamedTuple):
    """A row of one attribute: its label and the ids of its participants.

    `missing`: they are together only because nothing is known of them.
    """

    label: str
    people: frozenset[str]
    missing: bool = False


class Choices(NamedTuple):
    """How values become rows: labels that stand for several values, bands, a wanted order."""

    merged: Mapping[str, tuple[str, ...]] = {}
    bands: Bands | None = None
    order: tuple[str, ...] = ()


def value_rows(
    attribute: Attribute, people: Sequence[Person], choices: Choices, say: Say
) -> list[ValueRow]:
    """Return the rows of an attribute, each value first, then what is not a value."""
    if attribute.kind == "group":
        return _group_rows(people, choices, say)
    known = known_values(attribute, people)
    build = {"text": _text_rows, "number": _number_rows, "date": _date_rows}[attribute.kind]
    rows = build(known, choices, say)
    return rows + _gap_rows(attribute, people, say)


def known_values(attribute: Attribute, people: Iterable[Person]) -> dict[str, str]:
    """Return the value of each participant (by id) who has one."""
    found: dict[str, str] = {}
    for person in people:
        value = person.values.get(attribute.name, Gap.MISSING)
        if isinstance(value, str) and value.strip():
            found[person.id] = value.strip()
    return found


def as_number(text: str) -> Decimal | None:
    """Read a number as participants' lists write it; None where it is none."""
    try:
        value = Decimal(text)
    except InvalidOperation:
        return None
    return value if value.is_finite() and abs(value) < _LARGEST else None


def _text_rows(known: Mapping[str, str], choices: Choices, say: Say) -> list[ValueRow]:
    return _labelled(((person, value) for person, value in known.items()), choices)


def _group_rows(people: Sequence[Person], choices: Choices, say: Say) -> list[ValueRow]:
    pairs = ((person.id, group) for person in people for group in person.groups)
    rows = _labelled(pairs, choices)
    none = frozenset(person.id for person in people if not person.groups)
    return [*rows, ValueRow(say("no-group"), none)] if none else rows


def _labelled(pairs: Iterable[tuple[str, str]], choices: Choices) -> list[ValueRow]:
    """Gather participants by value, in the wanted order, then by frequency and alphabet."""
    labels = {value: label for label, values in choices.merged.items() for value in values}
    found: dict[str, set[str]] = defaultdict(set)
    for person, value in pairs:
        found[labels.get(value, value)].add(person)
    place = {label: number for number, label in enumerate(choices.order)}
    rows = [ValueRow(label, frozenset(people)) for label, people in found.items()]
    return sorted(
        rows,
        key=lambda row: (place.get(row.label, len(place)), -len(row.people), row.label.casefold()),
    )


def _number_rows(known: Mapping[str, str], choices: Choices, say: Say) -> list[ValueRow]:
    numbers = {person: as_number(text) for person, text in known.items()}
    real = {person: number for person, number in numbers.items() if number is not None}
    bands = choices.bands or default_bands(real.values())
    found = {person: bands.find(number) for person, number in real.items()}
    rows = [ValueRow(band.label(say), _having(found, band)) for band in bands.bands]
    outside = _having(found, None)
    odd = _having(numbers, None)
    rows += [ValueRow(say("outside-bands"), outside)] if outside else []
    return [*rows, ValueRow(say("not-a-number"), odd)] if odd else rows


def _date_rows(known: Mapping[str, str], choices: Choices, say: Say) -> list[ValueRow]:
    years = {person: _DATE.fullmatch(text) for person, text in known.items()}
    odd = _having(years, None)
    found: dict[str, set[str]] = defaultdict(set)
    for person, match in years.items():
        if match:
            found[match[1]].add(person)
    rows = [ValueRow(year, frozenset(people)) for year, people in sorted(found.items())]
    return [*rows, ValueRow(say("not-a-date"), odd)] if odd else rows


def _gap_rows(attribute: Attribute, people: Sequence[Person], say: Say) -> list[ValueRow]:
    known = known_values(attribute, people)
    without = [person for person in people if person.id not in known]
    not_applicable = frozenset(
        person.id for person in without if person.values.get(attribute.name) is Gap.NOT_APPLICABLE
    )
    missing = frozenset(person.id for person in without) - not_applicable
    rows = [ValueRow(say("not-applicable"), not_applicable)] if not_applicable else []
    return [*rows, ValueRow(say("missing"), missing, missing=True)] if missing else rows


def _having(found: Mapping[str, object], wanted: object) -> frozenset[str]:
    return frozenset(person for person, each in found.items() if each == wanted)
