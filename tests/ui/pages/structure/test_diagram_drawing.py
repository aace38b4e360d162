"""Figures of few and of many categories: nothing in them lies on anything else or is cut off."""

from collections.abc import Sequence
from random import Random

import pytest
from pytestqt.qtbot import QtBot

from app.coding.operations.roles import AFTER, AROUND, BEFORE
from app.models.queries import Category, Evidence, Paradigm, Relation
from app.ui.charts.measure import QtMeasure
from app.ui.charts.paint import text_boxes
from app.ui.charts.scene import Bar, Box, Scene
from app.ui.pages.structure.diagrams.drawing import draw
from app.ui.pages.structure.diagrams.reading import Diagram, Node
from app.ui.pages.structure.diagrams.roles import Role, phenomenon
from app.ui.pages.structure.outline import CATEGORY, Item
from app.ui.pages.structure.relations.reading import Related

NAMES = (
    "Time",
    "Feeling with the patient",
    "共情疲劳与职业倦怠",
    "Volunteering and early contact in the first years 🙂",
    "Unaussprechlichkeitserfahrungsbewältigungsversuche",
    "تعاطف",
)
KINDS = ("leads to", "is strategy for", "强化", "a type of one's own that nobody could say shorter")
ROLES = [
    Role(1, "what sets it off, as the first-year students tell it themselves", BEFORE),
    Role(2, "触发因素", BEFORE),
    Role(3, "setting", AROUND),
    Role(4, "turning points", AROUND),
    Role(5, "what comes of it", AFTER),
]


def item(number: int) -> Item:
    name = f"{NAMES[number % len(NAMES)]} {number}"
    fields = dict.fromkeys(Category._fields)
    row = Category(**{**fields, "id": number, "name": name, "colour": number % 12})  # type: ignore[arg-type]
    return Item(f"category:{number}", CATEGORY, number, name, None, True, row)


def related(number: int, one: Item, other: Item) -> Related:
    ends = {"from_category": one.id, "to_category": other.id}
    none = {"from_code": None, "to_code": None, "memo": None, "made_by": None}
    row = Relation(id=number, kind=KINDS[number % len(KINDS)], **ends, **none)
    proof = Evidence(number, number, 1, 0, 5, "supports", None, None)
    return Related(row, one, other, [proof] if number % 3 else [])


def diagram(n: int, edges: int, roles: Sequence[Role]) -> Diagram:
    dice = Random(n)
    items = [item(number) for number in range(n)]
    pairs = [dice.sample(items, 2) for _ in range(edges)]
    found = [related(number, *pair) for number, pair in enumerate(pairs)]
    if not roles:
        return Diagram(None, [Node(one) for one in items], found, {})
    first, *others = items
    parts = [Node(one, roles[at % len(roles)]) for at, one in enumerate(others)]
    paradigm = Paradigm(1, "Ours", "own", 0, None)
    return Diagram(paradigm, [Node(first, phenomenon()), *parts], found, {}, roles)


def overlapping(scene: Scene, edges: int) -> list[tuple[str, str]]:
    """Return pairs of boxes and grounds of words that lie on one another."""
    grounds = [one.box for one in scene.items if isinstance(one, Bar) and not one.outline]
    assert len(grounds) == edges
    every = [(str(spot.key), spot.box) for spot in scene.spots]
    every += [(f"words {at}", box) for at, box in enumerate(grounds)]
    return [
        (one, other)
        for at, (one, box) in enumerate(every)
        for other, there in every[at + 1 :]
        if box.meets(there)
    ]


@pytest.mark.parametrize("roles", [(), ROLES, ROLES[2:3], ROLES[4:]])
@pytest.mark.parametrize("n, edges", [(2, 5), (5, 9), (60, 90)])
def test_nothing_lies_on_anything_or_is_cut(
    n: int, edges: int, roles: Sequence[Role], qtbot: QtBot
) -> None:
    scene, _origin = draw(diagram(n, edges, roles), QtMeasure())
    assert len(scene.spots) == n
    assert overlapping(scene, edges) == []
    plates = [one.box for one in scene.items if isinstance(one, Bar)]
    for text, box in text_boxes(scene):
        assert box.inside(scene.box), text
        assert any(_within(box, plate) for plate in plates), text


def _within(text: Box, plate: Box) -> bool:
    """Tell whether a text's width and the most of its height lie on a plate."""
    middle = text.y + text.height / 2
    return plate.x <= text.x and text.right <= plate.right and plate.y < middle < plate.bottom
