"""Who and what is counted, the same for every table: without those who withdrew, and only those
whose transcripts the counting covers.

Who was interviewed but is not coded yet has not said nothing, so that person is in no denominator.
"""

from collections.abc import Sequence
from functools import cached_property

from app.coding.analysis.columns import Spans, columns_of
from app.coding.analysis.counts import Count, Id
from app.coding.analysis.crossing import passages_by
from app.coding.analysis.tally import count_spans, passages_of
from app.coding.reports.inputs import Material, QuotableSpan, Say
from app.coding.reports.passages import Passages
from app.coding.reports.people import Group
from app.coding.reports.theme_tree import Tree


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
        self._spans = self._without_withdrawn(spans)
        self.asked = frozenset(self._covered() & {person.id for person in self.people})
        self.counts = self._counts()

    @cached_property
    def passages(self) -> Passages:
        """Return who speaks in single passages."""
        return Passages(self.material.transcripts)

    @cached_property
    def codings(self) -> Sequence[QuotableSpan]:
        """Return the codings without passages in which only people speak who withdrew."""
        every = self.material.codings
        return [each for each in every if not self._is_withdrawn(each)] if self.withdrawn else every

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

    def _without_withdrawn(self, spans: Spans) -> Spans:
        """Return the same for all codings at once."""
        import numpy as np

        if not self.withdrawn:
            return spans
        row, who = self._voices.heard(spans)
        stays = np.array([name not in self.withdrawn for name in self._voices.names], bool)
        kept = np.ones(len(spans.text), bool)
        kept[row] = False
        kept[row[stays[who]]] = True
        return spans.where(kept)

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
