"""Properties, relations with their evidence, and paradigms: what is kept, and what is refused."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from app.coding import operations
from app.models import queries
from app.models.errors import Refusal
from app.models.project import Project
from tests.builders import (
    add_category,
    add_code,
    add_coder,
    add_coding,
    add_transcript,
    did,
    make_project,
    open_round,
)


class Desk:
    """Two coders, two codes in a category, another category, and a text with three codings."""

    def __init__(self, project: Project) -> None:
        self.project = project
        self.ana, self.ben = add_coder(project, "Ana"), add_coder(project, "Ben")
        self.text = add_transcript(project)
        self.haste, self.calm = (add_code(project, name, self.ana) for name in ("haste", "calm"))
        self.time = add_category(project, "Time", self.ana, codes=[self.haste])
        self.care = add_category(project, "Care", self.ana, codes=[self.calm])
        self.codings = [
            add_coding(project, self.text, self.haste, span, self.ana)
            for span in ((0, 9), (5, 24), (28, 37))
        ]

    def do(self, operation: Any, coder: int | None = None, /, **values: Any) -> Any:
        return did(self.project, operation, coder or self.ana, **values)

    def asked(self, query: Any, coder: int | None = None) -> Any:
        with self.project.read(coder or self.ana) as reader:
            return query(reader)

    def refused(self, operation: Any, coder: int | None = None, /, **values: Any) -> str:
        with pytest.raises(Refusal) as caught:
            self.do(operation, coder, **values)
        return caught.value.reason

    def related(self) -> list[tuple[Any, ...]]:
        """Return the relations as (from, type, to, passages with the first letter of stance)."""
        names = {row.id: row.name for row in self.asked(queries.categories)}
        names |= {row.id: row.name for row in self.asked(queries.codes)}
        found = self.asked(queries.evidence)
        return [
            (
                names[row.from_code or row.from_category],
                row.kind,
                names[row.to_code or row.to_category],
                [(one.start, one.end, one.stance[0]) for one in found if one.relation == row.id],
            )
            for row in self.asked(queries.relations)
        ]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with make_project(tmp_path) as project:
        yield Desk(project)


def test_a_property_has_ends_and_codings_stand_on_it(desk: Desk) -> None:
    words = {"name": " intensity ", "low": "weak", "high": " "}
    made = desk.do(operations.add_property, category=desk.time, **words)
    other = desk.do(operations.add_property, category=desk.time, name="duration")
    desk.do(operations.edit_property, property=made, high="overwhelming")
    seen = [(row.name, row.low, row.high, row.position) for row in desk.asked(queries.properties)]
    assert seen == [("intensity", "weak", "overwhelming", 0), ("duration", None, None, 1)]
    desk.do(operations.place_on_property, property=made, codings=desk.codings[:2], percent=10)
    desk.do(operations.place_on_property, property=made, codings=desk.codings[1:], percent=100)
    places = {row.coding: row.percent for row in desk.asked(queries.property_places)}
    assert [places[coding] for coding in desk.codings] == [10, 100, 100]
    desk.do(operations.place_on_property, property=made, codings=desk.codings[1:2], percent=None)
    desk.do(operations.remove_codings, codings=desk.codings[2:])
    assert [row.percent for row in desk.asked(queries.property_places)] == [10]
    desk.do(operations.remove_property, property=made)
    assert desk.asked(queries.property_places) == []
    assert [row.id for row in desk.asked(queries.properties)] == [other]


def test_what_a_property_refuses(desk: Desk) -> None:
    made = desk.do(operations.add_property, code=desk.haste, name="pace")
    assert desk.refused(operations.add_property, code=desk.haste, name="pace") == "property-exists"
    desk.do(operations.add_property, code=desk.calm, name="pace")
    desk.do(operations.edit_property, property=made, name="pace", low="slow")
    values = {"property": made, "codings": desk.codings}
    assert desk.refused(operations.place_on_property, percent=101, **values) == "percent-outside"
    desk.do(operations.delete_codes, codes=[desk.calm])
    assert desk.refused(operations.add_property, code=desk.calm, name="x") == "code-gone"


def test_two_codings_that_become_one_keep_one_place(desk: Desk) -> None:
    made = desk.do(operations.add_property, category=desk.time, name="pace")
    twin = add_coding(desk.project, desk.text, desk.calm, (0, 9), desk.ana)
    for coding, percent in ((desk.codings[0], 20), (twin, 80)):
        desk.do(operations.place_on_property, property=made, codings=[coding], percent=percent)
    desk.do(operations.merge_codes, into=desk.calm, codes=[desk.haste])
    assert [row.percent for row in desk.asked(queries.property_places)] == [80]


def test_a_relation_is_directed_and_carries_its_evidence(desk: Desk) -> None:
    ends = {"from_category": desk.time, "to_code": desk.calm}
    first = [(desk.text, 0, 9)]
    made = desk.do(operations.relate, kind="is condition for", supports=first, **ends)
    desk.do(operations.add_evidence, relation=made, passages=[(desk.text, 5, 24)])
    case = {"passages": [(desk.text, 0, 9), (desk.text, 28, 37)], "stance": "contradicts"}
    desk.do(operations.add_evidence, relation=made, note="in the exam term", **case)
    three = [(0, 9, "c"), (5, 24, "s"), (28, 37, "c")]
    assert desk.related() == [("Time", "is condition for", "calm", three)]
    desk.do(operations.edit_relation, relation=made, kind="grows from", turned=True, memo="why")
    assert desk.related() == [("calm", "grows from", "Time", three)]
    assert desk.asked(queries.relations)[0].memo == "why"
    found = desk.asked(queries.evidence)
    assert found[0].note == "in the exam term"
    desk.do(operations.edit_evidence, evidence=[found[2].id], stance="supports")
    desk.do(operations.remove_evidence, evidence=[found[0].id])
    assert desk.related()[0][3] == [(5, 24, "s"), (28, 37, "s")]
    desk.do(operations.remove_relations, relations=[made])
    assert (desk.related(), desk.asked(queries.evidence)) == ([], [])


def test_what_a_relation_refuses(desk: Desk) -> None:
    ends = {"from_category": desk.time, "to_category": desk.care}
    back = {"from_category": desk.care, "to_category": desk.time}
    made = desk.do(operations.relate, kind="leads to", **ends)
    other = desk.do(operations.relate, kind="leads to", **back)
    assert desk.refused(operations.relate, kind="leads to", **ends) == "relation-exists"
    turn = {"relation": other, "turned": True}
    assert desk.refused(operations.edit_relation, **turn) == "relation-exists"
    desk.do(operations.relate, kind="contradicts", **ends)
    own = {"from_category": desk.time, "to_category": desk.time}
    assert desk.refused(operations.relate, kind="leads to", **own) == "relation-with-itself"
    span = {"relation": made, "passages": [(desk.text, 0, 999)]}
    assert desk.refused(operations.add_evidence, **span) == "span-outside-text"
    stance = {"relation": made, "passages": [(desk.text, 0, 9)], "stance": "maybe"}
    assert desk.refused(operations.add_evidence, **stance) == "stance-unknown"


def test_a_category_has_one_role_in_each_paradigm(desk: Desk) -> None:
    old = {"name": "Exhaustion", "preset": "strauss-corbin-1990", "phenomenon": desk.care}
    new = {"name": "Care", "preset": "strauss-corbin-2015"}
    one, two = desk.do(operations.add_paradigm, **old), desk.do(operations.add_paradigm, **new)
    role = operations.set_paradigm_role
    desk.do(role, paradigm=one, categories=[desk.time], role="context")
    desk.do(role, desk.ben, paradigm=one, categories=[desk.time], role="consequence")
    desk.do(role, paradigm=two, categories=[desk.time], role="conditions")
    seen = {row.paradigm: row.role for row in desk.asked(queries.paradigm_roles)}
    assert seen == {one: "consequence", two: "conditions"}
    phenomenon = {"paradigm": one, "categories": [desk.care], "role": "context"}
    assert desk.refused(role, **phenomenon) == "paradigm-is-the-phenomenon"
    unknown = {"paradigm": two, "categories": [desk.care], "role": "context"}
    assert desk.refused(role, **unknown) == "paradigm-role-unknown"
    assert desk.refused(operations.add_paradigm, name="x", preset="y") == "paradigm-unknown"
    desk.do(operations.choose_phenomenon, paradigm=two, category=desk.time)
    assert [row.paradigm for row in desk.asked(queries.paradigm_roles)] == [one]
    desk.do(role, paradigm=one, categories=[desk.time], role=None)
    assert desk.asked(queries.paradigm_roles) == []
    desk.do(operations.remove_paradigm, paradigm=one)
    names = [(row.name, row.phenomenon) for row in desk.asked(queries.paradigms)]
    assert names == [("Care", desk.time)]


def test_blind_one_builds_beside_the_other(desk: Desk) -> None:
    open_round(desk.project, (desk.ana, desk.ben))
    shared = add_category(desk.project, "Shared", None, common=True)
    made = desk.do(operations.add_property, category=shared, name="pace")
    bens = desk.do(operations.add_property, desk.ben, category=shared, name="pace")
    assert [row.id for row in desk.asked(queries.properties)] == [made]
    edit = {"property": bens, "name": "x"}
    assert desk.refused(operations.edit_property, **edit) == "row-gone"
    teams = did(desk.project, operations.add_property, category=shared, name="depth")
    removal = desk.refused(operations.remove_property, property=teams)
    assert removal == "axial-fixed-while-blind"


def test_places_in_diagrams_are_kept_by_diagram(desk: Desk) -> None:
    paradigm = desk.do(operations.add_paradigm, name="x", preset="strauss-corbin-2015")
    one = [operations.Spot(None, desk.time, -20, 30), operations.Spot(desk.haste, None, 1, 2)]
    desk.do(operations.place_in_diagram, paradigm=None, spots=one)
    desk.do(operations.place_in_diagram, paradigm=paradigm, spots=one[:1])
    again = [operations.Spot(None, desk.time, 5, 6)]
    desk.do(operations.place_in_diagram, paradigm=None, spots=again)
    seen = {(row.paradigm, row.category, row.x) for row in desk.asked(queries.diagram_places)}
    assert seen == {(None, desk.time, 5), (None, None, 1), (paradigm, desk.time, -20)}
    far = {"paradigm": None, "spots": [operations.Spot(None, desk.time, 10**6, 0)]}
    assert desk.refused(operations.place_in_diagram, **far) == "diagram-too-far"
    desk.do(operations.lay_out_diagram, paradigm=None)
    desk.do(operations.remove_paradigm, paradigm=paradigm)
    assert desk.asked(queries.diagram_places) == []


def roles_of(desk: Desk, coder: int | None = None) -> list[tuple[str, str]]:
    return [(row.name, row.side) for row in desk.asked(queries.own_roles, coder)]


def played(desk: Desk) -> dict[int, str]:
    names = {row.id: row.name for row in desk.asked(queries.own_roles)}
    rows = desk.asked(queries.paradigm_roles)
    return {row.category: names.get(row.own_role, row.role) for row in rows}


def test_a_paradigm_has_roles_of_its_own(desk: Desk) -> None:
    made = desk.do(operations.add_paradigm, name="Ours", preset="own")
    triggers = desk.do(operations.add_role, paradigm=made, name=" 触发 🙂 ", side="before")
    turns = desk.do(operations.add_role, paradigm=made, name="turning point", side="around")
    ends = desk.do(operations.add_role, paradigm=made, name="outcome")
    assert roles_of(desk) == [
        ("触发 🙂", "before"),
        ("turning point", "around"),
        ("outcome", "after"),
    ]
    same = {"paradigm": made, "name": "outcome"}
    assert desk.refused(operations.add_role, **same) == "role-exists"
    assert desk.refused(operations.edit_role, role=turns, name="outcome") == "role-exists"
    assert desk.refused(operations.edit_role, role=turns, side="above") == "role-side-unknown"
    desk.do(operations.edit_role, role=turns, name="turn", side="after")
    desk.do(operations.move_role, role=ends, to=0)
    assert roles_of(desk) == [("outcome", "after"), ("触发 🙂", "before"), ("turn", "after")]
    desk.project.undo(desk.ana).result()
    assert [name for name, _side in roles_of(desk)] == ["触发 🙂", "turn", "outcome"]
    give = operations.set_paradigm_role
    desk.do(give, paradigm=made, categories=[desk.time], role=triggers)
    desk.do(give, paradigm=made, categories=[desk.care], role=turns)
    assert played(desk) == {desk.time: "触发 🙂", desk.care: "turn"}
    assert desk.refused(operations.remove_role, role=turns) == "role-is-played"
    desk.do(operations.remove_role, role=turns, into=ends)
    desk.do(operations.remove_role, role=triggers, anyway=True)
    assert played(desk) == {desk.care: "outcome"}
    desk.project.undo(desk.ana).result()
    assert played(desk) == {desk.time: "触发 🙂", desk.care: "outcome"}
    gone = {"paradigm": made, "categories": [desk.time], "role": turns}
    assert desk.refused(give, **gone) == "paradigm-role-unknown"
    desk.do(operations.remove_paradigm, paradigm=made)
    assert (roles_of(desk), played(desk)) == ([], {})


def test_roles_of_a_book_are_made_ones_own(desk: Desk) -> None:
    made = desk.do(operations.add_paradigm, name="Book", preset="strauss-corbin-1990")
    give = operations.set_paradigm_role
    desk.do(give, paradigm=made, categories=[desk.time], role="context")
    assert desk.refused(operations.add_role, paradigm=made, name="x") == "paradigm-roles-of-preset"
    desk.do(operations.make_roles_own, paradigm=made, names={"context": "语境"})
    assert roles_of(desk) == [
        ("causal-condition", "before"),
        ("语境", "around"),
        ("intervening-condition", "around"),
        ("strategy", "after"),
        ("consequence", "after"),
    ]
    assert played(desk) == {desk.time: "语境"}
    again = {"paradigm": made, "names": {}}
    assert desk.refused(operations.make_roles_own, **again) == "paradigm-roles-own-already"
    book = {"paradigm": made, "categories": [desk.care], "role": "context"}
    assert desk.refused(give, **book) == "paradigm-role-unknown"
    desk.project.undo(desk.ana).result()
    assert (roles_of(desk), played(desk)) == ([], {desk.time: "context"})


def test_a_blind_coder_neither_sees_nor_changes_roles_of_the_other(desk: Desk) -> None:
    made = desk.do(operations.add_paradigm, name="Ours", preset="own")
    role = desk.do(operations.add_role, paradigm=made, name="outcome")
    open_round(desk.project, (desk.ana, desk.ben))
    assert roles_of(desk, desk.ben) == []
    refused = desk.refused(operations.edit_role, desk.ben, role=role, name="x")
    assert refused == "row-gone"
    assert roles_of(desk) == [("outcome", "after")]


def test_suggestions_stay_away_in_the_structure_they_were_waved_away_for(desk: Desk) -> None:
    pair = operations.Waved(desk.haste, desk.care)
    desk.do(operations.wave_suggestions, pairs=[pair, pair])
    desk.do(operations.wave_suggestions, desk.ben, pairs=[pair])
    desk.do(operations.wave_suggestions, pairs=[pair], own=True)

    def waved(owner: int | None) -> list[tuple[int, int]]:
        with desk.project.read(desk.ana) as reader:
            rows = queries.waved_suggestions(reader, owner)
        return [(row.code, row.category) for row in rows]

    assert [waved(owner) for owner in (None, desk.ana, desk.ben)] == [[pair], [pair], []]
    desk.do(operations.bring_back_suggestions, pairs=[pair])
    assert [waved(owner) for owner in (None, desk.ana)] == [[], [pair]]
    desk.project.undo(desk.ana).result()
    assert waved(None) == [pair]
    desk.do(operations.delete_categories, categories=[desk.care])
    assert [waved(owner) for owner in (None, desk.ana)] == [[], []]
