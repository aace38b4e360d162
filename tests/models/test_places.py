"""Where a project lies: opened once at a time, under any name, and never over something."""

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from app.coding import operations
from app.models.errors import Refusal, Trouble
from app.models.project import Project
from tests.builders import Study, add_code, did, dump, make_project

ROOT = Path(__file__).parents[2]


def test_the_same_file_is_opened_once(study: Study) -> None:
    linked = study.path.with_name("link.threefold")
    linked.symlink_to(study.path)
    with Project(study.path, copies=False) as project:
        for path in (study.path, linked):
            with pytest.raises(Trouble, match="project-open-elsewhere"):
                Project(path)
        add_code(project, "still usable")
    with Project(linked, copies=False) as project:
        assert "still usable" in [row[1] for row in dump(project)["code"]]


def test_another_process_has_it_open(study: Study) -> None:
    code = f"""
import sys
sys.path.insert(0, {str(ROOT)!r})
from pathlib import Path
from app.models.project import Project
with Project(Path({str(study.path)!r}), copies=False):
    print("open", flush=True)
    sys.stdin.read()
"""
    holder = subprocess.Popen(
        [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert holder.stdout is not None
    assert holder.stdout.readline() == "open\n"
    assert trouble_of_open(study.path) == "project-open-elsewhere"
    holder.communicate("")
    with Project(study.path, copies=False) as project:
        add_code(project, "after it was closed there")


def trouble_of_open(path: Path) -> str:
    with pytest.raises(Trouble) as caught:
        Project(path)
    return caught.value.reason


@pytest.mark.parametrize("name", ["What now?", "50% #1", "a b&c=d", "沟通 🙂", "file:x"])
def test_any_name_will_do(name: str, tmp_path: Path) -> None:
    with make_project(tmp_path, name) as project:
        add_code(project, "x")
    assert {path.name for path in tmp_path.iterdir()} == {
        f"{name}.threefold",
        f".{name}.threefold.lock",
    }
    with Project(tmp_path / f"{name}.threefold", copies=False) as project:
        assert [row[1] for row in dump(project)["code"]] == ["x"]


def test_a_path_stays_when_the_folder_changes(
    study: Study, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path)
    with Project(Path(study.path.name), copies=False) as project:
        monkeypatch.chdir(tmp_path / "elsewhere")
        did(project, operations.create_code, name="x")
        assert "x" in [row[1] for row in dump(project)["code"]]
        project.save_copy(tmp_path / "copy.threefold").result()
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_a_new_project_overwrites_nothing(study: Study, tmp_path: Path) -> None:
    before = study.path.read_bytes()
    with pytest.raises(Refusal, match="project-exists"):
        Project.create(study.path)
    assert study.path.read_bytes() == before
    with pytest.raises(Trouble, match="folder-missing"):
        Project.create(tmp_path / "nowhere" / "study.threefold")


def test_a_new_project_does_not_play_the_log_of_an_old_one(study: Study) -> None:
    """Somebody deleted the project file by hand, and not the log of the crash beside it."""
    raw = sqlite3.connect(study.path)
    raw.execute("PRAGMA journal_mode = WAL")
    raw.execute("PRAGMA user_version = 1")
    log = study.path.with_name(study.path.name + "-wal")
    content = log.read_bytes()
    raw.close()
    study.path.unlink()
    log.write_bytes(content)
    with Project.create(study.path) as project:
        assert dump(project)["code"] == []
        add_code(project, "x")
