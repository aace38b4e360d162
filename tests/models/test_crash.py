"""Killed at any moment: what was committed is there, what was not is gone, and the lock is free."""

import subprocess
import sys
from pathlib import Path

import pytest

from app.models import rules
from app.models.project import Project
from tests.builders import Study, dump

ROOT = Path(__file__).parents[2]


def kill(path: Path, doing: str) -> None:
    """Start the program on a project and kill it while it is doing that."""
    running = subprocess.Popen(
        [sys.executable, "-m", "tests.models.crash", str(path), doing],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert running.stdout is not None
    assert running.stdout.readline() == "ready\n"
    running.kill()
    running.communicate()


@pytest.mark.parametrize("doing", ["waiting", "writing"])
def test_killed(doing: str, study: Study) -> None:
    with Project(study.path, copies=False) as project:
        before = dump(project)
    kill(study.path, doing)
    assert study.path.with_name(study.path.name + "-wal").stat().st_size > 0
    with Project(study.path, copies=False) as project:
        after = dump(project)
        names = [row[1] for row in after["code"] if row not in before["code"]]
        assert sorted(names) == ["first", "second"]
        assert {**after, "code": before["code"]} == before
        with project.read() as reader:
            assert rules.broken(reader.connection) == []
            check = reader.connection.exec_driver_sql("PRAGMA integrity_check").scalar_one()
        assert check == "ok"
        assert project.undo().result().details == {"code": "second"}
    leftovers = {path.name for path in study.path.parent.iterdir()}
    assert leftovers == {study.path.name, f".{study.path.name}.lock"}
