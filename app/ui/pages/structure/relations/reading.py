"""What the relations view reads: relations with their ends, and the passages behind one of them.

A note that two codes are not the same is kept as a relation too; it says nothing of the study and
is left out here.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from app.coding.operations.comparing import OF_NAMES
from app.coding.operations.relations import CONTRADICTS, SUPPORTS
from app.coding.speaking import Voices
from app.models import queries
from app.models.queries import Evidence, Relation
from app.models.reader import Reader
from app.ui.pages.code.codebook import category_key, code_key
from app.ui.pages.code.passages import Passage, passages
from app.ui.pages.structure.outline import Item, Outline

Span = tuple[int, int, int]  # transcript, start, end in code points


class Related(NamedTuple):
    """A relation between two items, with its evidence."""

    row: Relation
    start: Item
    end: Item
    evidence: Sequence[Evidence]

    def number(self, stance: str) -> int:
        """Return how many passages speak for it, or against it."""
        return len({place(one) for one in self.evidence if one.stance == stance})

    @property
    def is_gap(self) -> bool:
        """Tell whether nothing speaks for it yet."""
        return self.number(SUPPORTS) == 0


class Witness(NamedTuple):
    """A passage that is evidence of a relation, or could be.

    `stance` None: it is none yet; `both`: codes of both ends lie on it. `evidence` are its rows.
    """

    passage: Passage
    stance: str | None
    both: bool
    evidence: Sequence[int]
    note: str


def place(row: Evidence | Passage) -> Span:
    """Return where a row lies."""
    return row.transcript, row.start, row.end


def related(reader: Reader, outline: Outline) -> list[Related]:
    """Return the relations whose ends stand in the outline."""
    behind: dict[int, list[Evidence]] = defaultdict(list)
    for row in queries.evidence(reader):
        behind[row.relation].append(row)
    found = []
    for relation in queries.relations(reader):
        start = outline.get(_key(relation.from_code, relation.from_category))
        end = outline.get(_key(relation.to_code, relation.to_category))
        if start is not None and end is not None and relation.kind not in OF_NAMES:
            found.append(Related(relation, start, end, behind[relation.id]))
    return found


def _key(code: int | None, category: int | None) -> str:
    return category_key(category or 0) if code is None else code_key(code)


def evidence_of(reader: Reader, one: Related) -> list[Witness]:
    """Return the passages that are evidence of a relation: what supports it, then the others."""
    rows: dict[Span, list[Evidence]] = defaultdict(list)
    for row in one.evidence:
        rows[place(row)].append(row)
    names = {row.id: row.name for row in queries.transcripts(reader)}
    voices = Voices(reader, {span[0] for span in rows})
    found = []
    for span, held in rows.items():
        who = ", ".join(voices.speakers(*span)) or names.get(span[0], "")
        makers = tuple(row.made_by for row in held if row.made_by is not None)
        found.append(_witness(Passage(*span, who, (), makers, False), held, both=False))
    return sorted(found, key=lambda witness: witness.stance != SUPPORTS)


def candidates(
    reader: Reader, one: Related, ends: tuple[Collection[int], Collection[int]], coder: int | None
) -> list[Witness]:
    """Return the quotations of a relation's ends (their codes); those of both ends come first."""
    held: dict[Span, list[Evidence]] = defaultdict(list)
    for piece in one.evidence:
        held[place(piece)].append(piece)
    first, second = (
        _by_text(passages(reader, codes, coder, only_own=False).rows) for codes in ends
    )
    every = {place(row): row for side in (first, second) for rows in side.values() for row in rows}
    joint = set()
    for transcript, rows in first.items():
        for row in rows:
            for other in second.get(transcript, ()):
                if row.start < other.end and other.start < row.end:
                    joint |= {place(row), place(other)}
    found = [_witness(row, held[span], both=span in joint) for span, row in every.items()]
    order = {row.id: at for at, row in enumerate(queries.transcripts(reader))}
    return sorted(
        found,
        key=lambda one: (not one.both, order[one.passage.transcript], one.passage.start),
    )


def _by_text(rows: Sequence[Passage]) -> Mapping[int, Sequence[Passage]]:
    found: dict[int, list[Passage]] = defaultdict(list)
    for row in rows:
        found[row.transcript].append(row)
    return found


def _witness(passage: Passage, held: Sequence[Evidence], *, both: bool) -> Witness:
    stances = {row.stance for row in held}
    stance = CONTRADICTS if CONTRADICTS in stances else next(iter(stances), None)
    note = "\n".join(row.note for row in held if row.note)
    return Witness(passage, stance, both, tuple(row.id for row in held), note)
