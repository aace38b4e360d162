"""The figure: a curve for all interviews or one for each group, and what its signs mean.

Curves beside each other have one scale and widths by their numbers of interviews; what has no room
beside the others goes below.
"""

from collections.abc import Sequence
from typing import NamedTuple

from app.coding.saturation.looks import read_snapshot
from app.coding.saturation.overview import Overview, Part
from app.coding.saturation.result import WHOLE
from app.coding.saturation.telling import Day, Say, Telling
from app.models.queries import Look
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
    moved,
    shifted,
)
from app.ui.pages.saturation.curve_chart import HEIGHT, Curve, curve_chart, needed_width

EACH = "each"
"""The choice of a group that shows one curve for each."""
_GAP = 26.0


class At(NamedTuple):
    """A bar: the part's group (None: all interviews) and the number of the interview in it."""

    group: int | None
    number: int


def curves_of(
    overview: Overview, group: object, telling: Telling, say: Say, day: Day, look: Look | None
) -> list[Curve]:
    """Return the curves to show; `group` is a group's id, None for all together, or `EACH`."""
    if group == EACH:
        parts: Sequence[Part] = [one for one in overview.parts if one.name != WHOLE]
        parts = [one for one in parts if one.numbers] or overview.parts[:1]
    else:
        parts = [overview.part(group if isinstance(group, int) else None)]
    return [curve_of(overview, part, telling, say, day, look) for part in parts]


def curve_of(
    overview: Overview, part: Part, telling: Telling, say: Say, day: Day, look: Look | None
) -> Curve:
    """Return the curve of a part; the line of `look` is in it where it is of the same part."""
    presence, answer = overview.presence, part.answer
    new, met_at = answer.curve.counts, answer.result.met_at
    present = [len(presence.nodes[at]) for at in part.numbers]
    cumulative = answer.curve.cumulative
    levels = telling.levels()
    rows = zip(answer.interviews, new, present, cumulative, strict=True)
    says = [
        say("bar", interview=name, n=n, levels=levels, present=have, cumulative=so_far)
        for name, n, have, so_far in rows
    ]
    then = {}
    if look is not None and look.participant_group == part.group:
        kept = read_snapshot(look.curve)
        then = dict(zip(kept.interviews, kept.cumulative, strict=True))
    return Curve(
        say("chart-title", who=telling.name(part), levels=levels),
        answer.interviews,
        present,
        new,
        says,
        [At(part.group, at) for at in range(len(part.numbers))],
        met_at,
        "" if met_at is None else say("chart-met", interview=answer.interviews[met_at]),
        part.held_before if part.rule is not None else None,
        say("chart-set", date=day(part.rule.set_on)) if part.rule else "",
        then,
        "\n".join([*telling.result(part), *says]),
    )


def figure(
    curves: Sequence[Curve],
    width: float,
    measure: Measure,
    say: Say,
    title: str = "",
    plot: float = HEIGHT,
) -> Scene:
    """Lay the curves out in rows of `width` px, with the meaning of their signs below them.

    `plot` is the height of each curve's plot in px.
    """
    highest = max((curve.highest for curve in curves), default=0)
    items: list[Item] = []
    spots: list[Spot] = []
    y, widest = 0.0, 0.0
    for row in _rows(curves, width, measure):
        x, height = 0.0, 0.0
        for curve, room in _shared(row, width, measure):
            scene = curve_chart(curve, room, measure, highest, plot)
            items += moved(scene.items, x, y)
            spots += [spot._replace(box=shifted(spot.box, x, y)) for spot in scene.spots]
            x += scene.width + _GAP
            height = max(height, scene.height)
        widest = max(widest, x - _GAP)
        y += height + 16
    signs, width_of_signs, height = _signs(curves, max(width, widest), measure, say)
    items += moved(signs, 0, y)
    said = "\n\n".join(curve.description for curve in curves)
    return Scene(
        max(widest, width_of_signs, 1), y + height, tuple(items), tuple(spots), title, said
    )


def _rows(curves: Sequence[Curve], width: float, measure: Measure) -> list[list[Curve]]:
    rows: list[list[Curve]] = []
    used = 0.0
    for curve in curves:
        # Below some width to each bar a curve is better read in a row of its own.
        needed = max(needed_width(curve, measure), 60 + 13 * len(curve.names))
        if rows and used + _GAP + needed <= width:
            rows[-1].append(curve)
            used += _GAP + needed
        else:
            rows.append([curve])
            used = needed
    return rows


def _shared(row: Sequence[Curve], width: float, measure: Measure) -> list[tuple[Curve, float]]:
    """Return the curves of a row with their widths, by their numbers of interviews."""
    fixed = [needed_width(curve, measure) for curve in row]
    spare = max(0.0, width - sum(fixed) - _GAP * (len(row) - 1))
    every = max(1, sum(len(curve.names) for curve in row))
    return [
        (curve, least + spare * len(curve.names) / every)
        for curve, least in zip(row, fixed, strict=True)
    ]


def _signs(
    curves: Sequence[Curve], width: float, measure: Measure, say: Say
) -> tuple[list[Item], float, float]:
    """Return what the signs mean, in as many lines as it takes, with the width and the height."""
    shown: list[tuple[str, str]] = [("new", "sign-new"), ("in", "sign-in"), ("line", "sign-line")]
    if any(curve.met_at is not None and any(curve.new[curve.met_at + 1 :]) for curve in curves):
        shown.append(("after", "sign-after"))
    if any(curve.then for curve in curves):
        shown.append(("then", "sign-then"))
    items: list[Item] = []
    x, y, widest = 0.0, 0.0, 0.0
    line = measure.ascent(SMALL) + measure.descent(SMALL) + 5
    for sign, slug in shown:
        words = say(slug)
        needed = 22 + measure.width(words, SMALL)
        if x and x + needed > width:
            x, y = 0.0, y + line
        items += moved(_SIGNS[sign], x, y + line / 2)
        items.append(Text(x + 22, y + line / 2 + 4, words, SMALL, "muted"))
        widest = max(widest, x + needed)
        x += needed + 18
    return items, widest, y + line + 4


_SIGNS: dict[str, list[Item]] = {
    "new": [Bar(Box(2, -5, 12, 10), "accent", "accent")],
    "in": [Bar(Box(2, -5, 12, 10), "hover", "strong_edge")],
    "line": [Line(((0, 0), (16, 0)), "ink", 1.8), Shape(mark("dot", (8, 0), 2.6), "ink")],
    "after": [
        Bar(Box(2, -1, 12, 7), "panel", "ink", hatched=True),
        Shape(mark("triangle", (8, -5), 3.5), "warning", "ink"),
    ],
    "then": [
        Line(((0, 0), (12, 0)), "muted", 1.6, (4, 3)),
        Shape(mark("diamond", (14, 0), 4), "panel", "ink", 1.4),
    ],
}
