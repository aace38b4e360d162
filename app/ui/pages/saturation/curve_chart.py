"""The curve: a bar for what each interview brought, a line for all that was found so far.

The whole bar is what the interview holds, its filled foot what was new: so a short interview is
seen to be short. What came after the rule was met is hatched and has a triangle above it; the place
where it was met is a line across. All of it can be read without colour.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from app.ui.charts.axis import fit_names, grid, names_under, ticks
from app.ui.charts.scene import (
    SMALL,
    Bar,
    Box,
    Item,
    Line,
    Measure,
    Scene,
    Shape,
    Spot,
    Text,
    mark,
)

HEIGHT = 190.0  # px of the plot
_LEAST_STEP = 6.0  # px from one interview to the next
_MOST_STEP = 56.0
_TOP = 20.0  # px of the title
_LABELS = 34.0  # px above the plot for where the rule was set and met
_RIGHT = 34.0  # px behind the last interview, for the number at the line's end


class Curve(NamedTuple):
    """What the chart shows of a part; `names`, `present` and `new` have one for each interview.

    `met_at` numbers the interview that met the rule; `held` says before which interview (by number)
    the rule was set, None where that is not to be shown. `then` is the line of a look, by name of
    interview. The other words are the reader's.
    """

    title: str
    names: Sequence[str]
    present: Sequence[int]
    new: Sequence[int]
    says: Sequence[str]
    keys: Sequence[object]
    met_at: int | None = None
    met_words: str = ""
    held: int | None = None
    held_words: str = ""
    then: Mapping[str, int] = {}
    description: str = ""

    @property
    def cumulative(self) -> list[int]:
        """Return how many there were so far at each interview."""
        return [sum(self.new[: at + 1]) for at in range(len(self.new))]

    @property
    def highest(self) -> int:
        """Return the largest number that is drawn."""
        return max([*self.present, sum(self.new), *self.then.values()], default=0)


def curve_chart(
    curve: Curve, width: float, measure: Measure, highest: int = 0, plot: float = HEIGHT
) -> Scene:
    """Lay a curve out in `width` px, or what it needs; `highest` makes several charts alike.

    `plot` is the height between the axis and the highest tick, in px.
    """
    return _Chart(curve, width, measure, max(highest, curve.highest), plot).scene()


def needed_width(curve: Curve, measure: Measure) -> float:
    """Return how narrow the chart may become."""
    words = [curve.met_words, curve.held_words]
    widest = max(measure.width(text, SMALL) for text in words)
    widest = max(widest, measure.width(curve.title, bold=True))
    return max(30 + _LEAST_STEP * len(curve.names) + _RIGHT, widest + 60, 150)


class _Chart:
    def __init__(
        self, curve: Curve, width: float, measure: Measure, highest: int, plot: float
    ) -> None:
        self.curve = curve
        self.measure = measure
        self.plot = plot
        self.values = ticks(highest)
        self.left = measure.width(str(self.values[-1]), SMALL) + 8
        count = max(1, len(curve.names))
        room = max(width, needed_width(curve, measure)) - self.left - _RIGHT
        self.step = max(_LEAST_STEP, min(_MOST_STEP, room / count))
        self.right = self.left + self.step * count
        self.width = max(self.right + _RIGHT, needed_width(curve, measure))
        self.top = _TOP + _LABELS
        self.bottom = self.top + self.plot
        self.centres = [self.left + self.step * (at + 0.5) for at in range(len(curve.names))]

    def scene(self) -> Scene:
        items: list[Item] = [Text(self.left, 13, self.curve.title, bold=True)]
        edge = max(self.right, self.left + 40)
        items += grid(self.values, self.left, edge, self.top, self.bottom, self.measure)
        for at in range(len(self.centres)):
            items += self._bar(at)
        items += self._rule()
        items += self._then()
        items += self._line()
        fit = fit_names(self.curve.names, self.step, self.measure)
        items += names_under(self.curve.names, self.centres, self.bottom + 5, fit, self.measure)
        height = self.bottom + 8 + fit.height
        said = (self.curve.title, self.curve.description)
        return Scene(self.width, height, tuple(items), tuple(self._spots()), *said)

    def y(self, value: int) -> float:
        return self.bottom - self.plot * value / max(1, self.values[-1])

    def _bar(self, at: int) -> list[Item]:
        wide = max(3.0, min(26.0, self.step * 0.62))
        x = self.centres[at] - wide / 2
        curve = self.curve
        items: list[Item] = []
        new, present = curve.new[at], curve.present[at]
        after = curve.met_at is not None and at > curve.met_at
        if present:
            y = self.y(present)
            items.append(Bar(Box(x, y, wide, self.bottom - y), "hover", "strong_edge"))
        if new:
            y = self.y(new)
            fill = "panel" if after else "accent"
            box = Box(x, y, wide, self.bottom - y)
            items.append(Bar(box, fill, "ink" if after else "accent", hatched=after))
        if new and after:
            tip = (self.centres[at], self.y(max(new, present)) - 6)
            items.append(Shape(mark("triangle", tip, 4), "warning", "ink"))
        return items

    def _rule(self) -> list[Item]:
        items: list[Item] = []
        curve = self.curve
        if curve.held is not None and 0 < curve.held < len(self.centres):
            x = self.left + self.step * curve.held
            line = Line(((x, self.top - 2), (x, self.bottom)), "muted", 1, (1.5, 3))
            items += [line, self._beside(x, _TOP + 11, curve.held_words, "muted")]
        if curve.met_at is not None:
            x = self.left + self.step * (curve.met_at + 1)
            line = Line(((x, self.top - 6), (x, self.bottom)), "accent", 1.5, (5, 3))
            items += [line, self._beside(x, self.top - 8, curve.met_words, "accent")]
        return items

    def _beside(self, x: float, y: float, words: str, colour: str) -> Text:
        """Return words that end at `x`, moved to the right as far as they would be cut."""
        width = self.measure.width(words, SMALL)
        return Text(max(self.left, min(x + 4, self.width) - width), y, words, SMALL, colour)

    def _line(self) -> list[Item]:
        points = self._points(self.curve.cumulative)
        if not points:
            return []
        items: list[Item] = [Line(tuple(points), "ink", 1.8)] if len(points) > 1 else []
        if self.step >= 9:
            items += [Shape(mark("dot", point, 2.6), "ink") for point in points]
        y = points[-1][1] + 4
        total = str(self.curve.cumulative[-1])
        return [*items, Text(self.right + 5, y, total, SMALL, "ink", bold=True)]

    def _then(self) -> list[Item]:
        """Return the line of a look, and a diamond at its end."""
        places = [
            (self.centres[at], self.y(self.curve.then[name]))
            for at, name in enumerate(self.curve.names)
            if name in self.curve.then
        ]
        if not places:
            return []
        end = Shape(mark("diamond", places[-1], 4.5), "panel", "ink", 1.4)
        return [Line(tuple(places), "muted", 1.6, (4, 3)), end] if len(places) > 1 else [end]

    def _points(self, values: Sequence[int]) -> list[tuple[float, float]]:
        return [(x, self.y(value)) for x, value in zip(self.centres, values, strict=True)]

    def _spots(self) -> list[Spot]:
        wide = self.step
        return [
            Spot(key, Box(x - wide / 2, self.top, wide, self.plot), says)
            for key, x, says in zip(self.curve.keys, self.centres, self.curve.says, strict=True)
        ]
