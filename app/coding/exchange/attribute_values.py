"""What the cells of a column of participants are: numbers, dates, text, or "not applicable".

A column is a number or a date only if every value in it reads as one. A number with leading zeros
is a label and stays text. Dates are those that can be read in one way only: year first, day first
with points (31.5.2026), Chinese (2026年5月31日), and with slashes where the column itself shows
which number is the day. Values are kept as "3.5" and "2026-05-31".
"""

import re
from collections.abc import Callable, Sequence
from datetime import date

NUMBER, DATE, TEXT = "number", "date", "text"
_NOT_APPLICABLE = frozenset(("n/a", "not applicable", "不适用"))
_NUMBER = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?")
_NUMBER_WITH_COMMA = re.compile(r"[+-]?[0-9]+(,[0-9]+)?")
_LABEL = re.compile(r"[+-]?0[0-9]")
_YEAR_FIRST = re.compile(r"([0-9]{4})([-/.])([0-9]{1,2})\2([0-9]{1,2})")
_CHINESE = re.compile(r"([0-9]{4})\s*年\s*([0-9]{1,2})\s*月\s*([0-9]{1,2})\s*[日号]")
_POINTS = re.compile(r"([0-9]{1,2})\.\s?([0-9]{1,2})\.\s?([0-9]{4})")
_SLASHES = re.compile(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})")

Reading = Callable[[str], str | None]


def not_applicable(cell: str) -> bool:
    """Tell whether a cell says that the question does not apply."""
    return cell.strip().casefold() in _NOT_APPLICABLE


def kind_of(values: Sequence[str], delimiter: str) -> str:
    """Return the kind of a new attribute with these values (neither empty nor not applicable)."""
    kinds = [DATE] if any(_LABEL.match(value) for value in values) else [NUMBER, DATE]
    for kind in kinds if values else ():
        if all(value is not None for value in read_as(kind, values, delimiter)):
            return kind
    return TEXT


def read_as(kind: str, values: Sequence[str], delimiter: str) -> list[str | None]:
    """Return values as an attribute of this kind keeps them; None for one that does not fit.

    In a file parted by semicolons or tabs a comma may be the decimal sign.
    """
    if kind == NUMBER:
        return [_number(value, comma=delimiter != ",") for value in values]
    if kind == DATE:
        slashes = _slashes_of(values)
        return [_date(value) or slashes(value) for value in values]
    return list(values)


def _number(value: str, *, comma: bool) -> str | None:
    if _NUMBER.fullmatch(value):
        return value
    if comma and _NUMBER_WITH_COMMA.fullmatch(value):
        return value.replace(",", ".")
    return None


def _date(value: str) -> str | None:
    if found := _YEAR_FIRST.fullmatch(value):
        return _iso(found[1], found[3], found[4])
    if found := _CHINESE.fullmatch(value):
        return _iso(found[1], found[2], found[3])
    if found := _POINTS.fullmatch(value):
        return _iso(found[3], found[2], found[1])
    return None


def _slashes_of(values: Sequence[str]) -> Reading:
    """Return how the column writes dates with slashes: the one way in which all of them are dates.

    Where there is no such way each is read alone, if it can be read in one way only.
    """
    with_slashes = [value for value in values if _SLASHES.fullmatch(value)]
    readings = [
        reading
        for reading in (_day_first, _month_first)
        if all(reading(value) for value in with_slashes)
    ]
    return readings[0] if len(readings) == 1 else _alone


def _day_first(value: str) -> str | None:
    found = _SLASHES.fullmatch(value)
    return _iso(found[3], found[2], found[1]) if found else None


def _month_first(value: str) -> str | None:
    found = _SLASHES.fullmatch(value)
    return _iso(found[3], found[1], found[2]) if found else None


def _alone(value: str) -> str | None:
    readings = {_day_first(value), _month_first(value)} - {None}
    return readings.pop() if len(readings) == 1 else None


def _iso(year: str, month: str, day: str) -> str | None:
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None
