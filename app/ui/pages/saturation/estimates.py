"""Estimates of what is still unseen, folded away, with what they do and do not mean."""

from typing import NamedTuple

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.coding.saturation.estimates import FEWEST, Richness, Sample, rarefaction
from app.coding.saturation.overview import Overview, Part
from app.coding.saturation.telling import Telling
from app.ui.charts.axis import fit_names, grid, names_under, ticks
from app.ui.charts.scene import Item, Line, Measure, Scene, Shape, Text
from app.ui.charts.view import ChartView
from app.ui.pages.saturation.words import say
from app.ui.theme.tokens import space
from app.ui.widgets.look import label, margins

_GOALS = (0.9, 0.95)  # coverage that "how many more" is told for
_ALMOST = 0.99
_HEIGHT = 170.0


class Estimated(NamedTuple):
    """What was estimated of a part; `mean` and `deviation` have one for each interview."""

    title: str
    richness: Richness
    coverage: float | None
    more: tuple[tuple[float, int | None], ...]
    mean: tuple[float, ...]
    deviation: tuple[float, ...]
    cumulative: tuple[int, ...]
    seen: int


def estimate(overview: Overview, part: Part, telling: Telling) -> Estimated | None:
    """Estimate, or return None below five interviews and where nothing was found."""
    numbers = list(part.answer.curve.frequencies.values())
    if len(part.numbers) < FEWEST or not numbers:
        return None
    sample = Sample(len(part.numbers), numbers)
    bands = rarefaction([overview.presence.nodes[at] for at in part.numbers])
    return Estimated(
        telling.name(part),
        sample.richness(),
        sample.coverage(),
        tuple((goal, sample.more_for(goal)) for goal in _GOALS),
        tuple(float(one) for one in bands.mean),
        tuple(float(one) for one in bands.deviation),
        tuple(part.answer.curve.cumulative),
        sample.seen,
    )


class EstimatesPanel(QWidget):
    """The sentences, and the mean over all orders with its band."""

    def __init__(self) -> None:
        super().__init__()
        self.words = label()
        self.words.setWordWrap(True)
        self.chart = ChartView(self.tr("Mean curve over all orders of the interviews"))
        column = QVBoxLayout(self)
        margins(column)
        column.setSpacing(space(3))
        column.addWidget(self.words)
        column.addWidget(self.chart)

    def show_estimated(self, found: Estimated | None, levels: str) -> None:
        """Show what was estimated; None: that five interviews are needed."""
        self.chart.setVisible(found is not None)
        if found is None:
            self.words.setText(say("est-few"))
            return
        self.words.setText("\n".join(_lines(found, levels)))
        title = say("est-title", who=found.title, levels=levels)
        self.chart.show_figure(lambda width, measure: _chart(found, title, width, measure))


def _lines(found: Estimated, levels: str) -> list[str]:
    low, high = found.richness.low, found.richness.high
    interval = ""
    if low is not None and high is not None:
        interval = say("est-interval", low=_number(low), high=_number(high))
    chao = {"n": _number(found.richness.chao2), "interval": interval, "seen": found.seen}
    return [
        say("est-chao", levels=levels, **chao),
        say("est-coverage", share=_share(found.coverage)),
        *(_more(f"{round(100 * goal)} %", more) for goal, more in found.more),
        "",
        say("est-means"),
        say("est-curve"),
    ]


def _more(share: str, more: int | None) -> str:
    if more is None:
        return say("est-unknown", share=share)
    return say("est-more", share=share, n=more) if more else say("est-seen", share=share)


def _share(value: float | None) -> str:
    """Return a share in percent, never 100: what was not seen cannot be counted."""
    if value is None:
        return "–"
    return say("nearly-all") if value > _ALMOST else f"{round(100 * value)} %"


def _number(value: float) -> str:
    return str(QLocale().toString(value, "f", 1))


def _chart(found: Estimated, title: str, width: float, measure: Measure) -> Scene:
    count = len(found.mean)
    values = ticks(
        round(max(m + d for m, d in zip(found.mean, found.deviation, strict=True)) + 0.5)
    )
    left, top = measure.width(str(values[-1]), 10.5) + 8, 26.0
    step = max(6.0, min(56.0, (max(width, 240) - left - 12) / count))
    right, bottom = left + step * count, top + _HEIGHT
    xs = [left + step * (at + 0.5) for at in range(count)]

    def y(value: float) -> float:
        return bottom - _HEIGHT * value / values[-1]

    pairs = list(zip(xs, found.mean, found.deviation, strict=True))
    band = [(x, y(mean + off)) for x, mean, off in pairs]
    band += [(x, y(mean - off)) for x, mean, off in reversed(pairs)]
    items: list[Item] = [Text(left, 13, measure.elided(title, right - left, 12))]
    items += grid(values, left, right, top, bottom, measure)
    items.append(Shape(tuple(band), "tint:#218771"))
    items.append(Line(tuple((x, y(mean)) for x, mean, _off in pairs), "accent", 1.8))
    order = tuple((x, y(n)) for x, n in zip(xs, found.cumulative, strict=True))
    items.append(Line(order, "ink", 1.4, (4, 3)))
    names = [str(at + 1) for at in range(count)]
    fit = fit_names(names, step, measure)
    items += names_under(names, xs, bottom + 5, fit, measure)
    said = f"{title}: " + ", ".join(_number(mean) for mean in found.mean)
    return Scene(right + 12, bottom + 8 + fit.height, tuple(items), (), title, said)
