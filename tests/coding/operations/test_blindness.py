"""What a blind coder may change, and that no refusal betrays the other."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from app.coding import operations
from app.models import queries
from app.models.errors import Refusal
from app.models.project import Operation, Project
from tests.builders import add_category, add_code, add_coding, did, dump, set_round_state
from tests.models.blind import Round, make_round

FIXED = "code-fixed-while-blind"


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Round:
    return make_round(tmp_path_factory.mktemp("blind"))


class Desk:
    """The round as Ana meets it, with things of hers, of the team's and hidden ones."""

    def __init__(self, project: Project, round_: Round) -> None:
        self.project, self.ana, self.ben = project, round_.ana, round_.ben
        names = {row[1]: row[0] for row in dump(project)["code"]}
        self.team, self.own = names["Haste"], names["Ana's code"]
        self.time = {row[2]: row[0] for row in dump(project)["category"]}["Time"]
        self.text = dump(project)["transcript"][0][0]
        self.hidden = add_code(project, "Ben's", self.ben, category=self.time)
        self.group = add_category(project, "Ana's group", self.ana)
        self.hidden_group = add_category(project, "Ben's group", self.ben)
        self.coding = add_coding(project, self.text, self.own, (0, 3), self.ana)
        self.hidden_coding = add_coding(project, self.text, self.hidden, (0, 3), self.ben)

    def refusal(self, operation: Operation, **values: Any) -> str:
        before = dump(self.project)
        with pytest.raises(Refusal) as caught:
            did(self.project, operation, self.ana, **values)
        assert dump(self.project) == before
        return caught.value.reason


@pytest.fixture
def desk(template: Round, tmp_path: Path) -> Iterator[Desk]:
    path = tmp_path / "round.threefold"
    path.write_bytes(template.path.read_bytes())
    with Project(path, copies=False) as project:
        yield Desk(project, template)


def test_a_hidden_name_is_free(desk: Desk) -> None:
    add_code(desk.project, "Ben's", desk.ana, category=desk.time)
    add_category(desk.project, "Ben's group", desk.ana)
    renamed = {"code": desk.own, "name": "Ben's better one"}
    add_code(desk.project, "Ben's better one", desk.ben)
    did(desk.project, operations.rename_code, desk.ana, **renamed)
    did(
        desk.project,
        operations.rename_category,
        desk.ana,
        category=desk.group,
        name="Ben's group 2",
    )
    assert desk.refusal(operations.create_code, name="Ben's") == "code-exists"


def test_numbers_given_out_do_not_count_what_is_hidden(desk: Desk) -> None:
    with desk.project.read(desk.ana) as reader:
        seen = queries.codes(reader)
    for _ in range(5):
        add_code(desk.project, f"Ben's {_}", desk.ben)
    code = add_code(desk.project, "New", desk.ana, category=desk.time)
    with desk.project.read(desk.ana) as reader:
        new = queries.codes(reader)[-1]
        places = [row for row in queries.placements(reader) if row.parent == desk.time]
    largest = max(row.position for row in seen)
    assert (new.id, new.position, new.colour) == (code, largest + 1, largest + 1)
    assert [row.position for row in places] == list(range(len(places)))
    assert places[-1].code == code


OF_THE_TEAM: list[tuple[Operation, dict[str, Any]]] = [
    (operations.rename_code, {"code": "team", "name": "x"}),
    (operations.define_code, {"code": "team", "definition": "x"}),
    (operations.recolour_codes, {"codes": ["own", "team"], "colour": 3}),
    (operations.nest_codes, {"codes": ["team"], "parent": "own"}),
    (operations.order_codes, {"codes": ["own", "team"]}),
    (operations.place_codes, {"codes": ["team"], "parent": "group"}),
    (operations.merge_codes, {"into": "own", "codes": ["team"], "others": True}),
    (operations.delete_codes, {"codes": ["team"], "others": True}),
    (operations.create_category, {"name": "x", "codes": ["team"]}),
    (operations.rename_category, {"category": "time", "name": "x"}),
    (operations.define_category, {"category": "time", "definition": "x"}),
    (operations.recolour_category, {"category": "time", "colour": 3}),
    (operations.set_level, {"category": "time", "level": "theme"}),
    (operations.place_categories, {"categories": ["time"], "parent": None}),
    (operations.merge_categories, {"into": "time", "categories": ["group"]}),
    (operations.merge_categories, {"into": "group", "categories": ["time"]}),
    (operations.delete_categories, {"categories": ["time"]}),
]


def meant(desk: Desk, value: Any) -> Any:
    if isinstance(value, list):
        return [meant(desk, one) for one in value]
    return getattr(desk, value, value) if isinstance(value, str) else value


@pytest.mark.parametrize("operation, values", OF_THE_TEAM)
def test_what_is_the_teams_stands_still(
    desk: Desk, operation: Operation, values: dict[str, Any]
) -> None:
    given = {name: meant(desk, value) for name, value in values.items()}
    assert desk.refusal(operation, **given) == FIXED


HIDDEN: list[tuple[Operation, dict[str, Any]]] = [
    (operations.apply_code, {"transcript": "text", "code": "hidden", "start": 0, "end": 3}),
    (operations.rename_code, {"code": "hidden", "name": "x"}),
    (operations.define_code, {"code": "hidden", "example": "x"}),
    (operations.recolour_codes, {"codes": ["hidden"], "colour": 3}),
    (operations.nest_codes, {"codes": ["own"], "parent": "hidden"}),
    (operations.nest_codes, {"codes": ["hidden"], "parent": None}),
    (operations.create_code, {"name": "x", "parent": "hidden"}),
    (operations.create_code, {"name": "x", "category": "hidden_group"}),
    (operations.order_codes, {"codes": ["hidden", "own"]}),
    (operations.merge_codes, {"into": "hidden", "codes": ["own"]}),
    (operations.merge_codes, {"into": "own", "codes": ["hidden"], "others": True}),
    (operations.delete_codes, {"codes": ["hidden"], "others": True}),
    (operations.place_codes, {"codes": ["hidden"], "parent": None}),
    (operations.place_codes, {"codes": ["own"], "parent": "hidden_group"}),
    (operations.create_category, {"name": "x", "parent": "hidden_group"}),
    (operations.rename_category, {"category": "hidden_group", "name": "x"}),
    (operations.delete_categories, {"categories": ["hidden_group"]}),
    (operations.merge_categories, {"into": "group", "categories": ["hidden_group"]}),
    (operations.place_categories, {"categories": ["group"], "parent": "hidden_group"}),
    (operations.set_level, {"category": "hidden_group", "level": "theme"}),
    (operations.recode, {"codings": ["coding"], "code": "hidden"}),
    (operations.recode, {"codings": ["hidden_coding"], "code": "own"}),
    (operations.remove_codings, {"codings": ["hidden_coding"], "others": True}),
    (operations.resize_coding, {"coding": "hidden_coding", "start": 0, "end": 2}),
    (operations.write_coding_memo, {"coding": "hidden_coding", "memo": "x"}),
    (operations.mark_quotable, {"codings": ["hidden_coding"]}),
    (operations.write_memo, {"text": "x", "code": "hidden"}),
    (operations.write_memo, {"text": "x", "category": "hidden_group"}),
    (operations.write_memo, {"text": "x", "coding": "hidden_coding"}),
]


@pytest.mark.parametrize("operation, values", HIDDEN)
def test_what_is_hidden_is_not_there(
    desk: Desk, operation: Operation, values: dict[str, Any]
) -> None:
    given = {name: meant(desk, value) for name, value in values.items()}
    assert desk.refusal(operation, **given) == "row-gone"


def test_ones_own_can_be_changed(desk: Desk) -> None:
    did(desk.project, operations.nest_codes, desk.ana, codes=[desk.own], parent=desk.team)
    did(desk.project, operations.place_codes, desk.ana, codes=[desk.own], parent=desk.group)
    moved = did(desk.project, operations.merge_codes, desk.ana, into=desk.team, codes=[desk.own])
    assert moved == {"moved": 1, "joined": 0, "left": 0}


def test_merging_into_the_teams_code_keeps_its_definition(desk: Desk) -> None:
    did(desk.project, operations.define_code, desk.ana, code=desk.own, definition="Mine")
    did(desk.project, operations.merge_codes, desk.ana, into=desk.team, codes=[desk.own])
    with desk.project.read(desk.ana) as reader:
        team = next(code for code in queries.codes(reader) if code.id == desk.team)
        notes = [(memo.title, memo.text) for memo in queries.memos(reader) if memo.code == team.id]
    assert (team.definition, notes) == (None, [("Ana's code", "Mine")])


def test_a_code_that_the_other_used_before_stays(desk: Desk, template: Round) -> None:
    set_round_state(desk.project, template.round, "frozen")
    add_coding(desk.project, desk.text, desk.own, (0, 9), desk.ben)
    set_round_state(desk.project, template.round, "open")
    both = {"codes": [desk.own], "others": True}
    assert desk.refusal(operations.delete_codes, **both) == FIXED
    assert desk.refusal(operations.merge_codes, into=desk.team, **both) == FIXED


def test_transcripts_are_not_deleted_while_blind(desk: Desk) -> None:
    given = {"transcripts": [desk.text], "others": True}
    refused = desk.refusal(operations.delete_transcripts, **given)
    assert refused == "transcript-fixed-while-blind"


def test_a_translation_is_each_coders_own(desk: Desk) -> None:
    span = {"transcript": desk.text, "start": 0, "end": 3}
    for coder, words in ((desk.ben, "Ben's words"), (desk.ana, "Ana's words")):
        did(desk.project, operations.translate_quotation, coder, translation=words, **span)
    with desk.project.read(desk.ana) as reader:
        words = [row.translation for row in queries.quotations(reader) if row.start == 0]
    assert words == ["Ana's words"]
