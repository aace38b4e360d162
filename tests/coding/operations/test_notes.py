"""Memos on everything, links that become quotations, meetings."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from app.coding import operations
from app.coding.notes import find_links, passage_link, quotation_link
from app.models import queries
from app.models.errors import Refusal
from app.models.project import Project
from tests.builders import add_code, add_coder, add_coding, add_transcript, did, dump, make_project


class Desk:
    def __init__(self, project: Project) -> None:
        self.project = project
        self.ana, self.ben = add_coder(project, "Ana"), add_coder(project, "Ben")
        self.text = add_transcript(project)

    def do(self, operation: Any, **values: Any) -> Any:
        return did(self.project, operation, self.ana, **values)

    def memos(self, viewer: int | None = None) -> list[queries.Memo]:
        with self.project.read(viewer or self.ana) as reader:
            return queries.memos(reader)

    def quotations(self) -> list[queries.Quotation]:
        with self.project.read(self.ana) as reader:
            return queries.quotations(reader)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with make_project(tmp_path) as project:
        yield Desk(project)


def test_a_memo_on_a_transcript_as_a_whole_and_on_a_passage(desk: Desk) -> None:
    desk.do(operations.write_memo, text="whole", transcript=desk.text)
    desk.do(operations.write_memo, text="part", passage=(desk.text, 5, 9))
    spans = {memo.text: (memo.transcript, memo.start, memo.end) for memo in desk.memos()}
    assert spans == {"whole": (desk.text, None, None), "part": (desk.text, 5, 9)}


def test_a_reflexive_memo_on_an_interviewer(desk: Desk) -> None:
    desk.do(operations.edit_transcripts, transcripts=[desk.text], interviewer="Mei")
    with desk.project.read() as reader:
        mei = queries.persons(reader)[0].id
    desk.do(operations.write_memo, text="I led him.", kind="reflexive", person=mei, private=True)
    assert [(memo.person, memo.kind, memo.private) for memo in desk.memos()] == [
        (mei, "reflexive", 1)
    ]
    assert desk.memos(desk.ben) == []


def test_a_link_to_a_passage_gets_a_quotation_once_and_one_undo_takes_both(desk: Desk) -> None:
    link = passage_link("S01", "I listen", desk.text, (5, 13))
    memo = desk.do(operations.write_memo, text=f"See {link} and {link}.")
    (quotation,) = desk.quotations()
    assert (quotation.start, quotation.end, quotation.translation) == (5, 13, None)
    assert [(one.kind, one.id) for one in find_links(desk.memos()[0].text)] == [
        ("quotation", quotation.id)
    ] * 2
    desk.do(operations.edit_memo, memo=memo, text=f"Only {link}.")
    assert len(desk.quotations()) == 1
    desk.project.undo(desk.ana).result()
    desk.project.undo(desk.ana).result()
    assert (desk.memos(), desk.quotations()) == ([], [])


def test_a_link_to_nothing_is_kept_as_it_is(desk: Desk) -> None:
    broken = [passage_link("S01", "x", desk.text, (5, 9999)), passage_link("S01", "x", 1, (0, 2))]
    text = " ".join([*broken, "[out](https://example.org)", quotation_link("A", "b", "coding", 7)])
    desk.do(operations.write_memo, text=text)
    assert desk.memos()[0].text == text
    assert desk.quotations() == []


def test_a_linked_quotation_outlives_its_translation(desk: Desk) -> None:
    span = {"transcript": desk.text, "start": 5, "end": 13}
    desk.do(operations.write_memo, text=passage_link("S01", "x", desk.text, (5, 13)))
    desk.do(operations.translate_quotation, translation="Ich höre zu", **span)
    desk.do(operations.translate_quotation, translation="", **span)
    assert [(one.start, one.translation) for one in desk.quotations()] == [(5, None)]
    desk.do(operations.translate_quotation, transcript=desk.text, start=0, end=3, translation="x")
    desk.do(operations.translate_quotation, transcript=desk.text, start=0, end=3, translation="")
    assert [one.start for one in desk.quotations()] == [5]


def test_links_in_the_minutes_of_a_meeting_and_its_fields(desk: Desk) -> None:
    link = passage_link("S01", "x", desk.text, (5, 13))
    meeting = desk.do(
        operations.write_meeting, date=" 2024-05-06 ", present="Ana, 本", minutes=link
    )
    desk.do(operations.edit_meeting, meeting=meeting, present="")
    with desk.project.read() as reader:
        (row,) = queries.meetings(reader)
    assert (row.date, row.present) == ("2024-05-06", None)
    assert [one.kind for one in find_links(row.minutes or "")] == ["quotation"]
    with pytest.raises(Refusal, match="value-not-a-date"):
        desk.do(operations.edit_meeting, meeting=meeting, date="in May")
    desk.do(operations.delete_meeting, meeting=meeting)
    assert dump(desk.project)["meeting"] == []


def test_the_number_of_memos_that_go_with_a_transcript_counts_no_private_ones(desk: Desk) -> None:
    code = add_code(desk.project, "Haste", desk.ana)
    coding = add_coding(desk.project, desk.text, code, (5, 13), desk.ana)
    did(desk.project, operations.write_memo, desk.ben, text="x", private=True, coding=coding)
    did(desk.project, operations.write_memo, desk.ben, text="x", passage=(desk.text, 0, 3))
    gone = desk.do(operations.delete_transcripts, transcripts=[desk.text])
    assert gone["memos"] == 1
    assert dump(desk.project)["memo"] == []
