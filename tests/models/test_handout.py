"""A copy for one coder holds nothing of another's work, not even in a page that is free."""

from functools import partial
from pathlib import Path

import pytest

from app.coding import operations
from app.models import schema
from app.models.errors import Refusal
from app.models.handout import ALLOWED, write_handout
from app.models.project import Project
from tests.builders import (
    Study,
    add_code,
    add_coder,
    add_coding,
    add_transcript,
    did,
    dump,
    make_project,
    named,
)
from tests.everything import rows_in_every_table

SECRET = "of-ana-alone"
# Tables that stay behind whole: what they hold is about both coders, or is the file's own.
LEFT_BEHIND = {
    "codebook_version",
    "conflict",
    "decision",
    "decision_coder",
    "disagreement",
    "freeze",
    "look",
    "meeting",
    "saturation_rule",
    "silenced_gap",
    "setting",
    "unblinding",
}
TEAMS_OWN = {  # tables whose rows are nobody's and go out; their text is no secret of Ana's
    name
    for name in ALLOWED
    if schema.metadata.tables[name].info["author"] is None and not ALLOWED[name].personal
}


def test_of_every_table_it_is_decided_whether_it_goes_out() -> None:
    assert set(ALLOWED) | LEFT_BEHIND == {table.name for table in schema.TRACKED}
    assert set(ALLOWED) & LEFT_BEHIND == set()


@pytest.fixture
def handed_out(tmp_path: Path) -> Path:
    """Return a copy for Ben of a project in which Ana has left her mark in every table."""
    with make_project(tmp_path) as project:
        ana, ben = add_coder(project, "Ana-the-first"), add_coder(project, "Ben")
        text = add_transcript(project)
        code = add_code(project, f"a code {SECRET}", ana, definition=SECRET)
        gone = add_code(project, f"deleted {SECRET}", ana)
        add_coding(project, text, code, (5, 24), ana)
        out = tuple(table for table in schema.TRACKED if table.name in TEAMS_OWN)
        rest = (*(table for table in schema.TRACKED if table not in out), schema.frozen_coding)
        for mark, coder, tables in (("the team's", None, out), (SECRET, ana, rest)):
            fill = partial(rows_in_every_table, mark=mark, coder=coder, tables=tables)
            project.do(named(fill, "fill"), coder).result()
        did(project, operations.delete_codes, ana, codes=[gone])
        did(project, operations.write_storyline, ana, text=f"It is all {SECRET}")
        with project.read() as reader:
            write_handout(reader, tmp_path / "ben.threefold", ben)
    return tmp_path / "ben.threefold"


def test_no_byte_of_the_file_is_of_another_coders_work(handed_out: Path) -> None:
    content = handed_out.read_bytes()
    for encoded in (SECRET.encode(), SECRET.encode("utf-16-le"), b"Ana-the-first"):
        assert encoded not in content
    assert b"I listen" in content


def test_it_is_a_sound_project_with_one_coder(handed_out: Path) -> None:
    with Project(handed_out, copies=False) as project:
        rows = dump(project)
    assert [row[1] for row in rows["coder"]] == ["Ben"]
    assert (len(rows["transcript"]), len(rows["turn"])) == (2, 4)
    assert rows["code"] == rows["coding"] == rows["memo"] == rows["attribute_value"] == []


def test_the_copy_holds_what_its_coder_made_and_used(tmp_path: Path) -> None:
    with make_project(tmp_path) as project:
        ana, ben = add_coder(project, "Ana"), add_coder(project, "Ben")
        text = add_transcript(project)
        used = add_code(project, "used by Ben", ana)
        own = add_code(project, "Ben's own", ben)
        shared = add_code(project, "the team's", ana, common=True)
        add_code(project, "Ana's own", ana)
        nested = add_code(project, "nested", ben, parent=add_code(project, "above", ana))
        coding = add_coding(project, text, used, (5, 24), ben)
        add_coding(project, text, used, (5, 24), ana)
        with project.read() as reader:
            made = write_handout(reader, tmp_path / "ben.threefold", ben)
    assert made.rows["coding"] == 1
    with Project(tmp_path / "ben.threefold", copies=False) as copy:
        rows = dump(copy)
    assert {row[0] for row in rows["code"]} == {used, own, shared, nested}
    assert [row[0] for row in rows["coding"]] == [coding]
    parents = {row[0]: row[8] for row in rows["code"]}
    assert parents[nested] is None


def test_attributes_go_out_only_where_that_is_wished(study: Study, tmp_path: Path) -> None:
    with Project(study.path, copies=False) as project, project.read() as reader:
        for name, personal in (("without", False), ("with", True)):
            write_handout(reader, tmp_path / f"{name}.threefold", study.ben, personal=personal)
    for name, wanted in (("without", False), ("with", True)):
        with Project(tmp_path / f"{name}.threefold", copies=False) as copy:
            assert bool(dump(copy)["attribute_value"]) is wanted


def test_nothing_is_overwritten(study: Study, tmp_path: Path) -> None:
    (tmp_path / "there.threefold").write_text("mine")
    with (
        Project(study.path, copies=False) as project,
        project.read() as reader,
        pytest.raises(Refusal, match="project-exists"),
    ):
        write_handout(reader, tmp_path / "there.threefold", study.ben)
    assert (tmp_path / "there.threefold").read_text() == "mine"
