"""Rules that say when new interviews have stopped bringing anything new.

Three are known. `run:3`: three interviews in a row with nothing new. `initial:10+3`: the same, but
the run begins after an initial sample of ten (Francis et al. 2010). `guest:4/2/5`: in a run of two,
at most 5 % of what the first four had brought; runs overlap and move by one (Guest, Namey & Chen
2020). A rule is met at the interview that completes the run.
"""

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Literal, NamedTuple

from app.models.errors import Refusal

Kind = Literal["run", "initial", "guest"]
State = Literal["met", "not-met", "not-possible", "not-defined"]
_NUMBER = r"(\d{1,4})"
_FORMS: dict[Kind, re.Pattern[str]] = {
    "run": re.compile(f"run:{_NUMBER}"),
    "initial": re.compile(rf"initial:{_NUMBER}\+{_NUMBER}"),
    "guest": re.compile(rf"guest:{_NUMBER}/{_NUMBER}/(\d{{1,3}}(?:\.\d+)?)"),
}


class Rule(NamedTuple):
    """`base` interviews come first (0: none), then a run of `run`; `threshold` in percent."""

    kind: Kind
    base: int
    run: int
    threshold: Decimal = Decimal(0)

    @property
    def settings(self) -> dict[str, int | float]:
        """Return what was set, under the words of the rule."""
        if self.kind == "run":
            return {"run": self.run}
        if self.kind == "initial":
            return {"initial": self.base, "run": self.run}
        return {"base": self.base, "run": self.run, "threshold": float(self.threshold)}

    @property
    def written(self) -> str:
        """Return the rule as `parse_rule` reads it."""
        if self.kind == "run":
            return f"run:{self.run}"
        if self.kind == "initial":
            return f"initial:{self.base}+{self.run}"
        return f"guest:{self.base}/{self.run}/{self.threshold}"


class Result(NamedTuple):
    """`met_at` numbers the interview that completes the run from 0; None unless the rule is met."""

    state: State
    met_at: int | None = None


def parse_rule(text: str) -> Rule:
    """Return the rule written as in the module's docstring.

    Refused with "rule-unreadable" in any other form, and where a run, or Guest's base, is 0.
    """
    for kind, form in _FORMS.items():
        found = form.fullmatch(text.strip())
        if found is None:
            continue
        numbers = found.groups()
        base = 0 if kind == "run" else int(numbers[0])
        run = int(numbers[0] if kind == "run" else numbers[1])
        threshold = Decimal(numbers[2]) if kind == "guest" else Decimal(0)
        if run and (base or kind != "guest") and threshold <= 100:
            return Rule(kind, base, run, threshold)
    raise Refusal("rule-unreadable", rule=text)


def apply_rule(rule: Rule, new: Sequence[int]) -> Result:
    """Say whether and where a rule is met, given how many each interview brought, in order.

    "not-possible": fewer interviews than base and run. "not-defined": the base brought nothing, so
    that there is nothing to have run dry; of a rule without a base, all interviews together.
    """
    if len(new) < rule.base + rule.run:
        return Result("not-possible")
    found = sum(new[: rule.base]) if rule.base else sum(new)
    if not found:
        return Result("not-defined")
    for begin in range(rule.base, len(new) - rule.run + 1):
        brought = sum(new[begin : begin + rule.run])
        # Before anything was found a run of nothing is no sign of saturation.
        if 100 * brought <= rule.threshold * found and any(new[:begin]):
            return Result("met", begin + rule.run - 1)
    return Result("not-met")


def ratios(rule: Rule, new: Sequence[int]) -> list[float]:
    """Return Guest's new-information ratio of each run; empty where none is possible or defined."""
    found = sum(new[: rule.base])
    if not found:
        return []
    begins = range(rule.base, len(new) - rule.run + 1)
    return [sum(new[begin : begin + rule.run]) / found for begin in begins]
