"""The other curve: how many nodes had been made by a day, whatever interview they are in.

It is another question than the first presence in the final coding, and never mixed with it.
"""

from collections import Counter
from collections.abc import Iterable, Mapping

from app.coding.saturation.overview import Part
from app.coding.saturation.telling import Day, Say, Telling
from app.ui.pages.saturation.curve_chart import Curve

_MOST_DAYS = 45  # columns; more days are gathered into months


def made_curve(times: Mapping[int, str], part: Part, telling: Telling, say: Say, day: Day) -> Curve:
    """Return the curve of the part's nodes by the day on which each was made."""
    nodes = part.answer.curve.frequencies
    made = [times[node][:10] for node in nodes if node in times]
    dates = _gathered(made)
    counts = Counter(date[: len(dates[0])] for date in made) if dates else Counter()
    new = [counts[date] for date in dates]
    names = [day(date) for date in dates]
    levels = telling.levels()
    says = [
        say("made-on", date=name, n=n, levels=levels) for name, n in zip(names, new, strict=True)
    ]
    title = say("made-title", who=telling.name(part), levels=levels)
    empty = [0] * len(new)
    return Curve(title, names, empty, new, says, list(dates), description="\n".join(says))


def _gathered(made: Iterable[str]) -> list[str]:
    """Return the days, or, where they are many, the months."""
    days = sorted(set(made))
    return days if len(days) <= _MOST_DAYS else sorted({one[:7] for one in days})
