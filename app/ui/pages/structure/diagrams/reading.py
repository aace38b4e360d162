"""What a diagram shows: things, the role of each, how they are related, where somebody put them."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from app.models import queries
from app.models.queries import Paradigm
from app.models.reader import Reader
from app.ui.pages.code.codebook import category_key, code_key
from app.ui.pages.structure.diagrams.roles import PHENOMENON, Role, key_of, phenomenon, roles_of
from app.ui.pages.structure.outline import CATEGORY, Item, Outline
from app.ui.pages.structure.relations.reading import Related, related

Place = tuple[float, float]  # the middle of a box, px at 100 %


class Node(NamedTuple):
    """A thing in a diagram; `role` is its part in the paradigm, None in that of all relations."""

    item: Item
    role: Role | None = None

    @property
    def is_middle(self) -> bool:
        """Tell whether it is the phenomenon."""
        return self.role is not None and self.role.key == PHENOMENON


class Diagram(NamedTuple):
    """One diagram; `paradigm` None: that of all relations. `placed` are places chosen by hand.

    `roles` are those of the paradigm, also the ones that nothing plays yet.
    """

    paradigm: Paradigm | None
    nodes: Sequence[Node]
    edges: Sequence[Related]
    placed: Mapping[str, Place]
    roles: Sequence[Role] = ()

    @property
    def key(self) -> int | None:
        """The paradigm's id, or None."""
        return None if self.paradigm is None else self.paradigm.id


def diagrams(reader: Reader, outline: Outline, coder: int | None) -> list[Diagram]:
    """Return the diagram of all relations, then one for each paradigm.

    Boxes and arrows come in the order of the structure, so that two copies of a project, and the
    same figure next year, look alike.
    """
    order = {key: at for at, key in enumerate(outline.items)}
    edges = sorted(
        related(reader, outline),
        key=lambda one: (order[one.start.key], order[one.end.key], one.row.kind),
    )
    placed: dict[int | None, dict[str, Place]] = {}
    # The viewer's own place counts, where others put the thing elsewhere.
    for row in sorted(queries.diagram_places(reader), key=lambda row: row.made_by == coder):
        key = category_key(row.category or 0) if row.code is None else code_key(row.code)
        placed.setdefault(row.paradigm, {})[key] = (row.x, row.y)
    found = [Diagram(None, _all_nodes(outline, edges), edges, placed.get(None, {}))]
    played, paradigms = queries.paradigm_roles(reader), queries.paradigms(reader)
    roles = roles_of(reader, paradigms)
    for paradigm in paradigms:
        by_key = {role.key: role for role in roles[paradigm.id]}
        nodes: dict[str, Node] = {}
        middle = outline.get(category_key(paradigm.phenomenon or 0))
        if middle is not None:
            nodes[middle.key] = Node(middle, phenomenon())
        for part in sorted(played, key=lambda part: order.get(category_key(part.category), 0)):
            item, role = outline.get(category_key(part.category)), by_key.get(key_of(part))
            if part.paradigm == paradigm.id and item and role and item.key not in nodes:
                nodes[item.key] = Node(item, role)
        among = [one for one in edges if one.start.key in nodes and one.end.key in nodes]
        here = placed.get(paradigm.id, {})
        known = roles[paradigm.id]
        found.append(Diagram(paradigm, list(nodes.values()), among, here, known))
    return found


def _all_nodes(outline: Outline, edges: Sequence[Related]) -> list[Node]:
    """Return all categories, and the codes and themes that are related to something."""
    ends = {end.key for one in edges for end in (one.start, one.end)}
    return [
        Node(item) for item in outline.items.values() if item.kind == CATEGORY or item.key in ends
    ]
