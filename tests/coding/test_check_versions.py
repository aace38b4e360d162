"""`threefold check` follows a text through its versions."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from app.coding import operations
from app.coding.check import check_project
from app.models.project import Project
from tests.builders import TEXT, add_code, add_coder, add_coding, add_transcript, did, make_project


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A closed project whose text was corrected after it was coded."""
    with make_project(tmp_path) as project:
        ana, text = add_coder(project), add_transcript(project)
        add_coding(project, text, add_code(project, "Care", ana), (7, 13), ana)
        did(project, operations.edit_text, ana, transcript=text, text="x" + TEXT)
        return project.path


def problems(file: Path, damage: str) -> list[str]:
    with closing(sqlite3.connect(file)) as connection:
        for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type='trigger'"):
            connection.execute(f'DROP TRIGGER "{name}"')
        connection.execute(damage)
        connection.commit()
    Project(file, copies=False).close()  # puts the triggers back
    return [problem.slug for problem in check_project(file)]


OLD = "(SELECT before FROM text_version WHERE before IS NOT NULL)"
NEW = "(SELECT id FROM text_version WHERE before IS NOT NULL)"


@pytest.mark.parametrize(
    "damage, slug",
    [
        (f"UPDATE coding SET text_version = {OLD}", "check-span-behind"),
        (f"UPDATE turn SET text_version = {OLD}", "check-turns"),
        (f"UPDATE text_version SET map = NULL WHERE id = {NEW}", "check-text-map"),
        (f"UPDATE text_version SET map = '[7]' WHERE id = {NEW}", "check-text-map"),
        (f"UPDATE text_version SET map = '[[0,0,0,2]]' WHERE id = {NEW}", "check-text-map"),
    ],
)
def test_what_was_not_carried_along_is_found(file: Path, damage: str, slug: str) -> None:
    assert problems(file, damage) == [slug]


def test_a_corrected_text_is_sound_and_knows_how_spans_moved(file: Path) -> None:
    assert check_project(file) == []
    with closing(sqlite3.connect(file)) as connection:
        (content,) = connection.execute(f"SELECT map FROM text_version WHERE id = {NEW}").fetchone()
    assert json.loads(content) == [[0, 0, 0, 1]]
