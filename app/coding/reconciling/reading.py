"""All that a reconciling team looks at: the differences of a freeze, and what was decided of each.

Frozen spans are led over to the present text, and merged codes followed to where they went, so that
a ruling can be put down as it is read. The frozen copy itself never changes.
"""

from collections import defaultdict
from collections.abc import Mapping
from typing import NamedTuple

from app.coding.agreement.frozen import frozen_spans
from app.coding.reconciling.disagreements import Disagreement, Marked, sort_out
from app.coding.reconciling.rulings import Passage, Ruling
from app.models import queries
from app.models.queries import Settlement
from app.models.reader import Reader


class Difference(NamedTuple):
    """A disagreement in a transcript, and what was settled about it (None: nobody has looked)."""

    transcript: int
    disagreement: Disagreement
    settled: Settlement | None
    quotable: bool

    @property
    def is_open(self) -> bool:
        """Tell whether it still has to be decided."""
        return self.settled is None or self.settled.ruling == Ruling.LATER


class Reconciling(NamedTuple):
    """A freeze as two coders' codings: `agreed` by transcript, and the differences in order."""

    freeze: int
    first: int
    second: int
    agreed: Mapping[int, tuple[Passage, ...]]
    differences: tuple[Difference, ...]

    def reconciled(self) -> list[int]:
        """Return the transcripts in which nothing is open."""
        unsettled = {one.transcript for one in self.differences if one.is_open}
        return [text for text in self.agreed if text not in unsettled]


def reconciling(reader: Reader, freeze: int, first: int, second: int) -> Reconciling:
    """Return how two coders of a freeze differ, transcript by transcript in order of collection."""
    told = {row.key: row for row in queries.settlements(reader, freeze)}
    heirs = heirs_of_codes(reader)
    kept = frozen_spans(reader, freeze)
    agreed: dict[int, tuple[Passage, ...]] = {}
    differences: list[Difference] = []
    for text in queries.transcripts(reader):
        if text.id not in kept:
            continue
        sides: defaultdict[int, list[Marked]] = defaultdict(list)
        for row in kept[text.id]:
            code = heir_of(heirs, row.code)
            sides[row.coder].append(Marked(row.coding, row.start, row.end, code))
        found = sort_out(sides[first], sides[second])
        agreed[text.id] = tuple(Passage(*one[1:]) for one in found.agreed)
        quotable = _quotable(reader, text.id)
        differences += [
            Difference(text.id, one, told.get(one.key), _any(one, quotable))
            for one in found.disagreements
        ]
    return Reconciling(freeze, first, second, agreed, tuple(differences))


def heirs_of_codes(reader: Reader) -> dict[int, int]:
    """Return what merged codes were merged into."""
    return {row: heir for (table, row), heir in queries.heirs(reader).items() if table == "code"}


def heir_of(heirs: Mapping[int, int], code: int) -> int:
    """Return what a code was merged into, and that again; a circle would be damage, and is cut."""
    seen: set[int] = set()
    while code in heirs and code not in seen:
        seen.add(code)
        code = heirs[code]
    return code


def _quotable(reader: Reader, transcript: int) -> set[int]:
    """Return the living codings that are marked as worth quoting; a freeze keeps no such marks."""
    rows = queries.codings_of_transcript(reader, transcript)
    return {row.id for row in rows if row.quotable}


def _any(one: Disagreement, quotable: set[int]) -> bool:
    return any(coding.id in quotable for coding in (*one.first, *one.second))
