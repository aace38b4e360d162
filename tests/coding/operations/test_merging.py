"""Merging and deleting codes: nothing of value is lost, and nothing names what is gone."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from app.coding import operations
from app.models import queries, rules
from app.models.errors import Refusal
from app.models.project import Project
from app.models.transaction import Transaction
from tests.builders import (
    Study,
    add_code,
    add_coder,
    add_coding,
    add_transcript,
    did,
    dump,
    make_project,
)


class Desk:
    """A project with one transcript, two coders and three codes."""

    def __init__(self, project: Project) -> None:
        self.project = project
        self.ana, self.ben = add_coder(project, "Ana"), add_coder(project, "Ben")
        self.text = add_transcript(project)
        self.a, self.b, self.c = (add_code(project, name, self.ana) for name in "abc")

    def coded(self, code: int, span: tuple[int, int], coder: int, memo: str | None = None) -> int:
        coding = add_coding(self.project, self.text, code, span, coder)
        if memo is not None:
            did(self.project, operations.write_coding_memo, coder, coding=coding, memo=memo)
        return coding

    def do(self, operation: Any, **values: Any) -> Any:
        return did(self.project, operation, self.ana, **values)

    def ask(self, query: Any) -> Any:
        with self.project.read() as reader:
            assert rules.broken(reader.connection) == []
            return query(reader)


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
    assert counts == {"moved": 1, "joined": 1}
    codings = {row.id: row for row in desk.ask(queries.all_codings)}
    assert codings.keys() == {kept, moved}
    assert (codings[kept].memo, codings[kept].quotable) == ("first\n\nsecond", 1)
    assert [memo.coding for memo in desk.ask(queries.memos)] == [kept]
    assert {row.code for row in codings.values()} == {desk.a}


def test_three_codes_on_one_span_become_one_coding(desk: Desk) -> None:
    for code, memo in ((desk.a, None), (desk.b, "one"), (desk.c, "one")):
        desk.coded(code, (0, 9), desk.ana, memo)
    counts = desk.do(operations.merge_codes, into=desk.a, codes=[desk.b, desk.c])
    assert counts == {"moved": 0, "joined": 2}
    assert [row.memo for row in desk.ask(queries.all_codings)] == ["one"]


def test_each_coder_keeps_a_coding_of_their_own(desk: Desk) -> None:
    desk.coded(desk.a, (0, 9), desk.ana)
    desk.coded(desk.b, (0, 9), desk.ben)
    counts = desk.do(operations.merge_codes, into=desk.a, codes=[desk.b], others=True)
    assert counts == {"moved": 1, "joined": 0}
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


def test_definitions_are_joined(desk: Desk) -> None:
    desk.do(operations.define_code, code=desk.a, definition="A", example="same")
    given = {"definition": "B", "when_to_use": "often", "example": "same"}
    desk.do(operations.define_code, code=desk.b, **given)
    desk.do(operations.merge_codes, into=desk.a, codes=[desk.b])
    code = next(row for row in desk.ask(queries.codes) if row.id == desk.a)
    assert (code.definition, code.when_to_use, code.example) == ("A", "often", "same")
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


def test_deleting_a_code_takes_its_codings_and_keeps_the_notes(desk: Desk) -> None:
    coding = desk.coded(desk.a, (2, 9), desk.ana)
    desk.do(operations.write_memo, text="on the code", code=desk.a)
    desk.do(operations.write_memo, text="my own on the coding", coding=coding)
    values = {"text": "Ben's on the coding", "coding": coding}
    did(desk.project, operations.write_memo, desk.ben, **values)
    assert desk.do(operations.delete_codes, codes=[desk.a, desk.a]) == 1
    assert desk.ask(queries.all_codings) == []
    memos = {memo.text: memo for memo in desk.ask(queries.memos)}
    assert memos.keys() == {"on the code", "Ben's on the coding"}
    assert memos["on the code"].code is None
    bens = memos["Ben's on the coding"]
    assert (bens.coding, bens.transcript, bens.start, bens.end) == (None, desk.text, 2, 9)


def test_recoding_onto_the_same_place_joins(desk: Desk) -> None:
    kept = desk.coded(desk.a, (0, 9), desk.ana, "one")
    joined = desk.coded(desk.b, (0, 9), desk.ana, "two")
    desk.do(operations.write_memo, text="stays", coding=joined)
    desk.do(operations.recode, codings=[joined, kept], code=desk.a)
    assert [(row.id, row.memo) for row in desk.ask(queries.all_codings)] == [(kept, "one\n\ntwo")]
    assert [memo.coding for memo in desk.ask(queries.memos)] == [kept]


def test_resizing_onto_the_same_place_joins(desk: Desk) -> None:
    kept = desk.coded(desk.a, (0, 9), desk.ana)
    other = desk.coded(desk.a, (0, 8), desk.ana, "two")
    desk.do(operations.resize_coding, coding=other, start=0, end=9)
    assert [(row.id, row.memo) for row in desk.ask(queries.all_codings)] == [(kept, "two")]
    desk.do(operations.resize_coding, coding=kept, start=1, end=7)
    assert [(row.start, row.end) for row in desk.ask(queries.all_codings)] == [(1, 7)]


@pytest.mark.parametrize("how", ["merge", "delete"])
@pytest.mark.parametrize("kind", ["code", "category"])
def test_nothing_names_what_is_gone(how: str, kind: str, study: Study) -> None:
    """The study holds a row in every table, all of them about the same code and category."""
    with Project(study.path, copies=False) as project:
        gone = next(row[0] for row in dump(project)[kind] if "Ana's" in str(row))
        heir = next(row[0] for row in dump(project)[kind] if "Ana's" not in str(row))
        many = f"{kind}s" if kind == "code" else "categories"
        values: dict[str, Any] = {many: [gone], **({"others": True} if kind == "code" else {})}
        if how == "merge":
            values["into"] = heir
        did(project, getattr(operations, f"{how}_{many}"), study.ana, **values)
        with project.read() as reader:
            assert rules.broken(reader.connection) == []
        rows = dump(project)
    # It is on a coding too, which goes with the code.
    assert bool(rows["memo"]) == ((how, kind) != ("delete", "code"))
    assert bool(rows["property"]) == bool(rows["property_place"]) == (how == "merge")
    assert bool(rows["relation"]) == bool(rows["evidence"]) == (how == "merge")
    assert bool(rows["mention"]) == (how == "merge")
    assert bool(rows["paradigm_role"]) == (how == "merge" or kind == "code")
    assert len(rows["paradigm"]) == 1


def test_a_relation_between_merged_codes_goes_and_its_memo_stays(desk: Desk) -> None:
    def relate(tx: Transaction) -> None:
        kind = tx.store("relation_type").add(name="leads to")
        ends = {"from_code": desk.a, "to_code": desk.b, "relation_type": kind}
        relation = tx.store("relation").add(**ends)
        tx.memos.add(text="why", created="x", relation=relation)

    desk.do(relate)
    desk.do(operations.merge_codes, into=desk.a, codes=[desk.b])
    assert dump(desk.project)["relation"] == []
    assert [memo.text for memo in desk.ask(queries.memos)] == ["why"]


def test_a_code_that_is_gone_is_not_used(desk: Desk) -> None:
    desk.do(operations.delete_codes, codes=[desk.a])
    for operation, values in (
        (operations.rename_code, {"code": desk.a, "name": "x"}),
        (operations.nest_codes, {"codes": [desk.b], "parent": desk.a}),
        (operations.create_code, {"name": "x", "parent": desk.a}),
        (operations.merge_codes, {"into": desk.a, "codes": [desk.b]}),
        (operations.merge_codes, {"into": desk.b, "codes": [desk.a]}),
        (operations.delete_codes, {"codes": [desk.a]}),
        (operations.place_codes, {"codes": [desk.a], "parent": None}),
    ):
        with pytest.raises(Refusal, match="code-gone"):
            desk.do(operation, **values)
    with pytest.raises(Refusal, match="row-gone"):
        desk.do(operations.write_memo, text="x", code=desk.a)
