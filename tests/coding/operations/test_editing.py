"""Correcting a coded text: everything on it goes along, nothing is lost unsaid, one undo."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.coding import operations
from app.coding.check import check_project
from app.coding.operations import SourceFile
from app.models import queries, rules
from app.models.errors import Refusal
from app.models.project import Project
from tests.builders import (
    TEXT,
    add_code,
    add_coder,
    add_coding,
    add_transcript,
    did,
    dump,
    make_project,
    open_round,
)

LISTEN, SMILE, TRUST = (7, 13), (14, 15), (51, 56)


class Desk:
    """An interview coded by two, with a translation, a passage memo and a memo on a coding."""

    def __init__(self, project: Project) -> None:
        self.project = project
        self.ana, self.ben = add_coder(project, "Ana"), add_coder(project, "Ben")
        self.text = add_transcript(project)
        self.code = add_code(project, "Care", self.ana, common=True)
        self.listen = add_coding(project, self.text, self.code, LISTEN, self.ana)
        self.trust = add_coding(project, self.text, self.code, TRUST, self.ben)
        self.do(operations.write_coding_memo, coding=self.listen, memo="how?")
        self.do(operations.write_memo, text="on it", coding=self.listen)
        self.do(operations.write_memo, text="here", passage=(self.text, *SMILE))
        span = {"transcript": self.text, "start": LISTEN[0], "end": LISTEN[1]}
        self.do(operations.translate_quotation, **span, translation="hören")

    def do(self, operation: Any, coder: int | None = None, **values: Any) -> Any:
        return did(self.project, operation, coder or self.ana, **values)

    def edit(self, text: str, **values: Any) -> Any:
        return self.do(operations.edit_text, transcript=self.text, text=text, **values)

    def refusal(self, operation: Any, coder: int | None = None, **values: Any) -> Refusal:
        before = dump(self.project)
        with pytest.raises(Refusal) as caught:
            self.do(operation, coder, **values)
        assert dump(self.project) == before
        return caught.value

    def words(self, table: str) -> list[str]:
        """Return what is read under each row of a table of spans."""
        with self.project.read() as reader:
            text = queries.text_of(reader, self.text).text
            rows: Any = {
                "coding": queries.all_codings,
                "quotation": queries.quotations,
                "memo": queries.memos,
                "turn": queries.turns,
            }[table](reader)
        return [text[row.start : row.end] for row in rows if row.start is not None]

    def turn(self, k: int) -> queries.Turn:
        return self.turns()[k]

    def turns(self) -> list[queries.Turn]:
        with self.project.read() as reader:
            return queries.turns(reader, [self.text])

    def stored(self) -> str:
        with self.project.read() as reader:
            return queries.text_of(reader, self.text).text


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with make_project(tmp_path) as project:
        yield Desk(project)
        with project.read() as reader:
            assert rules.broken(reader.connection) == []
        assert check_project(project) == []


def test_a_typing_error_before_and_in_coded_words(desk: Desk) -> None:
    before = dump(desk.project)
    counts = desk.edit(TEXT.replace("S01: I listen", "S01: Well, I lissten", 1))
    assert counts == {"same": 0, "moved": 1, "shortened": 0, "lengthened": 1, "lost": 0}
    assert desk.words("coding") == ["lissten", "trust"]
    assert desk.words("quotation") == ["lissten"]
    assert desk.words("memo") == ["🙂"]
    assert desk.words("turn") == ["Well, I lissten 🙂 to them.", "And then?", "然后 they trust me."]
    desk.project.undo(desk.ana).result()
    assert dump(desk.project) == before
    assert desk.stored() == TEXT


def test_what_would_be_lost_is_refused_until_it_is_said(desk: Desk) -> None:
    without = TEXT.replace("listen ", "").replace("trust ", "")
    values = {"transcript": desk.text, "text": without}
    refused = desk.refusal(operations.edit_text, **values)
    assert (refused.reason, refused.values) == ("spans-would-be-lost", {"n": 3})
    refused = desk.refusal(operations.edit_text, **values, lose=True)
    assert (refused.reason, refused.values) == ("codings-of-others", {"n": 1})


def test_what_is_lost_is_kept_in_a_memo_where_it_was(desk: Desk) -> None:
    before = dump(desk.project)
    without = TEXT.replace("listen ", "").replace("trust ", "")
    assert desk.edit(without, lose=True, others=True)["lost"] == 2
    assert desk.words("coding") == desk.words("quotation") == []
    with desk.project.read() as reader:
        memos = queries.memos(reader)
    kept = next(memo for memo in memos if memo.title == "S01")
    assert kept.text == "Care (Ana): “listen”\nhow?\n\nCare (Ben): “trust”\n\n“listen”\nhören"
    assert sorted(memo.text for memo in memos) == [kept.text, "here", "on it"]
    assert all(desk.words("memo"))
    assert {memo.coding for memo in memos} == {None}
    desk.project.undo(desk.ana).result()
    assert dump(desk.project) == before


def test_codings_that_come_to_cover_the_same_words_are_one(desk: Desk) -> None:
    longer = add_coding(desk.project, desk.text, desk.code, (7, 14), desk.ana)
    desk.do(operations.write_coding_memo, coding=longer, memo="with a smile")
    desk.edit(TEXT.replace("listen 🙂", "listen🙂"))
    with desk.project.read() as reader:
        (mine,) = [row for row in queries.all_codings(reader) if row.coder == desk.ana]
    assert mine.memo in ("how?\n\nwith a smile", "with a smile\n\nhow?")


def test_the_text_that_was_corrected_must_be_the_present_one(desk: Desk) -> None:
    with desk.project.read() as reader:
        version = queries.text_of(reader, desk.text).version
    desk.edit(TEXT + "I: bye\n", version=version)
    values = {"transcript": desk.text, "text": TEXT, "version": version}
    assert desk.refusal(operations.edit_text, **values).reason == "text-changed-meanwhile"
    values = {"transcript": desk.text, "text": " \n"}
    assert desk.refusal(operations.edit_text, **values).reason == "transcript-empty"
    values = {"transcript": desk.text, "text": TEXT + "\ud800"}
    assert desk.refusal(operations.edit_text, **values).reason == "text-with-broken-characters"


def test_an_edit_that_later_codings_stand_on_is_not_undone(desk: Desk) -> None:
    desk.edit(TEXT.replace("And then", "And what then"))
    add_coding(desk.project, desk.text, desk.code, (28, 31), desk.ben)
    before = dump(desk.project)
    with pytest.raises(Refusal) as caught:
        desk.project.undo(desk.ana).result()
    assert caught.value.reason == "undo-later-work"
    assert dump(desk.project) == before


def test_the_file_of_a_correction_is_recorded(desk: Desk) -> None:
    desk.edit(TEXT.replace("then", "than"), source=SourceFile("S01.docx", "abc", "utf-8"))
    with desk.project.read() as reader:
        (row,) = queries.transcripts(reader)
    assert (row.source_name, row.source_hash, row.encoding) == ("S01.docx", "abc", "utf-8")


def test_a_blind_coder_corrects_words_but_takes_none_away(desk: Desk) -> None:
    open_round(desk.project, (desk.ana, desk.ben))
    values = {"transcript": desk.text, "text": TEXT.replace("trust ", ""), "lose": True}
    assert desk.refusal(operations.edit_text, **values).reason == "words-stay-while-blind"
    values["text"] = TEXT.replace(" me", "")
    assert desk.refusal(operations.edit_text, **values).reason == "words-stay-while-blind"
    values["text"] = TEXT.replace("然后 they trust me", "She was kind, as I remember it now")
    assert desk.refusal(operations.edit_text, **values).reason == "words-stay-while-blind"
    add_coding(desk.project, desk.text, desk.code, (55, 56), desk.ben)  # the "t" at the end
    counts = desk.edit(TEXT.replace("trust", "trus"))
    assert counts == {"same": 1, "moved": 0, "shortened": 0, "lengthened": 0, "lost": 0}
    assert sorted(desk.words("coding")) == [" ", "listen", "trus"]


def test_splitting_and_joining_turns(desk: Desk) -> None:
    before = dump(desk.project)
    third = desk.turn(2)
    desk.do(operations.split_turn, turn=third.id, at=third.start + 3, speaker="I")
    assert desk.stored() == TEXT.replace("然后 they", "然后\nI: they")
    assert [(turn.speaker, turn.role) for turn in desk.turns()[2:]] == [
        ("S01", "participant"),
        ("I", "interviewer"),
    ]
    assert desk.words("turn")[2:] == ["然后", "they trust me."]
    assert desk.words("coding") == ["listen", "trust"]
    desk.do(operations.join_turns, turn=third.id)
    assert desk.stored() == TEXT.replace("然后 they", "然后they")
    assert desk.words("turn")[2:] == ["然后they trust me."]
    assert desk.words("coding") == ["listen", "trust"]
    desk.project.undo(desk.ana).result()
    desk.project.undo(desk.ana).result()
    assert dump(desk.project) == before


def test_joining_takes_the_label_between_and_keeps_questions(desk: Desk) -> None:
    desk.do(operations.join_turns, turn=desk.turn(0).id)
    assert desk.stored() == TEXT.replace("\nI: And", " And")
    assert desk.words("turn") == ["I listen 🙂 to them. And then?", "然后 they trust me."]
    last = desk.turn(1)
    assert desk.refusal(operations.join_turns, turn=last.id).reason == "turn-is-the-last"
    for at in (last.start, last.end, last.start - 2):
        values = {"turn": last.id, "at": at}
        refused = desk.refusal(operations.split_turn, **values)
        assert refused.reason == "turn-cannot-be-split-here"


def test_giving_turns_to_another_speaker_rewrites_their_labels(desk: Desk) -> None:
    turns = [turn.id for turn in desk.turns()]
    values = {"transcript": desk.text, "turns": turns[:1], "speaker": "I"}
    desk.do(operations.change_speaker, **values)
    assert desk.stored() == TEXT.replace("S01: I", "I: I")
    assert [(turn.speaker, turn.role) for turn in desk.turns()] == [
        ("I", "interviewer"),
        ("I", "interviewer"),
        ("S01", "participant"),
    ]
    assert desk.words("coding") == ["listen", "trust"]
    did(desk.project, operations.add_participant, name="S02")
    desk.do(operations.change_speaker, transcript=desk.text, turns=turns[1:], speaker="S02")
    assert [(turn.speaker, turn.role) for turn in desk.turns()[1:]] == [("S02", "participant")] * 2
    assert desk.stored().count("S02: ") == 2
    with desk.project.read() as reader:
        assert len(queries.speakers(reader)) == 2


def test_the_time_of_a_turn_leaves_the_text_alone(desk: Desk) -> None:
    turn = desk.turn(1).id
    desk.do(operations.set_turn_time, turn=turn, milliseconds=12_500)
    assert desk.turn(1).milliseconds == 12_500
    assert desk.stored() == TEXT
    values = {"turn": turn, "milliseconds": -1}
    assert desk.refusal(operations.set_turn_time, **values).reason == "time-below-zero"


PARTS = ["", "x", " ", "\n", "\nI: ", "e\u0301", "👍🏽", "然后", "listen"]


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.tuples(st.integers(0, 70), st.integers(0, 12), st.sampled_from(PARTS)),
        min_size=1,
        max_size=4,
    )
)
def test_any_edits_are_undone_to_what_was(desk: Desk, cuts: list[tuple[int, int, str]]) -> None:
    before, n = dump(desk.project), 0
    for start, length, part in cuts:
        old = desk.stored()
        new = old[:start] + part + old[start + length :]
        if not new.strip():
            continue
        done = desk.project.do(
            operations.edit_text,
            desk.ana,
            transcript=desk.text,
            text=new,
            lose=True,
            others=True,
        ).result()
        n += done.changes is not None
        assert desk.stored() == new
        assert all(desk.words("coding"))
        with desk.project.read() as reader:
            assert rules.broken(reader.connection) == []
    assert check_project(desk.project) == []
    for _ in range(n):
        desk.project.undo(desk.ana).result()
    assert dump(desk.project) == before
    assert desk.stored() == TEXT
