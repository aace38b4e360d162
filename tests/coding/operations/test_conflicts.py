"""What both sides changed is decided as one step each; the copy's value is written if chosen."""

from pathlib import Path

import pytest

from app.coding import operations
from app.coding.merging.merge import merge_copy
from app.models import queries
from app.models.errors import Refusal
from app.models.handout import write_handout
from app.models.project import Project
from tests.builders import add_code, add_coder, add_coding, add_transcript, did, dump, make_project


def merged(folder: Path) -> tuple[Project, int, int]:
    """Return a project with a merged copy in which Ben moved a coding and defined a code too."""
    project = make_project(folder)
    ben = add_coder(project, "Ben")
    text, code = add_transcript(project), add_code(project, "Haste", ben, common=True)
    coding = add_coding(project, text, code, (5, 24), ben)
    path = folder / "copy.threefold"
    with project.read() as reader:
        write_handout(reader, path, ben)
    with Project(path, copies=False) as copy:
        did(copy, operations.define_code, ben, code=code, definition="theirs")
        did(copy, operations.resize_coding, ben, coding=coding, start=5, end=13)
    did(project, operations.define_code, code=code, definition="ours")
    did(project, operations.resize_coding, ben, coding=coding, start=7, end=24)
    did(project, merge_copy, copy=path)
    return project, code, coding


def open_conflicts(project: Project) -> dict[str | None, int]:
    with project.read() as reader:
        return {row.field: row.id for row in queries.conflicts(reader) if row.decided is None}


def test_either_side_can_be_taken_and_that_undone(tmp_path: Path) -> None:
    project, code, coding = merged(tmp_path)
    with project:
        found = open_conflicts(project)
        assert set(found) == {"definition", "span"}
        before = dump(project)
        for field in ("definition", "span"):
            did(project, operations.decide_conflict, conflict=found[field], take="theirs")
        with project.read() as reader:
            assert {row.id: row.definition for row in queries.codes(reader)}[code] == "theirs"
            row = queries.coding(reader, coding)
            assert row is not None
            assert (row.start, row.end) == (5, 13)
        assert open_conflicts(project) == {}
        with pytest.raises(Refusal, match="conflict-decided"):
            did(project, operations.decide_conflict, conflict=found["span"], take="ours")
        project.undo().result()
        project.undo().result()
        assert dump(project) == before
        did(project, operations.decide_conflict, conflict=found["definition"], take="ours")
        with project.read() as reader:
            assert {row.id: row.definition for row in queries.codes(reader)}[code] == "ours"


def test_a_place_in_another_text_is_not_taken(tmp_path: Path) -> None:
    project, _code, coding = merged(tmp_path)
    with project:
        found = open_conflicts(project)
        with project.read() as reader:
            row = queries.coding(reader, coding)
            assert row is not None
            text = queries.text_of(reader, row.transcript).text
        did(project, operations.edit_text, transcript=row.transcript, text="x" + text, others=True)
        with pytest.raises(Refusal, match="conflict-cannot-be-taken"):
            did(project, operations.decide_conflict, conflict=found["span"], take="theirs")


def test_nothing_is_shown_or_decided_while_somebody_codes_blind(tmp_path: Path) -> None:
    project, _code, _coding = merged(tmp_path)
    with project:
        found = open_conflicts(project)
        ana = add_coder(project, "Ana")
        with project.read() as reader:
            ben = next(row.id for row in queries.coders(reader) if row.name == "Ben")
            texts = [row.id for row in queries.transcripts(reader)]
        values = {"kind": "independent", "coders": [ana, ben], "transcripts": texts}
        did(project, operations.open_round, ana, name="Main", **values)
        with project.read(ana) as reader:
            assert queries.conflicts(reader) == []
        with pytest.raises(Refusal, match="conflict-while-blind"):
            did(project, operations.decide_conflict, ana, conflict=found["span"], take="ours")
