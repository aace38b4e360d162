"""The joint display as points: the score of each participant, with and without a theme.

It is built by what builds the table, so that means and rho are the same in both.
"""

import statistics
from collections.abc import Sequence
from typing import NamedTuple

from app.coding.reports.inputs import Attribute, Material, Say
from app.coding.reports.joint_display import JointBuilder, JointOptions, Score
from app.coding.reports.row_names import in_order, level_rows
from app.coding.reports.source_note import left_out, made_from
from app.coding.reports.theme_tree import Entry
from app.models.errors import Refusal
from app.words.reports import word


class Strip(NamedTuple):
    """The scores of some participants (by id), in rising order, and their mean; None of nobody."""

    people: tuple[tuple[str, float], ...]

    @property
    def mean(self) -> float | None:
        """The mean score."""
        return statistics.fmean(value for _who, value in self.people) if self.people else None


class Against(NamedTuple):
    """A row set against one score; `rho` is None where it is not defined."""

    with_it: Strip
    without: Strip
    rho: float | None


class PointRow(NamedTuple):
    """A theme, category or code, `level` deep, with one part for each score."""

    name: str
    level: int
    key: object
    parts: tuple[Against, ...]


class Points(NamedTuple):
    """All that the figure shows; `scores` are (name, lowest, highest, participants who have it)."""

    title: str
    scores: tuple[tuple[str, float, float, int], ...]
    rows: tuple[PointRow, ...]
    notes: tuple[str, ...]


def joint_points(
    material: Material,
    attributes: Sequence[Attribute],
    options: JointOptions | None = None,
    say: Say = word,
) -> Points:
    """Return the points; refused as the table is, and `no-scores` where no score is a number."""
    if not material.nodes:
        raise Refusal("no-codes")
    options = options or JointOptions()
    builder = JointBuilder(material, attributes, options, say)
    scores = [each for each in builder.shown if isinstance(each, Score) and each.values]
    if not scores:
        raise Refusal("no-scores")
    _names, entries = level_rows(builder.counted.tree, options.level, totals=False)
    rows = tuple(_row(builder, entry, scores) for entry, _before in in_order(entries))
    slug = "joint-title" if options.level == "code" else f"joint-title-{options.level}"
    title = say(slug) if options.title is None else options.title
    notes = [say("note-points"), *left_out(material, builder.counted.asked, say)]
    return Points(
        title,
        tuple(
            (one.name, min(one.values.values()), max(one.values.values()), len(one.values))
            for one in scores
        ),
        rows,
        (*notes, *made_from(material, say)),
    )


def _row(builder: JointBuilder, entry: Entry, scores: Sequence[Score]) -> PointRow:
    having = builder.counted.counts[entry.node.id].participants
    parts = []
    for score in scores:
        rising = sorted(score.values.items(), key=lambda one: (one[1], one[0]))
        inside = tuple(one for one in rising if one[0] in having)
        outside = tuple(one for one in rising if one[0] not in having)
        parts.append(Against(Strip(inside), Strip(outside), builder.rho(entry, score)))
    return PointRow(entry.node.name, len(entry.path) - 1, entry.node.id, tuple(parts))
