"""Coding many passages is one step, adds nothing twice, and is one coder's work."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.coding import operations
from app.coding.operations import Passages
from app.models import queries
from app.models.errors import Refusal
from tests.builders import TEXT, add_transcript, did, dump, make_project
from tests.coding.operations.code_desk import Desk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with make_project(tmp_path) as project:
        yield Desk(project)


def passages(desk: Desk, transcript: int, *spans: tuple[int, int]) -> Passages:
    rows = {row.id: row for row in desk.ask(queries.transcripts)}
    return Passages(transcript, rows[transcript].text_version, spans)


def test_many_passages_are_one_step(desk: Desk) -> None:
    second = add_transcript(desk.project, "S02")
    bens = desk.coded(desk.a, (5, 9), desk.ben)
    own = desk.coded(desk.a, (10, 15), desk.ana, "kept")
    before = dump(desk.project)
    given = [
        passages(desk, desk.text, (5, 9), (10, 15), (20, 24), (5, 9)),
        passages(desk, second, (5, 9)),
    ]
    assert desk.do(operations.autocode, code=desk.a, passages=given) == 3
    codings = desk.ask(queries.all_codings)
    mine = sorted((row.transcript, row.start, row.end) for row in codings if row.coder == desk.ana)
    spans = [(desk.text, 5, 9), (desk.text, 10, 15), (desk.text, 20, 24), (second, 5, 9)]
    assert mine == sorted(spans)
    assert {row.id: row.memo for row in codings if row.id in (bens, own)} == {
        bens: None,
        own: "kept",
    }
    assert desk.do(operations.autocode, code=desk.a, passages=given) == 0
    desk.project.undo(desk.ana).result()
    assert dump(desk.project)["coding"] == before["coding"]


def test_a_new_code_is_part_of_the_step(desk: Desk) -> None:
    before = dump(desk.project)
    given = [passages(desk, desk.text, (5, 9))]
    assert desk.do(operations.autocode, name="found", colour=3, passages=given) == 1
    codes = {row.name: (row.id, row.colour) for row in desk.ask(queries.codes)}
    assert [row.code for row in desk.ask(queries.all_codings)] == [codes["found"][0]]
    assert codes["found"][1] == 3
    (entry, *_) = desk.ask(queries.history)
    assert entry.details == {"code": "found", "n": 1, "transcripts": 1}
    desk.project.undo(desk.ana).result()
    after = dump(desk.project)
    assert (after["coding"], after["code"]) == (before["coding"], before["code"])


@pytest.mark.parametrize("span", [(5, 5), (-1, 3), (0, len(TEXT) + 1)])
def test_nothing_is_coded_where_one_span_is_wrong(desk: Desk, span: tuple[int, int]) -> None:
    given = [passages(desk, desk.text, (5, 9), span)]
    with pytest.raises(Refusal) as caught:
        desk.do(operations.autocode, code=desk.a, passages=given)
    assert caught.value.reason == "span-outside-text"
    assert desk.ask(queries.all_codings) == []


def test_a_text_that_was_corrected_meanwhile_is_refused(desk: Desk) -> None:
    given = [passages(desk, desk.text, (5, 9))._replace(version=1)]
    with pytest.raises(Refusal) as caught:
        desk.do(operations.autocode, code=desk.a, passages=given)
    assert (caught.value.reason, caught.value.values) == ("text-changed", {"name": "S01"})


def test_somebody_must_code(desk: Desk) -> None:
    with pytest.raises(Refusal) as caught:
        did(desk.project, operations.autocode, None, code=desk.a, passages=[])
    assert caught.value.reason == "coder-needed"
