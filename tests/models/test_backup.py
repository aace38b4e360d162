"""Copies: checked, whole by themselves, made while others write, and thinned with age."""

import sqlite3
from pathlib import Path

import pytest

from app.models import backup
from app.models.errors import Refusal, Trouble
from app.models.project import Project
from app.models.transaction import Transaction
from tests.builders import Study, add_code, dump, make_project

WAL_READ_VERSION = 18  # byte of SQLite's header: 2 in write-ahead mode, else 1


def test_a_copy_is_whole_by_itself(study: Study, tmp_path: Path) -> None:
    alone = tmp_path / "alone"
    alone.mkdir()
    with Project(study.path, copies=False) as project:
        add_code(project, "only in the log so far")
        before = dump(project)
        project.save_copy(alone / "copy.threefold").result()
    assert [path.name for path in alone.iterdir()] == ["copy.threefold"]
    assert (alone / "copy.threefold").read_bytes()[WAL_READ_VERSION] == 1
    with Project(alone / "copy.threefold", copies=False) as project:
        assert (dump(project), project.mended) == (before, [])
        project.undo().result()


def test_the_original_is_whole_by_itself_once_closed(study: Study) -> None:
    with Project(study.path, copies=False) as project:
        add_code(project, "x")
    assert not study.path.with_name(study.path.name + "-wal").exists()
    raw = sqlite3.connect(f"file:{study.path}?immutable=1", uri=True)
    assert raw.execute("SELECT count(*) FROM code WHERE name = 'x'").fetchone() == (1,)
    raw.close()


def test_a_copy_replaces_what_is_there_with_its_log(study: Study, tmp_path: Path) -> None:
    target = tmp_path / "old.threefold"
    raw = sqlite3.connect(target)
    raw.execute("PRAGMA journal_mode = WAL")
    raw.execute("CREATE TABLE code (x)")
    log = target.with_name(target.name + "-wal")
    content = log.read_bytes()
    raw.close()
    log.write_bytes(content)
    with Project(study.path, copies=False) as project:
        before = dump(project)
        project.save_copy(target).result()
    assert not log.exists()
    with Project(target, copies=False) as project:
        assert dump(project) == before


def test_a_copy_over_itself_is_refused(study: Study, tmp_path: Path) -> None:
    link = tmp_path / "link.threefold"
    link.symlink_to(study.path)
    with Project(study.path, copies=False) as project:
        for target in (study.path, link):
            with pytest.raises(Refusal, match="copy-over-itself"):
                project.save_copy(target).result()
        add_code(project, "x")
    with Project(study.path, copies=False) as project:
        assert "x" in [row[1] for row in dump(project)["code"]]


def test_a_copy_over_an_open_project_is_refused(study: Study, tmp_path: Path) -> None:
    with (
        Project(study.path, copies=False) as project,
        make_project(tmp_path, "other") as other,
    ):
        with pytest.raises(Trouble, match="project-open-elsewhere"):
            project.save_copy(other.path).result()
        add_code(other, "x")
        assert [row[1] for row in dump(other)["code"]] == ["x"]
    with Project(study.path, copies=False) as project:
        before = dump(project)
        project.save_copy(tmp_path / "other.threefold").result()
    with Project(tmp_path / "other.threefold", copies=False) as other:
        assert dump(other) == before


def test_a_copy_that_cannot_be_made_leaves_the_old_one(study: Study, tmp_path: Path) -> None:
    target = tmp_path / "copy.threefold"
    target.write_text("precious")
    content = bytearray(study.path.read_bytes())
    half = len(content) // 2 // 4096 * 4096
    content[half : half + 40_960] = b"\xff" * 40_960
    study.path.write_bytes(content)
    with pytest.raises(Trouble, match=r"copy-damaged|project-damaged"):
        backup.save_copy(study.path, target)
    assert target.read_text() == "precious"
    with pytest.raises(Trouble, match="folder-missing"):
        backup.save_copy(study.path, tmp_path / "nowhere" / "copy.threefold")
    assert not list(tmp_path.glob(".*.part*"))


def test_a_copy_over_a_folder_and_of_nothing(study: Study, tmp_path: Path) -> None:
    (tmp_path / "folder.threefold").mkdir()
    with pytest.raises(Trouble, match="copy-failed"):
        backup.save_copy(study.path, tmp_path / "folder.threefold")
    with pytest.raises(Trouble, match="project-unreadable-now"):
        backup.save_copy(tmp_path / "nothing.threefold", tmp_path / "copy.threefold")
    assert not (tmp_path / "nothing.threefold").exists()


def test_copies_while_somebody_writes(study: Study, tmp_path: Path) -> None:
    """Each commit adds two rows, so half a commit would show as an odd number."""

    def pair(tx: Transaction) -> None:
        tx.settings.add_many([{"name": name, "value": "x"} for name in "ab"])

    with Project(study.path, copies=False) as project:
        odd = len(dump(project)["setting"]) % 2
        writing = [project.do(pair) for _ in range(60)]
        for number in range(5):
            backup.save_copy(study.path, tmp_path / f"{number}.threefold")
        assert all(future.result().changes for future in writing)
    for number in range(5):
        with Project(tmp_path / f"{number}.threefold", copies=False) as copy:
            assert len(dump(copy)["setting"]) % 2 == odd
