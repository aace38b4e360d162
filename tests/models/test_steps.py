"""Format steps take an older file along, or leave it exactly as it was."""

import sqlite3
from collections.abc import Mapping
from pathlib import Path

import pytest

from app.models.backup import copies_folder
from app.models.errors import Trouble
from app.models.format import FORMAT
from app.models.project import Project
from app.models.steps import Step, bring_up_to_date
from tests.builders import Study, add_code, dump


def add_column(connection: sqlite3.Connection) -> None:
    connection.execute("ALTER TABLE code ADD COLUMN mood TEXT")
    connection.execute("UPDATE code SET mood = 'calm'")


def fail(connection: sqlite3.Connection) -> None:
    connection.execute("DROP TABLE memo")
    raise ZeroDivisionError


def dangle(connection: sqlite3.Connection) -> None:
    connection.execute("DELETE FROM participant")


def rename_in_the_log(connection: sqlite3.Connection) -> None:
    connection.execute("UPDATE change SET before = json_insert(before, '$.mood', 'calm')")


def format_of(path: Path) -> int:
    raw = sqlite3.connect(path)
    number = int(raw.execute("PRAGMA user_version").fetchone()[0])
    raw.close()
    return number


def content(path: Path) -> list[str]:
    raw = sqlite3.connect(path)
    lines = list(raw.iterdump())
    raw.close()
    return lines


def copies(path: Path) -> list[Path]:
    folder = copies_folder(path)
    return sorted(folder.iterdir()) if folder.exists() else []


def test_nothing_happens_to_a_file_of_this_format(study: Study) -> None:
    before = study.path.read_bytes()
    assert bring_up_to_date(study.path) is None
    assert (study.path.read_bytes(), copies(study.path)) == (before, [])


def test_steps_run_in_order_after_a_copy(study: Study) -> None:
    before = content(study.path)
    steps: Mapping[int, Step] = {FORMAT: add_column, FORMAT + 1: rename_in_the_log}
    copy = bring_up_to_date(study.path, steps, FORMAT + 2)
    assert copy is not None
    assert copies(study.path) == [copy]
    assert copy.name.endswith(f"before format {FORMAT + 2}.threefold")
    assert (content(copy), format_of(copy)) == (before, FORMAT)
    assert format_of(study.path) == FORMAT + 2
    raw = sqlite3.connect(study.path)
    assert {row[0] for row in raw.execute("SELECT mood FROM code")} == {"calm"}
    assert raw.execute("SELECT count(*) FROM sqlite_master WHERE type = 'trigger'").fetchone() == (
        0,
    )
    raw.close()
    assert bring_up_to_date(study.path, steps, FORMAT + 2) is None


def test_opening_restores_the_triggers_after_a_step(study: Study) -> None:
    bring_up_to_date(study.path, {FORMAT: lambda connection: None}, FORMAT + 1)
    raw = sqlite3.connect(study.path)
    raw.execute(f"PRAGMA user_version = {FORMAT}")  # what this program reads
    raw.close()
    with Project(study.path, copies=False) as project:
        assert len(project.mended) > 100
        before = dump(project)
        add_code(project, "x")
        project.undo().result()
        assert dump(project) == before


@pytest.mark.parametrize(
    "steps, error",
    [
        ({FORMAT: fail}, ZeroDivisionError),
        ({FORMAT: add_column, FORMAT + 1: fail}, ZeroDivisionError),
        ({FORMAT: add_column}, KeyError),
        ({FORMAT: add_column, FORMAT + 1: dangle}, Trouble),
    ],
    ids=["first", "second", "missing", "dangling"],
)
def test_a_failing_step_leaves_the_file_as_it_was(
    steps: Mapping[int, Step], error: type[Exception], study: Study
) -> None:
    before = content(study.path)
    with pytest.raises(error):
        bring_up_to_date(study.path, steps, FORMAT + 2)
    assert (content(study.path), format_of(study.path)) == (before, FORMAT)
    assert len(copies(study.path)) == 1
    with Project(study.path, copies=False) as project:
        assert project.mended == []


def test_no_step_without_a_copy(study: Study) -> None:
    copies_folder(study.path).write_text("in the way")
    before = content(study.path)
    with pytest.raises(Trouble, match="copy-failed"):
        bring_up_to_date(study.path, {FORMAT: add_column}, FORMAT + 1)
    assert content(study.path) == before


def test_the_format_in_the_log_of_a_crashed_program_counts(study: Study) -> None:
    """A step was committed and the program killed before the log came into the file."""
    crashed = study.path.with_name("crashed.threefold")
    raw = sqlite3.connect(study.path)
    raw.execute("PRAGMA journal_mode = WAL")
    raw.execute("ALTER TABLE code ADD COLUMN mood TEXT")
    raw.execute(f"PRAGMA user_version = {FORMAT + 1}")
    for ending in ("", "-wal"):
        Path(f"{crashed}{ending}").write_bytes(Path(f"{study.path}{ending}").read_bytes())
    raw.close()
    assert crashed.read_bytes()[60:64] == FORMAT.to_bytes(4, "big")
    assert bring_up_to_date(crashed, {FORMAT: add_column}, FORMAT + 1) is None
