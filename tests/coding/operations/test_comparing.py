"""Constant comparison: what is copied, split off and told apart, and that nothing gets lost."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.coding import operations
from app.coding.operations.comparing import NOT_THE_SAME
from app.models import queries
from tests.builders import add_category, add_code, did, dump, make_project
from tests.coding.operations.code_desk import Desk

SPANS = [(0, 4), (0, 9), (4, 9), (9, 15)]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with make_project(tmp_path) as project:
        yield Desk(project)


def codings(desk: Desk) -> set[tuple[Any, ...]]:
    rows = desk.ask(queries.all_codings)
    return {(row.code, row.start, row.end, row.coder, row.memo, row.quotable) for row in rows}


def test_a_copy_takes_memo_and_mark_along_from_one_s_own_coding_only(desk: Desk) -> None:
    mine = desk.coded(desk.a, (0, 9), desk.ana, "mine")
    desk.do(operations.mark_quotable, codings=[mine])
    theirs = desk.coded(desk.a, (9, 15), desk.ben, "theirs")
    there = desk.coded(desk.b, (4, 9), desk.ana, "is there")
    twin = desk.coded(desk.a, (4, 9), desk.ana, "twin")
    before = codings(desk)
    answer = desk.do(operations.copy_codings, codings=[mine, theirs, twin, there], code=desk.b)
    assert answer == 2
    assert codings(desk) == before | {
        (desk.b, 0, 9, desk.ana, "mine", 1),
        (desk.b, 9, 15, desk.ana, None, 0),
    }


def test_a_split_stands_behind_the_code_it_was_split_off(desk: Desk) -> None:
    category = add_category(desk.project, "Kinds", codes=[desk.a, desk.b])
    one, two = (desk.coded(desk.a, span, desk.ana, "memo") for span in ((0, 4), (4, 9)))
    made = desk.do(operations.split_code, code=desk.a, codings=[one], name=" finer ", colour=3)
    places = desk.ask(queries.placements)
    under = [row.code for row in places if row.parent == category]
    assert under == [desk.a, made, desk.b]
    (row,) = (row for row in desk.ask(queries.codes) if row.id == made)
    assert (row.name, row.colour, row.parent) == ("finer", 3, None)
    assert {(one_.id, one_.code, one_.memo) for one_ in desk.ask(queries.all_codings)} == {
        (one, made, "memo"),
        (two, desk.a, "memo"),
    }


def test_a_split_of_a_nested_code_is_nested_beside_it(desk: Desk) -> None:
    desk.do(operations.nest_codes, codes=[desk.a], parent=desk.c)
    made = desk.do(operations.split_code, code=desk.a, codings=[], name="new")
    assert {row.id: row.parent for row in desk.ask(queries.codes)}[made] == desk.c


def test_told_apart_is_kept_once_and_goes_with_the_code(desk: Desk) -> None:
    for first, second in ((desk.a, desk.b), (desk.b, desk.a)):
        desk.do(operations.tell_apart, first=first, second=second)

    def apart() -> list[tuple[int, int]]:
        return desk.ask(lambda reader: queries.related_codes(reader, NOT_THE_SAME))

    assert apart() == [(desk.a, desk.b)]
    desk.project.undo(desk.ana).result()
    assert apart() == []
    desk.project.redo(desk.ana).result()
    desk.do(operations.merge_codes, into=desk.c, codes=[desk.b])
    assert apart() == [(desk.a, desk.c)]


def test_the_history_of_a_code_tells_what_was_done_to_it_and_merged_into_it(desk: Desk) -> None:
    desk.do(operations.rename_code, code=desk.b, name="bb")
    desk.do(operations.rename_code, code=desk.a, name="aa")
    desk.do(operations.merge_codes, into=desk.a, codes=[desk.b])
    desk.do(operations.order_codes, codes=[desk.c, desk.a])
    entries = desk.ask(lambda reader: queries.code_history(reader, desk.a))
    assert [(entry.kind, entry.coder) for entry in entries] == [
        ("merge-codes", desk.ana),
        ("rename-code", desk.ana),
    ]


Sorting = tuple[str, int]
STEPS = st.lists(
    st.tuples(st.sampled_from(["move", "copy", "split", "merge"]), st.integers(0, 9999)),
    min_size=1,
    max_size=8,
)
FEWER = settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])


@FEWER
@given(steps=STEPS)
def test_sorting_loses_no_passage_and_no_memo(
    steps: list[Sorting], tmp_path_factory: pytest.TempPathFactory
) -> None:
    with make_project(tmp_path_factory.mktemp("sorting")) as project:
        desk = Desk(project)
        for code in (desk.a, desk.b, desk.c):
            for start, end in SPANS[:3]:
                desk.coded(code, (start, end), desk.ana, f"memo {code} {start} {end}")
        desk.coded(desk.a, SPANS[3], desk.ben, "Ben's")
        start = dump(project)
        memos = told(desk)
        taken = sum(_sort(desk, *step) for step in steps)
        assert memos <= told(desk)
        assert ("Ben's", desk.a) in {(row.memo, row.code) for row in desk.ask(queries.all_codings)}
        assert set(Counter(_places(desk)).values()) == {1}, "a span is coded so once by a coder"
        end = dump(project)
        for _ in range(taken):
            project.undo(desk.ana).result()
        assert dump(project) == start
        for _ in range(taken):
            project.redo(desk.ana).result()
        assert dump(project) == end


def _sort(desk: Desk, step: str, seed: int) -> int:
    """Do one thing with random codings; return how many operations that was (0: none)."""
    dice = Random(seed)
    codes = [row.id for row in desk.ask(queries.codes)]
    own = [row.id for row in desk.ask(queries.all_codings) if row.coder == desk.ana]
    some = dice.sample(own, min(len(own), 3))
    last = desk.ask(queries.history)[0].op
    if step == "move":
        desk.do(operations.recode, codings=some, code=dice.choice(codes))
    elif step == "copy":
        desk.do(operations.copy_codings, codings=some, code=dice.choice(codes))
    elif step == "split":
        name = f"new {seed} {last}"  # a number that no other operation has
        desk.do(operations.split_code, code=dice.choice(codes), codings=some, name=name)
    else:
        into, *others = dice.sample(codes, min(2, len(codes)))
        if desk.a not in others:  # Ben's coding stands on it
            desk.do(operations.merge_codes, into=into, codes=others)
    return int(desk.ask(queries.history)[0].op != last)


def told(desk: Desk) -> set[tuple[int, int, str]]:
    """Return every memo that stands on a passage, by its place."""
    return {
        (row.start, row.end, part)
        for row in desk.ask(queries.all_codings)
        for part in (row.memo or "").split("\n\n")
        if part
    }


def _places(desk: Desk) -> list[tuple[int, ...]]:
    rows = desk.ask(queries.all_codings)
    return [(row.transcript, row.start, row.end, row.code, row.coder) for row in rows]


def test_splitting_is_one_step_of_undo(desk: Desk) -> None:
    coding = desk.coded(desk.a, (0, 9), desk.ana, "memo")
    before = dump(desk.project)
    made = desk.do(operations.split_code, code=desk.a, codings=[coding], name="new")
    assert made in [row.id for row in desk.ask(queries.codes)]
    desk.project.undo(desk.ana).result()
    assert dump(desk.project) == before


def test_a_split_beside_a_code_that_only_another_placed(desk: Desk) -> None:
    """A category made by somebody else is open to all outside a blind round."""
    other = add_code(desk.project, "d", desk.ben)
    category = add_category(desk.project, "Ben's", desk.ben, codes=[other])
    made = did(desk.project, operations.split_code, desk.ana, code=other, codings=[], name="e")
    under = [row.code for row in desk.ask(queries.placements) if row.parent == category]
    assert under == [other, made]
