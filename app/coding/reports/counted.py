"""Who and what is counted, the same for every table: without those who withdrew, and only those
whose transcripts the counting covers.

Who was interviewed but is not coded yet has not said nothing, so that person is in no denominator.
"""

from collections.abc import Collection, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from app.coding.analysis.columns import Spans, columns_of
from app.coding.analysis.counts import Count, Id
from app.coding.analysis.crossing import passages_by
from app.coding.analysis.tally import count_spans, passages_of
from app.coding.reports.inputs import Material, QuotableSpan, Say
from app.coding.reports.passages import Passages
from app.coding.reports.people import Group
from app.coding.reports.pools import Pools
from app.coding.reports.theme_tree import Tree

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from app.coding.analysis.columns import Numbers


class Counted:
    """The counted part of the material, in the structure that the tables show.

    `people`: the participants who did not withdraw; `asked`: the ids of those whose coding counts.
    """

    def __init__(self, material: Material, say: Say) -> None:
        self.material = material
        self.people = tuple(person for person in material.people if not person.withdrawn)
        self.withdrawn = {person.id for person in material.people if person.withdrawn}
        self.tree = Tree(material.nodes, say("not-in-a-theme"))
        spans, self._voices = material.columns or columns_of(
            material.codings, material.transcripts, self.tree.parents
        )
        self._turns = self._voices if material.columns is not None else None
        kept = self._without_withdrawn(spans)
        self._marked = (spans, kept)
        self._spans = spans if kept is None else spans.where(kept)
        self.asked = frozenset(self._covered() & {person.id for person in self.people})
        self.counts = self._counts()

    @cached_property
    def passages(self) -> Passages:
        """Return who speaks in single passages."""
        return Passages(self.material.transcripts, self._turns)

    @cached_property
    def codings(self) -> Sequence[QuotableSpan]:
        """Return the codings without passages in which only people speak who withdrew."""
        every = self.material.codings
        return [each for each in every if not self._is_withdrawn(each)] if self.withdrawn else every

    def in_rows(self, shown: Collection[Id]) -> "Numbers":
        """Return for each counted span the place, among the nodes, of the lowest shown one.

        It is the span's code or above it; -1 where none of them is shown.
        """
        import numpy as np

        place = {node: at for at, node in enumerate(self.tree.parents)}
        rows = np.full(len(place), -1, np.int64)
        for node, at in place.items():
            up: Id | None = node
            while up is not None and up not in shown:
                up = self.tree.parents[up]
            rows[at] = -1 if up is None else place[up]
        return rows[self._spans.code]

    def pools(self) -> Pools:
        """Return the counted passages, out of which rows may quote."""
        import numpy as np

        material = self.material
        spans, kept = self._marked
        if material.columns is None:
            marked = np.fromiter((bool(each.quotable) for each in material.codings), bool)
        else:
            marked = self._marks_in(spans)
        silent = [one.id for one in material.people if one.withdrawn or not one.may_quote]
        ids = [text.id for text in material.transcripts]
        marked = marked if kept is None else marked[kept]
        return Pools(ids, self._spans, self._voices, marked, silent)

    def _marks_in(self, spans: Spans) -> "NDArray[np.bool_]":
        """Tell which spans are marked as quotable."""
        import numpy as np

        texts = {text.id: at for at, text in enumerate(self.material.transcripts)}
        codes = {node: at for at, node in enumerate(self.tree.parents)}
        wanted = {
            (texts[one.transcript], one.start, one.end, codes[one.code])
            for one in self.material.marked
            if one.code in codes
        }
        found = np.zeros(len(spans.text), bool)
        some = np.flatnonzero(
            np.isin(spans.text, [one[0] for one in wanted])
            & np.isin(spans.start, [one[1] for one in wanted])
        )
        rows = zip(*(column[some].tolist() for column in spans), strict=True)
        found[some] = np.fromiter((row in wanted for row in rows), bool, len(some))
        return found

    def by(self, columns: Sequence[Group]) -> dict[Id, list[int]]:
        """Return for every node the number of passages in which each group's people speak."""
        people = [group.people for group in columns]
        return passages_by(self.tree.parents, self._spans, self._voices, people)

    def unheard(self) -> int:
        """Return the number of passages in which nobody speaks who was asked."""
        import numpy as np

        passage, size = passages_of(self._spans)
        row, who = self._voices.heard(self._spans)
        asked = np.array([name in self.asked for name in self._voices.names], bool)
        return size - len(np.unique(passage[row[asked[who]]]))

    def _is_withdrawn(self, coding: QuotableSpan) -> bool:
        """Tell whether all who speak in the passage withdrew."""
        speakers = self.passages.speakers(coding.transcript, coding.start, coding.end)
        return bool(speakers) and speakers <= self.withdrawn

    def _without_withdrawn(self, spans: Spans) -> "NDArray[np.bool_] | None":
        """Tell which spans are left without those who withdrew; None: all."""
        import numpy as np

        if not self.withdrawn:
            return None
        row, who = self._voices.heard(spans)
        stays = np.array([name not in self.withdrawn for name in self._voices.names], bool)
        kept = np.ones(len(spans.text), bool)
        kept[row] = False
        kept[row[stays[who]]] = True
        return kept

    def _covered(self) -> set[str]:
        """Return the ids of those who take part in a transcript that the counting covers."""
        covers = self.material.counted
        if covers is None:
            return {person.id for person in self.people}
        texts = self.material.transcripts
        return self._voices.in_texts(at for at, text in enumerate(texts) if text.id in covers)

    def _counts(self) -> dict[Id, Count]:
        counts = count_spans(self.tree.parents, self._spans, self._voices)
        return {
            node: count._replace(participants=count.participants & self.asked)
            for node, count in counts.items()
        }
