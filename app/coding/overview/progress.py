"""How far the interviews are in each group: collected, coded, by two coders, reconciled."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from app.coding.saturation.presence import transcripts_of_groups
from app.models import queries
from app.models.queries import Transcript
from app.models.reader import Reader

_BY_TWO = 2


class Stage(NamedTuple):
    """How many participants a group (None: those without one) has, and how far its transcripts are.

    Participants who withdrew are not counted.
    """

    group: str | None
    people: int
    collected: int
    coded: int
    finished: int
    double: int
    reconciled: int
    checked: int


class Progress(NamedTuple):
    """The stages of each group that has people or transcripts, in the groups' order, and of all."""

    groups: tuple[Stage, ...]
    whole: Stage


def progress(reader: Reader) -> Progress:
    """Return how far the transcripts are, as far as the viewer may know."""
    texts = queries.transcripts(reader)
    counter = _Counter(reader)
    members = _by_group(reader, texts)
    here = [row.id for row in queries.participants(reader) if row.withdrawn is None]
    people = _people(reader, here)
    found = tuple(
        counter.stage(group, people[group], rows)
        for group, rows in members
        if rows or people[group]
    )
    return Progress(found, counter.stage(None, len(here), texts))


def _people(reader: Reader, here: list[int]) -> Counter[str | None]:
    """Return how many people each group has, None: who is in no group."""
    names = {row.id: row.name for row in queries.groups(reader)}
    rows = [row for row in queries.memberships(reader) if row.participant in set(here)]
    sizes: Counter[str | None] = Counter(names[row.participant_group] for row in rows)
    sizes[None] = len(set(here) - {row.participant for row in rows})
    return sizes


class _Counter:
    """Knows which people have begun and finished which transcript; Consensus is no person."""

    def __init__(self, reader: Reader) -> None:
        people = {row.id for row in queries.coders(reader) if row.kind == "person"}
        self._begun: defaultdict[int, set[int]] = defaultdict(set)
        for transcript, coder in queries.counts_by_transcript(reader):
            if coder in people:
                self._begun[transcript].add(coder)
        self._done: defaultdict[int, set[int]] = defaultdict(set)
        for row in queries.finished(reader):
            if row.coder in people:
                self._done[row.transcript].add(row.coder)

    def stage(self, group: str | None, people: int, texts: Iterable[Transcript]) -> Stage:
        rows = list(texts)
        return Stage(
            group,
            people,
            len(rows),
            sum(bool(self._begun.get(row.id) or self._done.get(row.id)) for row in rows),
            sum(bool(self._done.get(row.id)) for row in rows),
            sum(len(self._done.get(row.id, ())) >= _BY_TWO for row in rows),
            sum(row.reconciled_on is not None for row in rows),
            sum(row.checked_on is not None for row in rows),
        )


def _by_group(
    reader: Reader, texts: Iterable[Transcript]
) -> list[tuple[str | None, list[Transcript]]]:
    rows, of_groups = list(texts), transcripts_of_groups(reader)
    found: list[tuple[str | None, list[Transcript]]] = [
        (name, [row for row in rows if row.id in members]) for name, members in of_groups.items()
    ]
    placed = set[int]().union(*of_groups.values())
    return [*found, (None, [row for row in rows if row.id not in placed])]
