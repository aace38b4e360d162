"""What is read for groups side by side: the passages under a row of the table, group by group.

Only the passages that are shown are read as words, so that a code with thousands costs no more than
one with a few. A passage in which people of two groups speak stands with both; one in which nobody
of them does, as of a web text, stands apart at the end, so that none gets lost.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from app.coding.reports.catalog import counted_material
from app.coding.reports.passages import Passages
from app.coding.tables.value import Table, cell_text
from app.models.reader import Reader
from app.ui.pages.tables.passages import Passage, Writer, spans_under

STEP = 30  # passages that are shown of a group at first, and with each asking for more
REST = ""  # the name of what nobody of the groups said


class Group(NamedTuple):
    """A group as the table prints it, "students (n = 12)", and the ids of those asked."""

    name: str
    people: frozenset[str]


class Voice(NamedTuple):
    """What a group said: how many of them spoke in how many passages, and the first of these."""

    name: str
    asked: int
    speakers: int
    total: int
    shown: list[Passage]


def groups_of(table: Table) -> list[Group]:
    """Return the groups that a table compares, in columns or in rows."""
    found = {one.group: one.people for one in table.columns if one.people is not None}
    at = next((n for n, column in enumerate(table.columns) if column.key == "group"), None)
    if at is not None:
        found |= {cell_text(row.cells[at]): row.people for row in table.rows if row.people}
    return [Group(name, people) for name, people in found.items()]


def voices(
    reader: Reader,
    node: int,
    groups: Sequence[Group],
    coder: str | None,
    me: int | None,
    wanted: Mapping[str, int],
) -> tuple[str, list[Voice]]:
    """Return the name of a code, category or theme, and what each group said under it.

    `wanted`: passages to show by the name of the group, `STEP` where it is not there.
    """
    material, codings = counted_material(reader, coder)
    places = Passages(material.transcripts)
    spans = spans_under(node, material, codings)
    heard = {span: places.speakers(*span) for span in sorted(spans, key=places.order)}
    withdrawn = {person.id for person in material.people if person.withdrawn}
    heard = {span: who for span, who in heard.items() if not who or who - withdrawn}
    everybody = frozenset[str]().union(*(group.people for group in groups))
    write = Writer(material, places, me)
    found = []
    for group in (*groups, Group(REST, frozenset())):
        here = [span for span, who in heard.items() if who & group.people]
        if group.name == REST:
            here = [span for span, who in heard.items() if not who & everybody]
        if group.name == REST and not here:
            continue
        speakers = {person for span in here for person in heard[span] & group.people}
        shown = [write.passage(span, spans[span]) for span in here[: wanted.get(group.name, STEP)]]
        found.append(Voice(group.name, len(group.people), len(speakers), len(here), shown))
    return next((each.name for each in material.nodes if each.id == node), ""), found
