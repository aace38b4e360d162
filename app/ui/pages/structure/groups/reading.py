"""Counting the evidence of each category, property and relation by group of participants.

Categories and properties count the viewer's own quotations, as everything on the page does;
relations count what supports them. A participant in two groups counts in both; a quotation of
nobody in a group counts in none. Something comes from one group only if everybody behind it, in
every passage, is known to belong to it; a group of all participants tells nothing and is passed
over.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from app.coding.analysis.columns import read_columns
from app.coding.analysis.counts import Id
from app.coding.analysis.crossing import passages_by
from app.coding.analysis.tally import count_spans
from app.coding.operations.relations import SUPPORTS
from app.coding.speaking import Voices
from app.models import queries
from app.models.queries import Group
from app.models.reader import Reader
from app.ui.pages.code.codebook import category_key, code_key
from app.ui.pages.structure.outline import CATEGORY, Item, Outline
from app.ui.pages.structure.relations.reading import Related, related

Span = tuple[int, int, int]  # transcript, start, end in code points
PROPERTY, RELATION = "property", "relation"


class Seen(NamedTuple):
    """How many participants of a group are behind something, and how many quotations."""

    participants: int = 0
    quotations: int = 0


class GroupRow(NamedTuple):
    """One line: a category, a property (under its thing) or a relation; `groups` by group's id.

    `only` are the groups to each of which everybody belongs from whom there is evidence.
    """

    kind: str
    item: Item
    name: str
    related: Related | None
    groups: Mapping[int, Seen]
    only: Sequence[int] = ()


class ByGroup(NamedTuple):
    """The groups in their order, the lines, and how many participants each group has."""

    groups: Sequence[Group]
    rows: Sequence[GroupRow]
    sizes: Mapping[int, int] = {}


def by_group(reader: Reader, outline: Outline, coder: int | None) -> ByGroup:
    """Count everything that axial coding has by group."""
    groups = queries.groups(reader)
    placed: dict[int, list[Span]] = defaultdict(list)
    for place in queries.property_places(reader):
        coding = queries.coding(reader, place.coding)
        if coding is not None and coder in (None, coding.coder):
            placed[place.property].append((coding.transcript, coding.start, coding.end))
    relations = related(reader, outline)
    heard = {span[0] for spans in placed.values() for span in spans}
    heard |= {one.transcript for row in relations for one in row.evidence}
    count = _Counting(reader, heard)
    under = _under_items(reader, outline, coder, count)
    rows = [
        GroupRow(CATEGORY, item, item.name, None, *under[item.id]) for item in outline.all(CATEGORY)
    ]
    for held in queries.properties(reader):
        key = category_key(held.category or 0) if held.code is None else code_key(held.code)
        if (of := outline.get(key)) is not None:
            name = f"{of.name}: {held.name}"
            rows.append(GroupRow(PROPERTY, of, name, None, *count.of(placed[held.id])))
    for one in relations:
        supports = [
            (row.transcript, row.start, row.end) for row in one.evidence if row.stance == SUPPORTS
        ]
        rows.append(GroupRow(RELATION, one.start, "", one, *count.of(supports)))
    return ByGroup(groups, rows, count.sizes)


class _Counting:
    """Who speaks in a passage, and which groups they belong to."""

    def __init__(self, reader: Reader, transcripts: set[int]) -> None:
        self._voices = Voices(reader, transcripts)
        names = {row.id: row.name for row in queries.participants(reader)}
        self._groups: dict[str, set[int]] = defaultdict(set)
        for row in queries.memberships(reader):
            self._groups[names[row.participant]].add(row.participant_group)
        self.sizes = Counter(group for held in self._groups.values() for group in held)
        self.parting = sorted(group for group, size in self.sizes.items() if size < len(names))
        self.members = {
            group: frozenset(name for name, held in self._groups.items() if group in held)
            for group in self.sizes
        }

    def of(self, spans: Iterable[Span]) -> tuple[dict[int, Seen], Sequence[int]]:
        """Count distinct passages by the groups of who speaks in them; tell the only groups."""
        people: dict[int, set[str]] = defaultdict(set)
        passages: dict[int, int] = defaultdict(int)
        common: set[int] | None = None
        for span in set(spans):
            speakers = self._voices.speakers(*span)
            held = [self._groups[name] for name in speakers] or [set()]
            for group in set[int]().union(*held):
                passages[group] += 1
                people[group] |= {name for name in speakers if group in self._groups[name]}
            in_all = set[int].intersection(*held)
            common = in_all if common is None else common & in_all
        only = [group for group in self.parting if group in (common or ())]
        return {group: Seen(len(people[group]), n) for group, n in passages.items()}, only


def _under_items(
    reader: Reader, outline: Outline, coder: int | None, count: _Counting
) -> dict[Id, tuple[dict[int, Seen], Sequence[int]]]:
    """Return what `_Counting.of` says of the quotations under every item, all counted at once."""
    parents = outline.parents()
    spans, voices = read_columns(reader, parents, coder)
    columns = [*count.members.values(), frozenset(voices.names)]
    passages = passages_by(parents, spans, voices, columns)
    found: dict[Id, tuple[dict[int, Seen], Sequence[int]]] = {}
    for item, (every, speakers) in count_spans(parents, spans, voices).items():
        *numbers, voiced = passages[item]
        seen = {
            group: Seen(len(speakers & who), n)
            for (group, who), n in zip(count.members.items(), numbers, strict=True)
            if n
        }
        all_voiced = 0 < every == voiced
        only = [one for one in count.parting if all_voiced and speakers <= count.members[one]]
        found[item] = seen, only
    return found
