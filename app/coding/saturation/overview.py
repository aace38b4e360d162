"""Everything that the Saturation page and its exports show, read in one go.

Each group has its own rule, or that of all interviews of the level; where none was set, three in a
row is tried and said to be no rule that was chosen beforehand.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from app.coding.analysis.levels import Level
from app.coding.saturation.presence import Presence, presence_of
from app.coding.saturation.result import WHOLE, Saturation, saturation
from app.coding.saturation.rules import Rule, parse_rule
from app.models import queries
from app.models.queries import Look, SaturationRule
from app.models.reader import Reader

TRIED = "run:3"
"""The rule that is tried where none was set."""


class Part(NamedTuple):
    """All interviews (`name` is `WHOLE`, `group` None) or those of one group, by number.

    `rule` is None where none was set; `inherited`: it is that of all interviews. `held_before`
    counts the part's interviews that had been held when the rule was set.
    """

    name: str
    group: int | None
    numbers: tuple[int, ...]
    answer: Saturation
    rule: SaturationRule | None
    inherited: bool
    held_before: int


class Dimension(NamedTuple):
    """A property and the interviews, by number, in which it was placed, the first one first."""

    name: str
    of: str
    interviews: tuple[int, ...]


class Overview(NamedTuple):
    """The presence, its parts (all interviews first), and what stands beside them.

    `everywhere`: each interview touches each topmost theme, so that the level says nothing.
    """

    presence: Presence
    parts: tuple[Part, ...]
    everywhere: bool
    dimensions: tuple[Dimension, ...]
    looks: tuple[Look, ...]

    def part(self, group: int | None) -> Part:
        """Return the part of a group; all interviews where there is no such group."""
        return next((one for one in self.parts if one.group == group), self.parts[0])


def overview(
    reader: Reader, level: Level, coder: str | None = None, *, unfinished: bool = False
) -> Overview:
    """Read a level; `coder` and `unfinished` as in `presence_of`, and refused as it is."""
    presence = presence_of(reader, level, coder, unfinished=unfinished)
    rules = {
        row.participant_group: row for row in queries.saturation_rules(reader) if row.level == level
    }
    return Overview(
        presence,
        tuple(_parts(presence, {row.name: row.id for row in queries.groups(reader)}, rules)),
        level == "theme" and _everywhere(reader, presence),
        _dimensions(reader, presence),
        tuple(row for row in queries.looks(reader) if row.level == level),
    )


def _parts(
    presence: Presence, groups: Mapping[str, int], rules: Mapping[int | None, SaturationRule]
) -> Iterable[Part]:
    whole = rules.get(None)
    tried = parse_rule(whole.rule if whole else TRIED)
    own: dict[str, Rule] = {
        name: parse_rule(rules[group].rule) for name, group in groups.items() if group in rules
    }
    answers = saturation(presence, tried, own)
    everyone = tuple(range(len(presence.interviews)))
    for name, answer in answers.items():
        group = None if name == WHOLE else groups[name]
        numbers = everyone if group is None else presence.groups[name]
        rule = rules.get(group, whole)
        inherited = rule is not None and rule.participant_group != group
        held = _held_before(presence, numbers, rule)
        yield Part(name, group, numbers, answer, rule, inherited, held)


def _held_before(presence: Presence, numbers: tuple[int, ...], rule: SaturationRule | None) -> int:
    dates = [presence.interviews[at].date for at in numbers]
    return sum(rule is not None and date is not None and date < rule.set_on for date in dates)


def _everywhere(reader: Reader, presence: Presence) -> bool:
    """Tell whether every interview touches every topmost theme that any interview does."""
    themes = {row.id for row in queries.categories(reader) if row.level == "theme"}
    nested = {
        row.category for row in queries.placements(reader) if row.category and row.parent in themes
    }
    top = set[int]().union(*presence.nodes) - nested
    return bool(top) and all(top <= found for found in presence.nodes)


def _dimensions(reader: Reader, presence: Presence) -> tuple[Dimension, ...]:
    place = {row.id: at for at, row in enumerate(presence.interviews)}
    of = {row.id: row.name for row in queries.codes(reader)}
    of |= {row.id: row.name for row in queries.categories(reader)}
    found: defaultdict[int, set[int]] = defaultdict(set)
    names: dict[int, tuple[str, str]] = {}
    for row in queries.placed_properties(reader):
        if row.transcript in place:
            found[row.property].add(place[row.transcript])
            ends = " … ".join(end for end in (row.low, row.high) if end)
            subject = of.get(row.code or row.category or 0, "")
            names[row.property] = (f"{row.name}: {ends}" if ends else row.name, subject)
    return tuple(Dimension(*names[one], tuple(sorted(held))) for one, held in found.items())
