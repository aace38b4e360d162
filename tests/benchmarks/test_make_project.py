"""A made-up study becomes a project that `check` finds nothing wrong with."""

from pathlib import Path

from app.coding.check import check_project
from app.models import queries
from app.models.project import Project
from benchmarks.make_project import build
from benchmarks.workload import SIZES, make


def test_the_project_holds_what_the_study_has(tmp_path: Path) -> None:
    made = make(SIZES["tiny"])
    build(made, tmp_path / "tiny.threefold")
    with Project(tmp_path / "tiny.threefold", copies=False) as project, project.read() as reader:
        texts = queries.transcripts(reader)
        assert [queries.text_of(reader, row.id).text for row in texts] == made.texts
        assert len(queries.codes(reader)) == len(made.codes)
        names = {row.name: row.id for row in queries.coders(reader)}
        counts = {name: sum(queries.counts_by_code(reader, names[name]).values()) for name in names}
    assert counts == {"Ana": len(made.codings["A"]), "Ben": len(made.codings["B"])}
    assert not check_project(tmp_path / "tiny.threefold")
