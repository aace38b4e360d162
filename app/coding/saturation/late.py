"""Codes that were made late: were they looked for in the interviews coded before?

A code that first appears in the tenth interview may only have been noticed there. It is known that
an earlier interview was looked at again if something was coded in it after the code was made, or
its coder marked it as re-checked; that neither was is a sign, and no proof, that nobody looked.
Only codings that count are asked, and their coders.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from app.coding.rounds.rechecking import marks
from app.coding.saturation.presence import Presence
from app.models import queries
from app.models.reader import Reader


class Late(NamedTuple):
    """A node, the interview it was made at, and earlier ones; interviews by number.

    `again` are those of the `earlier` that were looked at again after the node was made; `found`
    are those of them in which the node itself was.
    """

    node: int
    interview: int
    earlier: tuple[int, ...]
    again: tuple[int, ...]
    found: tuple[int, ...]

    @property
    def up_to(self) -> int | None:
        """Return the last of the earlier interviews looked at again without a gap; None: none."""
        last = None
        for at in self.earlier:
            if at not in self.again:
                break
            last = at
        return last


class Timing(NamedTuple):
    """When each present node was made (ISO), and which were made late, in that order."""

    made: Mapping[int, str]
    late: tuple[Late, ...]


def timing(reader: Reader, presence: Presence) -> Timing:
    """Read when nodes and codings were made.

    A code that came with an import is as old as its oldest coding, which says when that was. Late
    are codes only: a category is made after its codes by nature.
    """
    place = {row.id: at for at, row in enumerate(presence.interviews)}
    first: dict[int, tuple[str, int]] = {}
    begun, latest = [""] * len(place), [""] * len(place)
    asked = frozenset[int]().union(*presence.coders.values())
    for row in queries.coding_times(reader, asked):
        at = place.get(row.transcript)
        if at is None or row.coder not in presence.coders[row.transcript]:
            continue
        begun[at] = min(begun[at] or row.first, row.first)
        latest[at] = max(latest[at], row.last)
        for node in presence.above.get(row.code, ()):
            first[node] = min(first.get(node, (row.first, at)), (row.first, at))
    for coder, marked in marks(queries.settings(reader), asked).items():
        for text in marked.keys() & place.keys():
            if coder in presence.coders[text]:
                latest[place[text]] = max(latest[place[text]], marked[text])
    if presence.level == "code":
        created = {row.id: row.created for row in queries.codes(reader)}
        made = {node: min(created[node], at) for node, (at, _interview) in first.items()}
        where = {node: interview for node, (_at, interview) in first.items()}
        return Timing(made, tuple(_late(presence, made, where, begun, latest)))
    kept = {row.id: row.created for row in queries.categories(reader)}
    return Timing({node: kept[node] for node in first}, ())


def _late(
    presence: Presence,
    made: Mapping[int, str],
    where: Mapping[int, int],
    begun: Sequence[str],
    latest: Sequence[str],
) -> Iterator[Late]:
    """Give the nodes made when interviews collected before had been coded already."""
    for node in sorted(made, key=lambda node: (made[node], where[node])):
        at = where[node]
        earlier = tuple(one for one in range(at) if "" < begun[one] < made[node])
        if earlier:
            again = tuple(one for one in earlier if latest[one] > made[node])
            seen = tuple(one for one in again if node in presence.nodes[one])
            yield Late(node, at, earlier, again, seen)
