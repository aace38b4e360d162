"""A team's project, and copies of it for its coders."""

import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from app.coding import operations
from app.coding.merging.merge import merge_copy
from app.coding.merging.outcome import Result
from app.models import schema
from app.models.handout import write_handout
from app.models.project import Project
from tests.builders import (
    add_category,
    add_code,
    add_coder,
    add_coding,
    add_transcript,
    did,
    make_project,
)


class Team:
    """Ana has coded S01 and S02 with a shared codebook; Ben gets copies."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.project = make_project(folder, "main", "Study")
        self.ana, self.ben = add_coder(self.project, "Ana"), add_coder(self.project, "Ben")
        self.first = add_transcript(self.project, "S01")
        self.second = add_transcript(self.project, "S02")
        self.trust, self.hope = (
            add_code(self.project, name, self.ana, common=True) for name in ("trust", "hope")
        )
        self.private = add_code(self.project, "Ana's own idea", self.ana)
        self.category = add_category(
            self.project, "Closeness", self.ana, codes=[self.trust], common=True
        )
        self.anas = add_coding(self.project, self.first, self.trust, (5, 15), self.ana)
        did(self.project, operations.write_coding_memo, self.ana, coding=self.anas, memo="secret A")

    def hand_out(self, name: str = "ben", coder: int | None = None) -> Project:
        """Write a copy and open it."""
        path = self.folder / f"{name}.threefold"
        with self.project.read() as reader:
            write_handout(reader, path, coder or self.ben)
        return Project(path, copies=False)

    def whole_copy(self, name: str = "copy") -> Project:
        """Save a copy of the whole file and open it."""
        path = self.folder / f"{name}.threefold"
        self.project.save_copy(path).result()
        return Project(path, copies=False)

    def merge(self, copy: Project) -> Result:
        """Close a copy and merge it."""
        copy.close()
        found = did(self.project, merge_copy, copy=copy.path)
        assert isinstance(found, Result)
        self.project.close()
        self.project = Project(self.project.path, copies=False)  # opening checks references
        return found

    def rows(self, table: str) -> dict[int, dict[str, Any]]:
        """Return the rows of a table by id."""
        return rows_of(self.project.path, table)


def rows_of(path: Path, table: str) -> dict[int, dict[str, Any]]:
    """Return the rows of a project's table by id, read past the program."""
    raw = sqlite3.connect(path)
    raw.row_factory = sqlite3.Row
    found = {row["id"]: dict(row) for row in raw.execute(f'SELECT * FROM "{table}"')}
    raw.close()
    return found


def tracked_state(path: Path) -> dict[str, dict[int, dict[str, Any]]]:
    """Return every row of every tracked table."""
    return {table.name: rows_of(path, table.name) for table in schema.TRACKED}


@pytest.fixture(scope="session")
def team_files(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, Any]]:
    """Return a team's closed project, made once, with what the tests know of it."""
    team = Team(tmp_path_factory.mktemp("team"))
    team.project.close()
    return team.folder / "main.threefold", dict(vars(team))


@pytest.fixture
def team(team_files: tuple[Path, dict[str, Any]], tmp_path: Path) -> Iterator[Team]:
    """Return the team with its project open in a folder of the test's own."""
    path, known = team_files
    made = Team.__new__(Team)
    made.__dict__.update(known)
    made.folder = tmp_path
    made.project = Project(Path(shutil.copy(path, tmp_path)), copies=False)
    yield made
    made.project.close()
