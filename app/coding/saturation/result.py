"""One answer on saturation: the curve, the rule, what came after it was met, and the estimates."""

from collections.abc import Mapping
from typing import NamedTuple

from app.coding.saturation.curve import Curve, curve_of
from app.coding.saturation.estimates import FEWEST, Sample
from app.coding.saturation.presence import Presence
from app.coding.saturation.rules import Result, Rule, apply_rule

WHOLE = ""
"""The key of the answer on all interviews together, beside those on groups."""


class Estimates(NamedTuple):
    """Chao2 with its 95 % interval, and sample coverage; None: not defined."""

    chao2: float
    low: float | None
    high: float | None
    coverage: float | None


class Saturation(NamedTuple):
    """Interviews by number in the order of collection; nodes by id.

    `after` has the nodes that appeared after the rule was met. `estimates` is None below five
    interviews and where nothing was found.
    """

    interviews: tuple[str, ...]
    curve: Curve
    rule: Rule
    result: Result
    after: tuple[int, ...]
    estimates: Estimates | None


def saturation(
    presence: Presence, rule: Rule, of_groups: Mapping[str, Rule] | None = None
) -> dict[str, Saturation]:
    """Return the answer on all interviews (key `WHOLE`) and on each group alone, by its name.

    Each group has its own curve: what students had said before is new among doctors. `of_groups`
    has the rules of groups that have one of their own.
    """
    own = of_groups or {}
    parts = {WHOLE: tuple(range(len(presence.interviews))), **presence.groups}
    return {
        name: _answer(presence, own.get(name, rule), numbers) for name, numbers in parts.items()
    }


def _answer(presence: Presence, rule: Rule, numbers: tuple[int, ...]) -> Saturation:
    chosen = [presence.nodes[at] for at in numbers]
    curve = curve_of(chosen, presence.names)
    result = apply_rule(rule, curve.counts)
    after: tuple[int, ...] = ()
    if result.met_at is not None:
        after = tuple(node for nodes in curve.new[result.met_at + 1 :] for node in nodes)
    names = tuple(presence.interviews[at].name for at in numbers)
    frequencies = list(curve.frequencies.values())
    return Saturation(names, curve, rule, result, after, _estimates(len(names), frequencies))


def _estimates(interviews: int, frequencies: list[int]) -> Estimates | None:
    if interviews < FEWEST or not frequencies:
        return None
    sample = Sample(interviews, frequencies)
    found = sample.richness()
    return Estimates(found.chao2, found.low, found.high, sample.coverage())
