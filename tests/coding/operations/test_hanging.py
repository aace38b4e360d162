"""What hangs on codes, categories and codings when they go."""

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
    did,
    dump,
    make_project,
)
from tests.coding.operations.code_desk import Desk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with make_project(tmp_path) as project:
        yield Desk(project)


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
    assert len(rows["paradigm"]) == 3


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
