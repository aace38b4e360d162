"""How far two coders have come together by reconciling: agreement with what was settled put in.

Where a difference is settled both are taken to have what the ruling put down; where it is open each
keeps what they had. That is no figure of reliability, which only independent coding has, and it is
never printed without saying so.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from app.coding.agreement.coefficients import varies
from app.coding.agreement.comparison import Comparison, Question, counted, scope_of
from app.coding.agreement.pooled import pooled
from app.coding.reconciling.reading import Difference, Reconciling
from app.coding.reconciling.rulings import Passage, Ruling, taken
from app.models import queries
from app.models.errors import Refusal
from app.models.queries import FrozenCoding
from app.models.reader import Reader
from app.words.agreement import word


class ComeTogether(NamedTuple):
    """How many differences are settled of how many, and pooled kappa before and after (None: not
    defined).
    """

    settled: int
    of: int
    before: float | None
    after: float | None

    def sentence(self) -> str:
        """Say it in words, with what the second figure is not."""
        before, after = (
            "–" if value is None else f"{value:.3f}" for value in (self.before, self.after)
        )
        return word("come-together", settled=self.settled, of=self.of, before=before, after=after)

    def short(self) -> str:
        """Say the second figure in a few words; "" where it is not defined."""
        return "" if self.after is None else word("together-short", after=f"{self.after:.3f}")


def come_together(reader: Reader, found: Reconciling, round_: int) -> ComeTogether | None:
    """Compare what two coders of a freeze had with what they have now; None where it is refused."""
    settled = sum(not one.is_open for one in found.differences)
    try:
        scope = scope_of(reader, Question(found.first, found.second, round=round_))
    except Refusal:
        return None
    if scope.frozen is None or scope.frozen.freeze.id != found.freeze:
        return None
    rows = _after(reader, found)
    before = _pooled(counted(reader, scope))
    after = _pooled(counted(reader, scope._replace(source=lambda text: rows.get(text, ()))))
    return ComeTogether(settled, len(found.differences), before, after)


def _pooled(comparison: Comparison) -> float | None:
    return pooled([one for one in comparison.tables().values() if varies(one.matrix)])


def _after(reader: Reader, found: Reconciling) -> Mapping[int, list[FrozenCoding]]:
    """Return by transcript what each of the two has once all rulings are put in."""
    made: defaultdict[int, list[FrozenCoding]] = defaultdict(list)

    def put(text: int, passages: Iterable[Passage], *coders: int) -> None:
        made[text] += [
            FrozenCoding(0, 0, text, 0, *passage, coder, None)
            for passage in passages
            for coder in coders
        ]

    for text, passages in found.agreed.items():
        put(text, passages, found.first, found.second)
    for one in found.differences:
        if one.is_open:
            sides = (one.disagreement.first, found.first), (one.disagreement.second, found.second)
            for side, coder in sides:
                put(one.transcript, [Passage(*coding[1:]) for coding in side], coder)
        else:
            put(one.transcript, _ruled(reader, one), found.first, found.second)
    return made


def _ruled(reader: Reader, one: Difference) -> Iterable[Passage]:
    assert one.settled is not None
    if one.settled.ruling != Ruling.NEW:
        return taken(one.disagreement, Ruling(one.settled.ruling))
    written = set(json.loads(one.settled.codings or "[]"))
    rows = queries.codings_of_transcript(reader, one.transcript)
    return [Passage(row.start, row.end, row.code) for row in rows if row.id in written]
