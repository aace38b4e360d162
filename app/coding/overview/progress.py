"""How far the interviews are in each group: collected, coded, by two coders, reconciled."""

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from app.coding.saturation.presence import transcripts_of_groups
from app.models import queries
from app.models.queries import Transcript
from app.models.reader import Reader

_BY_TWO = 2


class Stage(NamedTuple):
    """How many transcripts of a group (None: those without one) have come how far."""

    group: str | None
    collected: int
    coded: int
    finished: int
    double: int
    reconciled: int
    checked: int


class Progress(NamedTuple):
    """The stages of each group that has transcripts, in the groups' order, and of all together."""

    groups: tuple[Stage, ...]
    whole: Stage


def progress(reader: Reader) -> Progress:
    """Return how far the transcripts are, as far as the viewer may know."""
    texts = queries.transcripts(reader)
    counter = _Counter(reader)
    members = _by_group(reader, texts)
    found = tuple(counter.stage(group, rows) for group, rows in members if rows)
    return Progress(found, counter.stage(None, texts))


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

    def stage(self, group: str | None, texts: Iterable[Transcript]) -> Stage:
        rows = list(texts)
        return Stage(
            group,
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
