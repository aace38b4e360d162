"""Bands of numbers for tables: "20–29" instead of each participant's age.

A band is printed with both ends inside. A value between two printed ends (29.5 years) belongs to
the lower band: it is cut to the places with which the bands are written, as people give their age.
"""

import re
from collections.abc import Iterable
from decimal import ROUND_FLOOR, Decimal
from itertools import pairwise
from typing import NamedTuple

from app.coding.reports.inputs import Say
from app.models.errors import Refusal
from app.words.tables import word

_NUMBER = r"-?[0-9]+(?:\.[0-9]+)?"
_FROM_TO = re.compile(rf"({_NUMBER})\s*[-–—]\s*({_NUMBER})")
_BELOW = re.compile(rf"<\s*({_NUMBER})")
_FROM = re.compile(rf"(?:>=|≥)\s*({_NUMBER})|({_NUMBER})\s*\+")
_SINGLE = re.compile(_NUMBER)
_MOST_BANDS = 5
_LEAST_STEP_OF_AGES = 5
_AGES_FROM = 18


class Band(NamedTuple):
    """A band from `low` to `high`, both inside; None is open. `below`: `high` itself is outside."""

    low: Decimal | None
    high: Decimal | None
    below: bool = False

    def has(self, value: Decimal, places: int) -> bool:
        """Tell whether a value, cut to so many places, lies in the band."""
        cut = value.quantize(Decimal(1).scaleb(-places), ROUND_FLOOR)
        if self.low is not None and cut < self.low:
            return False
        return self.high is None or cut < self.high or (cut == self.high and not self.below)

    def label(self, say: Say = word) -> str:
        """Return the band as it is printed, with an en dash: "20–29", "< 20", "≥ 60"."""
        if self.low is None:
            return say("below", n=self.high)
        if self.high is None:
            return say("from", n=self.low)
        return f"{self.low}" if self.low == self.high else f"{self.low}–{self.high}"

    @property
    def source(self) -> str:
        """Return the band as it is typed and stored: "20-29", "<20", "60+"."""
        if self.low is None:
            return f"<{self.high}"
        if self.high is None:
            return f"{self.low}+"
        return f"{self.low}" if self.low == self.high else f"{self.low}-{self.high}"


class Bands(NamedTuple):
    """Bands in order, none overlapping; `places` is how finely they are written."""

    bands: tuple[Band, ...]
    places: int = 0

    def find(self, value: Decimal) -> Band | None:
        """Return the band of a value; None where it is in none."""
        return next((band for band in self.bands if band.has(value, self.places)), None)

    @property
    def source(self) -> str:
        """Return the text that `parse_bands` reads."""
        return ",".join(band.source for band in self.bands)


def parse_bands(text: str) -> Bands:
    """Read "20-29, 30-39, 60+" (also "<20", "≥60" and single numbers), in any order.

    Refused: `band-unreadable`, `band-reversed`, `bands-overlap`.
    """
    parts = [part.strip() for part in re.split(r"[,;，；]", text) if part.strip()]
    if not parts:
        raise Refusal("band-unreadable", text=text)
    found = sorted((_parse_band(part) for part in parts), key=_order)
    bands = Bands(tuple(found), max(_places(band) for band in found))
    for first, second in pairwise(found):
        if _overlap(first, second):
            raise Refusal("bands-overlap", first=first.source, second=second.source)
    return bands


def default_bands(values: Iterable[Decimal]) -> Bands:
    """Return up to five bands of equal, round width that hold all values; none for no values.

    Whole numbers from 18 up are taken for ages and never get bands narrower than five.
    """
    known = sorted(values)
    if not known:
        return Bands(())
    whole = all(value == value.to_integral_value() for value in known)
    least = _LEAST_STEP_OF_AGES if whole and known[0] >= _AGES_FROM else 1
    step = next(width for width in _round_widths() if width >= least and _fits(known, width))
    places = 0 if whole else 1
    last = Decimal(1).scaleb(-places)
    low = (known[0] / step).to_integral_value(ROUND_FLOOR) * step
    bands = []
    while low <= known[-1]:
        bands.append(Band(low.quantize(last), low + step - last))
        low += step
    return Bands(tuple(bands), places)


def _round_widths() -> Iterable[int]:
    factor = 1
    while True:
        yield from (factor, 2 * factor, 5 * factor)
        factor *= 10


def _fits(known: list[Decimal], width: int) -> bool:
    first, last = (
        (value / width).to_integral_value(ROUND_FLOOR) for value in (known[0], known[-1])
    )
    return last - first < _MOST_BANDS


def _parse_band(text: str) -> Band:
    if match := _FROM_TO.fullmatch(text):
        low, high = Decimal(match[1]), Decimal(match[2])
        if high < low:
            raise Refusal("band-reversed", text=text)
        return Band(low, high)
    if match := _BELOW.fullmatch(text):
        return Band(None, Decimal(match[1]), below=True)
    if match := _FROM.fullmatch(text):
        return Band(Decimal(match[1] or match[2]), None)
    if match := _SINGLE.fullmatch(text):
        return Band(Decimal(text), Decimal(text))
    raise Refusal("band-unreadable", text=text)


def _order(band: Band) -> tuple[bool, Decimal]:
    return band.low is not None, band.low if band.low is not None else Decimal(0)


def _places(band: Band) -> int:
    ends = [end for end in (band.low, band.high) if end is not None]
    return max(-int(end.as_tuple().exponent) for end in ends)


def _overlap(first: Band, second: Band) -> bool:
    if second.low is None or first.high is None:
        return True
    return first.high > second.low or (first.high == second.low and not first.below)
