"""Rows come back exactly as they were, whatever they hold and however many they are."""

import pytest

from app.coding import operations
from app.models.errors import Refusal
from app.models.project import Project
from app.models.transaction import Transaction
from tests.builders import (
    Study,
    add_code,
    add_coder,
    add_transcript,
    did,
    dump,
    make_project,
)


def refused(future: object) -> str:
    with pytest.raises(Refusal) as caught:
        future.result()  # type: ignore[attr-defined]
    return caught.value.reason


ODD = ["", '"\\/\b\f\n\r\t', "\x7f\x1f", "🙂𝔘", "\u2028", "'; --", "1", "1.0", "null"]


def test_odd_texts_and_large_numbers_come_back_as_they_were(tmp_path) -> None:
    def write(tx: Transaction, shift: int) -> None:
        for number, text in enumerate(ODD):
            row = {"id": 2**62 - 1 - number, "name": text + str(shift) * shift, "value": "x"}
            tx.settings.add(**row) if not shift else tx.settings.change(row.pop("id"), **row)

    def clear(tx: Transaction) -> None:
        tx.settings.remove_where(value="x")

    with make_project(tmp_path, "odd") as project:
        states = [dump(project)]
        for change, values in ((write, {"shift": 0}), (write, {"shift": 1}), (clear, {})):
            did(project, change, **values)
            states.append(dump(project))
        assert [row[1] for row in reversed(states[1]["setting"])] == ODD
        for state in reversed(states[:-1]):
            project.undo().result()
            assert dump(project) == state
        for state in states[1:]:
            project.redo().result()
            assert dump(project) == state


@pytest.mark.parametrize("text", ["\0", "a\0b", "\ud83d", "a\udc00b"])
def test_texts_that_cannot_come_back_are_refused(text: str, study: Study) -> None:
    with Project(study.path, copies=False) as project:
        before, memo = dump(project), dump(project)["memo"][0][0]

        def several(tx: Transaction) -> None:
            tx.settings.add_many([{"name": "x", "value": value} for value in ("fine", text)])

        for future in (
            project.do(operations.write_memo, text=text),
            project.do(operations.edit_memo, study.ana, memo=memo, text=text),
            project.do(several),
        ):
            assert refused(future) == "text-with-broken-characters"
        assert dump(project) == before


def test_a_long_operation_is_undone_in_portions(tmp_path, monkeypatch) -> None:
    """With the portion set small, so that a few rows need several."""
    monkeypatch.setattr("app.models.playback._AT_ONCE", 7)
    with make_project(tmp_path, "long") as project:
        ana = add_coder(project)
        transcript, code = add_transcript(project), add_code(project, "Trust")
        before = dump(project)

        def many(tx: Transaction) -> None:
            version = tx.transcripts.get(transcript).text_version
            row = {"transcript": transcript, "text_version": version, "code": code, "coder": ana}
            spans = [{**row, "start": at, "end": at + 1, "created": "x"} for at in range(50)]
            tx.codings.add_many(spans)

        did(project, many, ana)
        after = dump(project)
        project.undo(ana).result()
        assert dump(project) == before
        done = project.redo(ana).result()
        assert dump(project) == after
        assert len(done.changes.rows["coding"]) == 50
