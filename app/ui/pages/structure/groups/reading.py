"""Counting the evidence of each category, property and relation by group of participants.

Categories and properties count the viewer's own quotations, as everything on the page does;
relations count what supports them. A participant in two groups counts in both; a quotation of
nobody in a group counts in none.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

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
    """One line: a category, a property (under its thing) or a relation; `groups` by group's id."""

    kind: str
    item: Item
    name: str
    related: Related | None
    groups: Mapping[int, Seen]

    @property
    def only(self) -> int | None:
        """Return the group from which all evidence comes; None: several, or there is none."""
        found = [group for group, seen in self.groups.items() if seen.quotations]
        return found[0] if len(found) == 1 else None


class ByGroup(NamedTuple):
    """The groups in their order, and the lines."""

    groups: Sequence[Group]
    rows: Sequence[GroupRow]


def by_group(reader: Reader, outline: Outline, coder: int | None) -> ByGroup:
    """Count everything that axial coding has by group."""
    groups = queries.groups(reader)
    codings = [row for row in queries.all_codings(reader) if coder in (None, row.coder)]
    where = {row.id: (row.transcript, row.start, row.end) for row in codings}
    spans: dict[int, list[Span]] = defaultdict(list)
    for row in codings:
        spans[row.code].append(where[row.id])
    placed: dict[int, list[Span]] = defaultdict(list)
    for place in queries.property_places(reader):
        if place.coding in where:
            placed[place.property].append(where[place.coding])
    relations = related(reader, outline)
    heard = {span[0] for span in where.values()}
    heard |= {one.transcript for row in relations for one in row.evidence}
    count = _Counting(reader, heard)
    rows = [
        GroupRow(
            CATEGORY,
            item,
            item.name,
            None,
            count.of(span for code in outline.codes_under(item.key) for span in spans[code]),
        )
        for item in outline.all(CATEGORY)
    ]
    for held in queries.properties(reader):
        key = category_key(held.category or 0) if held.code is None else code_key(held.code)
        if (of := outline.get(key)) is not None:
            name = f"{of.name}: {held.name}"
            rows.append(GroupRow(PROPERTY, of, name, None, count.of(placed[held.id])))
    for one in relations:
        supports = [
            (row.transcript, row.start, row.end) for row in one.evidence if row.stance == SUPPORTS
        ]
        rows.append(GroupRow(RELATION, one.start, "", one, count.of(supports)))
    return ByGroup(groups, rows)


class _Counting:
    """Who speaks in a passage, and which groups they belong to."""

    def __init__(self, reader: Reader, transcripts: set[int]) -> None:
        self._voices = Voices(reader, transcripts)
        names = {row.id: row.name for row in queries.participants(reader)}
        self._groups: dict[str, list[int]] = defaultdict(list)
        for row in queries.memberships(reader):
            self._groups[names[row.participant]].append(row.participant_group)

    def of(self, spans: Iterable[Span]) -> dict[int, Seen]:
        """Count distinct passages by the groups of who speaks in them."""
        people: dict[int, set[str]] = defaultdict(set)
        passages: dict[int, int] = defaultdict(int)
        for span in set(spans):
            speakers = self._voices.speakers(*span)
            for group in {group for name in speakers for group in self._groups[name]}:
                passages[group] += 1
                people[group] |= {name for name in speakers if group in self._groups[name]}
        return {group: Seen(len(people[group]), n) for group, n in passages.items()}
