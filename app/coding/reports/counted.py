"""Who and what is counted, the same for every table: without those who withdrew, and only those
whose transcripts the counting covers.

Who was interviewed but is not coded yet has not said nothing, so that person is in no denominator.
"""

from collections.abc import Sequence

from app.coding.analysis.counts import Count, Id
from app.coding.analysis.crossing import passages_by
from app.coding.analysis.tally import count_records
from app.coding.reports.inputs import Material, QuotableSpan, Say
from app.coding.reports.passages import Passages
from app.coding.reports.people import Group, covered
from app.coding.reports.theme_tree import Tree


class Counted:
    """The counted part of the material, in the structure that the tables show.

    `people`: the participants who did not withdraw; `asked`: the ids of those whose coding counts;
    `codings`: without passages in which only people speak who withdrew.
    """

    def __init__(self, material: Material, say: Say) -> None:
        self.material = material
        self.people = tuple(person for person in material.people if not person.withdrawn)
        self.asked = covered(material) & {person.id for person in self.people}
        self.withdrawn = {person.id for person in material.people if person.withdrawn}
        self.passages = Passages(material.transcripts)
        self.codings = material.codings
        if self.withdrawn:
            self.codings = [each for each in material.codings if not self._is_withdrawn(each)]
        self.tree = Tree(material.nodes, say("not-in-a-theme"))
        self.counts = self._counts()

    def by(self, columns: Sequence[Group]) -> dict[Id, list[int]]:
        """Return for every node the number of passages in which each group's people speak."""
        people = [group.people for group in columns]
        return passages_by(self.tree.parents, self.codings, self.passages.speakers, people)

    def _is_withdrawn(self, coding: QuotableSpan) -> bool:
        """Tell whether all who speak in the passage withdrew."""
        speakers = self.passages.speakers(coding.transcript, coding.start, coding.end)
        return bool(speakers) and speakers <= self.withdrawn

    def _counts(self) -> dict[Id, Count]:
        counts = count_records(self.tree.parents, self.codings, self.material.transcripts)
        return {
            node: count._replace(participants=count.participants & self.asked)
            for node, count in counts.items()
        }
