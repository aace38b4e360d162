"""Merging and deleting codes: nothing of value is lost, and nothing names what is gone."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from app.coding import operations
from app.models import queries
from app.models.errors import Refusal
from app.models.transaction import Transaction
from tests.builders import (
    add_code,
    did,
    dump,
    make_project,
)
from tests.coding.operations.code_desk import Desk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with make_project(tmp_path) as project:
        yield Desk(project)


def test_a_span_that_both_carry_is_kept_once_with_both_memos(desk: Desk) -> None:
    kept = desk.coded(desk.a, (0, 9), desk.ana, "first")
    joined = desk.coded(desk.b, (0, 9), desk.ana, "second")
    moved = desk.coded(desk.b, (0, 8), desk.ana)
    desk.do(operations.mark_quotable, codings=[joined])
    desk.do(operations.write_memo, text="about it", coding=joined)
    counts = desk.do(operations.merge_codes, into=desk.a, codes=[desk.b, desk.a, desk.b])
    assert counts == {"moved": 1, "joined": 1, "left": 0}
    codings = {row.id: row for row in desk.ask(queries.all_codings)}
    assert codings.keys() == {kept, moved}
    assert (codings[kept].memo, codings[kept].quotable) == ("first\n\nsecond", 1)
    assert [memo.coding for memo in desk.ask(queries.memos)] == [kept]
    assert {row.code for row in codings.values()} == {desk.a}


def test_three_codes_on_one_span_become_one_coding(desk: Desk) -> None:
    for code, memo in ((desk.a, None), (desk.b, "one"), (desk.c, "one")):
        desk.coded(code, (0, 9), desk.ana, memo)
    counts = desk.do(operations.merge_codes, into=desk.a, codes=[desk.b, desk.c])
    assert counts == {"moved": 0, "joined": 2, "left": 0}
    assert [row.memo for row in desk.ask(queries.all_codings)] == ["one"]


def test_each_coder_keeps_a_coding_of_their_own(desk: Desk) -> None:
    desk.coded(desk.a, (0, 9), desk.ana)
    desk.coded(desk.b, (0, 9), desk.ben)
    counts = desk.do(operations.merge_codes, into=desk.a, codes=[desk.b], others=True)
    assert counts == {"moved": 1, "joined": 0, "left": 0}
    assert sorted(row.coder for row in desk.ask(queries.all_codings)) == sorted(
        [desk.ana, desk.ben]
    )


@pytest.mark.parametrize(
    "operation, values",
    [
        (operations.merge_codes, {"into": "a", "codes": ["b"]}),
        (operations.delete_codes, {"codes": ["b"]}),
        (operations.delete_transcripts, {"transcripts": ["text"]}),
        (operations.remove_codings, {"codings": ["coding"]}),
    ],
)
def test_the_work_of_others_needs_so_many_words(desk: Desk, operation: Any, values: Any) -> None:
    desk.coding = desk.coded(desk.b, (0, 9), desk.ben)
    desk.coded(desk.b, (0, 9), desk.ana)
    given = {
        name: [getattr(desk, one) for one in value]
        if isinstance(value, list)
        else getattr(desk, value)
        for name, value in values.items()
    }
    before = dump(desk.project)
    with pytest.raises(Refusal) as caught:
        desk.do(operation, **given)
    assert (caught.value.reason, caught.value.values) == ("codings-of-others", {"n": 1})
    assert dump(desk.project) == before
    desk.do(operation, **given, others=True)


def whose(desk: Desk) -> list[tuple[str, int, int]]:
    """Return (code, coder, start) of every coding."""
    with desk.project.read() as reader:
        names = {row.id: row.name for row in queries.codes(reader)}
    codings = desk.ask(queries.all_codings)
    return sorted((names[row.code], row.coder, row.start) for row in codings)


def test_merging_without_the_others_leaves_them_their_code(desk: Desk) -> None:
    desk.coded(desk.b, (0, 9), desk.ben, "Ben's")
    desk.coded(desk.b, (1, 9), desk.ana, "moves")
    desk.coded(desk.b, (2, 9), desk.ana, "joins")
    desk.coded(desk.a, (2, 9), desk.ana, "stays")
    desk.coded(desk.c, (3, 9), desk.ana)
    desk.do(operations.define_code, code=desk.b, definition="B")
    counts = desk.do(operations.merge_codes, into=desk.a, codes=[desk.b, desk.c], others=False)
    assert counts == {"moved": 2, "joined": 1, "left": 1}
    assert whose(desk) == sorted(
        [("a", desk.ana, 1), ("a", desk.ana, 2), ("a", desk.ana, 3), ("b", desk.ben, 0)]
    )
    codes = {row.name: row.definition for row in desk.ask(queries.codes)}
    assert codes == {"a": None, "b": "B"}  # c, which nobody else used, is merged
    memos = {row.start: row.memo for row in desk.ask(queries.all_codings)}
    assert memos == {0: "Ben's", 1: "moves", 2: "stays\n\njoins", 3: None}


def test_deleting_without_the_others_leaves_them_their_code(desk: Desk) -> None:
    desk.coded(desk.b, (0, 9), desk.ben)
    desk.coded(desk.b, (1, 9), desk.ana)
    desk.coded(desk.c, (3, 9), desk.ana)
    assert desk.do(operations.delete_codes, codes=[desk.b, desk.c], others=False) == 2
    assert whose(desk) == [("b", desk.ben, 0)]
    assert sorted(row.name for row in desk.ask(queries.codes)) == ["a", "b"]


def test_places_on_a_property_of_a_code_that_stays_are_not_taken_along(desk: Desk) -> None:
    desk.coded(desk.b, (0, 9), desk.ben)
    coding = desk.coded(desk.b, (1, 9), desk.ana)

    def place(tx: Transaction) -> None:
        row = tx.store("property").add(code=desk.b, name="depth", position=0)
        tx.store("property_place").add(property=row, coding=coding, percent=50, made_by=desk.ana)

    did(desk.project, place, desk.ana)
    desk.do(operations.merge_codes, into=desk.a, codes=[desk.b], others=False)
    assert len(dump(desk.project)["property"]) == 1
    assert dump(desk.project)["property_place"] == []


def test_definitions_are_joined(desk: Desk) -> None:
    desk.do(operations.define_code, code=desk.a, definition="A", example="same")
    given = {"definition": "B", "when_to_use": "often", "example": "same", "name2": "信任"}
    desk.do(operations.define_code, code=desk.b, **given)
    desk.do(operations.merge_codes, into=desk.a, codes=[desk.b])
    code = next(row for row in desk.ask(queries.codes) if row.id == desk.a)
    assert (code.definition, code.when_to_use, code.example) == ("A", "often", "same")
    assert code.name2 == "信任"
    notes = [(row.kind, row.title, row.text, row.code) for row in desk.ask(queries.memos)]
    assert notes == [("code-note", "b", "B", desk.a)]


def nested(desk: Desk) -> dict[str, str | None]:
    rows = desk.ask(queries.codes)
    names = {row.id: row.name for row in rows}
    return {row.name: names.get(row.parent) for row in rows}


def test_children_come_along(desk: Desk) -> None:
    desk.do(operations.nest_codes, codes=[desk.c], parent=desk.b)
    desk.do(operations.merge_codes, into=desk.a, codes=[desk.b])
    assert nested(desk) == {"a": None, "c": "a"}


@pytest.mark.parametrize("between", [False, True], ids=["child", "grandchild"])
def test_a_code_merged_into_one_below_it_leaves_no_circle(desk: Desk, between: bool) -> None:
    top = add_code(desk.project, "top", desk.ana)
    desk.do(operations.nest_codes, codes=[desk.a], parent=top)
    desk.do(operations.nest_codes, codes=[desk.c], parent=desk.a)
    desk.do(operations.nest_codes, codes=[desk.b], parent=desk.c if between else desk.a)
    desk.do(operations.merge_codes, into=desk.b, codes=[desk.a])
    assert nested(desk) == {"top": None, "b": "top", "c": "b"}


def test_what_stood_below_a_deleted_code_moves_up(desk: Desk) -> None:
    desk.do(operations.nest_codes, codes=[desk.b], parent=desk.a)
    desk.do(operations.nest_codes, codes=[desk.c], parent=desk.b)
    desk.do(operations.delete_codes, codes=[desk.b, desk.a])
    assert nested(desk) == {"c": None}
