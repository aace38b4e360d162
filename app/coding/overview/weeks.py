"""Work by the week: passages coded by each coder, and codes made. Weeks begin on Monday."""

from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

from app.models import queries
from app.models.reader import Reader

Week = date  # its Monday


class Work(NamedTuple):
    """Passages coded by week (without gaps) and person, by name; only people with any.

    The consensus is left out: it is decided on, not coded, often long after.
    """

    weeks: tuple[Week, ...]
    by_coder: dict[str, tuple[int, ...]]

    @property
    def totals(self) -> tuple[int, ...]:
        """Return the sum over coders for each week."""
        return tuple(map(sum, zip(*self.by_coder.values(), strict=True)))


class Growth(NamedTuple):
    """Codes by the week in which they were made, of those that are still there."""

    weeks: tuple[Week, ...]
    new: tuple[int, ...]

    @property
    def so_far(self) -> tuple[int, ...]:
        """Return how many there were at the end of each week."""
        return tuple(sum(self.new[: at + 1]) for at in range(len(self.new)))


def work(reader: Reader) -> Work:
    """Return who coded how much in which week; what Consensus holds was coded by people before."""
    people = {row.id: row.name for row in queries.coders(reader) if row.kind == "person"}
    counts: Counter[tuple[int, Week]] = Counter()
    for coder, day, n in queries.codings_by_day(reader):
        monday = _monday(day)
        if coder in people and monday is not None:
            counts[coder, monday] += n
    weeks = _all_between({week for _coder, week in counts})
    named = {name: tuple(counts[coder, week] for week in weeks) for coder, name in people.items()}
    return Work(weeks, {name: numbers for name, numbers in named.items() if any(numbers)})


def growth(reader: Reader) -> Growth:
    """Return in which week how many of today's codes were made."""
    # An imported code is as old as its oldest coding, as on the Saturation page.
    coded = queries.first_coded(reader)
    created = ((code.id, code.created) for code in queries.codes(reader))
    found = [_monday(min(day, coded.get(code, day))) for code, day in created]
    counts = Counter(week for week in found if week is not None)
    weeks = _all_between(counts)
    return Growth(weeks, tuple(counts[week] for week in weeks))


def _monday(moment: str) -> Week | None:
    """Return the Monday of a moment (ISO); None where an old import left no date."""
    try:
        day = date.fromisoformat(moment[:10])
    except ValueError:
        return None
    return day - timedelta(days=day.weekday())


def _all_between(weeks: Iterable[Week]) -> tuple[Week, ...]:
    found = sorted(weeks)
    if not found:
        return ()
    count = (found[-1] - found[0]).days // 7 + 1
    return tuple(found[0] + timedelta(weeks=at) for at in range(count))
