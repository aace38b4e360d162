"""Every file that cannot be opened says so in one clear sentence, and stays as it was."""

import os
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from app.coding import operations
from app.models import files, queries
from app.models.errors import Trouble
from app.models.project import Project
from app.words import sentence
from tests.builders import Study

posix = pytest.mark.skipif(os.name == "nt", reason="plays with rights and signals of POSIX")
ROOT = Path(__file__).parents[2]


def trouble(path: Path, **values: Any) -> str:
    """Return why a file cannot be opened, having checked its sentence and that it stays."""
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(Trouble) as caught:
        Project(path).close()
    assert str(path) in sentence(caught.value)
    assert {name: caught.value.values[name] for name in values} == values
    assert (path.read_bytes() if path.is_file() else None) == before
    return caught.value.reason


def other_database(path: Path) -> Path:
    with sqlite3.connect(path) as raw:
        raw.execute("CREATE TABLE code (id INTEGER PRIMARY KEY)")
    raw.close()
    return path


@pytest.mark.parametrize("content", [b"", b"S01: I listen.\n" * 50, b"SQLite format 4\0" * 50])
def test_other_files_are_no_projects(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "interview.threefold"
    path.write_bytes(content)
    assert trouble(path) == "not-a-project"


def test_other_databases_are_no_projects(tmp_path: Path) -> None:
    assert trouble(other_database(tmp_path / "x.threefold")) == "not-a-project"


def test_folders_and_missing_files(tmp_path: Path, study: Study) -> None:
    assert trouble(tmp_path) == "not-a-project"
    assert trouble(tmp_path / "nothing.threefold") == "project-missing"
    assert trouble(tmp_path / "no folder" / "nothing.threefold") == "project-missing"
    assert trouble(study.path / "inside a file.threefold") == "project-missing"
    assert not (tmp_path / ".nothing.threefold.lock").exists()


@posix
def test_a_pipe_is_no_project_and_keeps_nobody_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.threefold")
    assert trouble(tmp_path / "pipe.threefold") == "not-a-project"


@pytest.mark.parametrize("kept", [16, 99, 100, 4095, 4096, 20_000, -1])
def test_truncated_files(kept: int, study: Study) -> None:
    study.path.write_bytes(study.path.read_bytes()[:kept])
    assert trouble(study.path) == "project-truncated"


def test_a_truncated_file_beside_an_empty_log(study: Study) -> None:
    study.path.write_bytes(study.path.read_bytes()[:-4096])
    study.path.with_name(study.path.name + "-wal").touch()
    assert trouble(study.path) == "project-truncated"


def set_header(path: Path, at: int, number: int) -> None:
    content = bytearray(path.read_bytes())
    content[at : at + 4] = number.to_bytes(4, "big")
    path.write_bytes(content)


def test_newer_formats_are_refused(study: Study) -> None:
    set_header(study.path, 60, 99)
    assert trouble(study.path, theirs=99, ours=files.FORMAT) == "project-newer"


def test_a_newer_format_in_the_log_of_a_crashed_program_is_refused(study: Study) -> None:
    copy = study.path.with_name("crashed.threefold")
    raw = sqlite3.connect(study.path)
    raw.execute("PRAGMA journal_mode = WAL")
    raw.execute("PRAGMA user_version = 99")
    for ending in ("", "-wal"):
        Path(f"{copy}{ending}").write_bytes(Path(f"{study.path}{ending}").read_bytes())
    raw.close()
    with pytest.raises(Trouble, match="project-newer"):
        Project(copy)


def test_a_project_without_a_format_is_none(study: Study) -> None:
    set_header(study.path, 60, 0)
    assert trouble(study.path) == "not-a-project"


def test_a_missing_table_is_damage(study: Study) -> None:
    raw = sqlite3.connect(study.path)
    raw.execute("DROP TABLE look")
    raw.close()
    with pytest.raises(Trouble, match="project-damaged"):
        Project(study.path)


def test_damaged_pages_are_told_when_they_are_met(study: Study) -> None:
    with sqlite3.connect(study.path) as raw:
        query = "SELECT rootpage FROM sqlite_master WHERE name = 'code'"
        page = raw.execute(query).fetchone()[0]
    raw.close()
    content = bytearray(study.path.read_bytes())
    content[(page - 1) * 4096 : page * 4096] = b"\xff" * 4096
    study.path.write_bytes(content)
    with Project(study.path, copies=False) as project:
        with pytest.raises(Trouble, match="project-damaged") as read, project.read() as reader:
            queries.codes(reader)
        writing = project.do(operations.create_code, name="x")
        with pytest.raises(Trouble, match="project-damaged"):
            writing.result()
    assert sentence(read.value).startswith(f"“{study.path}” is damaged.")


OPEN_AS_NOBODY = """
import os, sys
sys.path.insert(0, {root!r})
os.umask(0)
from pathlib import Path
from app.models.errors import Trouble
from app.models.project import Project
import app.words, app.words.project, app.words.refusals
if os.getuid() == 0:
    os.setgroups([]); os.setgid(65534); os.setuid(65534)
try:
    Project(Path({path!r}))
except Trouble as trouble:
    print(trouble.reason)
"""


@posix
@pytest.mark.parametrize(
    "file, folder, reason",
    [
        (0o444, 0o777, "project-read-only"),
        (0o666, 0o555, "project-read-only"),
        (0o000, 0o777, "project-unreadable"),
        (0o666, 0o000, "project-unreadable"),
    ],
)
def test_files_that_may_not_be_written_or_read(
    file: int, folder: int, reason: str, study: Study, open_tmp: Path
) -> None:
    place = open_tmp / "study"
    place.mkdir()
    path = study.copy(place).path
    path.chmod(file)
    place.chmod(folder)
    code = OPEN_AS_NOBODY.format(root=str(ROOT), path=str(path))
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    place.chmod(0o777)
    assert (done.stdout.strip(), done.stderr) == (reason, "")
