"""Copies: checked, whole by themselves, made while others write, and thinned with age."""

import sqlite3
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from app.coding import operations
from app.models import backup
from app.models.errors import Refusal, Trouble
from app.models.project import Project
from app.models.transaction import Transaction
from tests.builders import Study, add_code, did, dump, make_project

NOW = datetime(2024, 8, 20, 12, 0, 0)
WAL_READ_VERSION = 18  # byte of SQLite's header: 2 in write-ahead mode, else 1


def copies(path: Path) -> list[str]:
    folder = backup.copies_folder(path)
    return sorted(path.name for path in folder.iterdir()) if folder.exists() else []


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


def test_a_copy_by_itself_before_mass_operations(study: Study) -> None:
    with Project(study.path, copies=False) as project:
        project.copies._wanted = True  # without the one of the day
        codes = [row[0] for row in dump(project)["code"][:3]]
        before = dump(project)
        values = {"into": codes[0], "codes": codes[1:2], "others": True}
        did(project, operations.merge_codes, study.ana, **values)
        did(project, operations.rename_code, study.ana, code=codes[0], name="x")
    (name,) = copies(study.path)
    assert name.endswith(" merge-codes.threefold")
    with Project(backup.copies_folder(study.path) / name, copies=False) as copy:
        assert dump(copy) == before


def test_a_copy_by_itself_once_a_day(study: Study) -> None:
    for _ in range(2):
        with Project(study.path) as project:
            add_code(project, "x", parent=None if _ == 0 else dump(project)["code"][0][0])
    (name,) = copies(study.path)
    assert name.endswith(" daily.threefold")
    assert backup.latest_copy(study.path).date() == datetime.now().date()


def test_no_copy_of_a_project_in_which_nothing_happened(tmp_path: Path) -> None:
    make_project(tmp_path).close()
    Project(tmp_path / "study.threefold").close()
    assert copies(tmp_path / "study.threefold") == []


@pytest.mark.logs("no automatic copy .*merge-codes.*: copy-failed")
def test_a_copy_that_fails_keeps_nobody_from_working(study: Study) -> None:
    with Project(study.path, copies=False) as project:
        project.copies._wanted = True
        backup.copies_folder(study.path).write_text("in the way")
        codes = [row[0] for row in dump(project)["code"][:2]]
        values = {"into": codes[0], "codes": codes[1:], "others": True}
        did(project, operations.merge_codes, study.ana, **values)
        assert project.copies.trouble is not None
        assert project.copies.trouble.reason == "copy-failed"


def test_two_copies_in_one_second_are_two(study: Study) -> None:
    first = backup.keep_copy(study.path, "merge-codes", NOW)
    second = backup.keep_copy(study.path, "merge-codes", NOW)
    assert [path.name for path in (first, second)] == [
        "2024-08-20 120000 merge-codes.threefold",
        "2024-08-20 120000 merge-codes 2.threefold",
    ]
    assert backup.latest_copy(study.path) == NOW
    assert backup.has_copy_of(study.path, NOW.date())
    assert not backup.has_copy_of(study.path, NOW.date() - timedelta(days=1))


KEPT = [  # every one of the last day, then the newest of each day, week and month
    "2024-08-20 115959",
    "2024-08-20 080000",
    "2024-08-19 120000",
    "2024-08-19 115959",
    "2024-08-18 200000",
    "2024-08-06 120000",
    "2024-08-06 115959",
    "2024-08-04 230000",
    "2024-04-22 120000",
    "2024-04-22 115959",
    "2024-03-31 100000",
    "2023-03-15 100000",
]
THINNED = [
    "2024-08-19 080000",
    "2024-08-18 100000",
    "2024-08-05 120000",
    "2024-08-01 090000",
    "2024-04-03 100000",
    "2024-03-01 100000",
    "2023-03-01 100000",
]
LEFT_ALONE = [
    "2024-08-05 110000 before format 2.threefold",
    "2024-13-01 000000 daily.threefold",
    "my own.threefold",
    "2024-08-05 110000 notes.txt",
]


def test_thinning(tmp_path: Path) -> None:
    stay = [*LEFT_ALONE, *(f"{stamp} daily.threefold" for stamp in KEPT)]
    go = [f"{stamp} merge-codes.threefold" for stamp in THINNED]
    for name in [*stay, *go]:
        (tmp_path / name).touch()
    for _ in range(2):
        backup.thin(tmp_path, NOW)
        assert sorted(path.name for path in tmp_path.iterdir()) == sorted(stay)


def test_the_only_copy_stays_whatever_its_age(tmp_path: Path) -> None:
    (tmp_path / "2004-08-20 120000 daily.threefold").touch()
    backup.thin(tmp_path, NOW)
    assert len(list(tmp_path.iterdir())) == 1
