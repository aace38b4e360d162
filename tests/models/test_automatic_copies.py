"""Copies that the program makes by itself, and how they are thinned with age."""

import os
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from app.coding import operations
from app.models import backup
from app.models.project import Project
from tests.builders import Study, add_code, did, dump, make_project

NOW = datetime(2024, 8, 20, 12, 0, 0)


def copies(path: Path) -> list[str]:
    folder = backup.copies_folder(path)
    return sorted(path.name for path in folder.iterdir()) if folder.exists() else []


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


def test_a_copy_by_itself_once_a_day(study: Study, noon: date) -> None:
    for _ in range(2):
        with Project(study.path) as project:
            add_code(project, "x", parent=None if _ == 0 else dump(project)["code"][0][0])
    (name,) = copies(study.path)
    assert name.endswith(" daily.threefold")
    assert backup.latest_copy(study.path).date() == noon


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


def test_copies_that_were_never_finished_go(tmp_path: Path) -> None:
    for name, age in (("old", 25), ("new", 23)):
        part = tmp_path / f".{name}.threefold.part"
        part.touch()
        moment = (NOW - timedelta(hours=age)).timestamp()
        os.utime(part, (moment, moment))
    backup.thin(tmp_path, NOW)
    assert [path.name for path in tmp_path.iterdir()] == [".new.threefold.part"]


def test_the_only_copy_stays_whatever_its_age(tmp_path: Path) -> None:
    (tmp_path / "2004-08-20 120000 daily.threefold").touch()
    backup.thin(tmp_path, NOW)
    assert len(list(tmp_path.iterdir())) == 1
