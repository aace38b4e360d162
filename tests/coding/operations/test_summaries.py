"""Summaries of the framework matrix: one of each coder for a participant under a theme."""

from pathlib import Path

import pytest

from app.coding import operations
from app.models import queries
from app.models.errors import Refusal
from app.models.project import Project
from tests.builders import add_category, add_coder, add_transcript, did, make_project


def written(project: Project) -> set[tuple[str, int | None]]:
    with project.read() as reader:
        return {(memo.text, memo.author) for memo in queries.memos(reader)}


def test_each_coder_writes_changes_and_takes_away_only_the_own_one(tmp_path: Path) -> None:
    with make_project(tmp_path) as project:
        ana, ben = add_coder(project, "Ana"), add_coder(project, "Ben")
        add_transcript(project, coder=ana)
        theme = add_category(project, "Time", ana, level="theme")
        with project.read() as reader:
            person = queries.participants(reader)[0].id
        cell = {"participant": person, "category": theme}
        first = did(project, operations.write_summary, ana, text=" Too short. ", **cell)
        did(project, operations.write_summary, ben, text="他没有时间 🙂", **cell)
        assert did(project, operations.write_summary, ana, text="Short.\nStill.", **cell) == first
        assert written(project) == {("Short.\nStill.", ana), ("他没有时间 🙂", ben)}
        assert did(project, operations.write_summary, ana, text=" \n", **cell) is None
        assert written(project) == {("他没有时间 🙂", ben)}
        project.undo(ana).result()
        assert ("Short.\nStill.", ana) in written(project)
        did(project, operations.delete_categories, ana, categories=[theme])
        with pytest.raises(Refusal):
            did(project, operations.write_summary, ana, text="Gone.", **cell)
