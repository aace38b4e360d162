"""A full disk, a failing operation, a cancelled job: nothing is changed and work goes on."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from app.coding import operations
from app.models.errors import Refusal, Trouble
from app.models.project import Project
from app.models.transaction import Transaction
from app.words import sentence
from tests.builders import Dump, Study, add_code, did, dump


def many_settings(tx: Transaction, rows: int = 20_000) -> None:
    tx.settings.add_many([{"name": str(number), "value": "x" * 100} for number in range(rows)])


def pages(tx: Transaction, most: int) -> None:
    """Let the file grow to this many pages only."""
    tx._connection.exec_driver_sql(f"PRAGMA max_page_count = {most}").close()


def log_of(project: Project) -> list[Any]:
    with project.read() as reader:
        return list(reader.connection.exec_driver_sql("SELECT * FROM op ORDER BY id"))


@pytest.fixture
def project(study: Study) -> Iterator[Project]:
    with Project(study.path, copies=False) as project:
        yield project


def assert_as_before(project: Project, before: Dump, log: list[Any]) -> None:
    assert dump(project) == before
    assert log_of(project) == log
    add_code(project, "and work goes on")
    project.undo().result()
    assert dump(project) == before


def test_no_room_for_an_operation(project: Project, study: Study) -> None:
    before, log = dump(project), log_of(project)
    did(project, pages, most=study.path.stat().st_size // 4096 + 20)
    with pytest.raises(Trouble) as caught:
        did(project, many_settings)
    assert caught.value.reason == "disk-full"
    assert sentence(caught.value) == (
        f"The disk that holds “{study.path}” is full. Make room and try again; nothing was changed."
    )
    assert_as_before(project, before, log)
    did(project, pages, most=10**9)
    did(project, many_settings)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """Return a folder on a disk of four megabytes, where this machine lets us make one."""
    folder = tmp_path / "disk"
    folder.mkdir()
    if shutil.which("mount") is None or os.name == "nt" or os.getuid() != 0:
        pytest.skip("only root mounts a small disk")
    mount = ["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", str(folder)]
    if subprocess.run(mount, capture_output=True, check=False).returncode != 0:
        pytest.skip("this machine mounts no small disk")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_a_disk_that_is_really_full(study: Study, small_disk: Path) -> None:
    other = small_disk / "what somebody else keeps there"
    other.write_bytes(bytes(100_000))
    with Project(study.copy(small_disk).path, copies=False) as project:
        before = dump(project)
        for _ in range(2):
            log = log_of(project)
            with pytest.raises(Trouble, match="disk-full"):
                did(project, many_settings)
            assert_as_before(project, before, log)
        with pytest.raises(Trouble, match="disk-full"):
            Project.create(filled(small_disk) / "new.threefold")
        for target in ("copy.threefold", "study.threefold 2"):
            with pytest.raises(Trouble, match="disk-full"):
                project.save_copy(small_disk / target).result()
        (small_disk / "filler").unlink()
        # The log holds the rest of the disk until it is folded into the project, which may grow.
        other.unlink()
        assert_as_before(project, before, log_of(project))
    names = {path.name for path in small_disk.iterdir()}
    assert names == {"study.threefold", ".study.threefold.lock"}


def filled(disk: Path) -> Path:
    """Fill a disk to the last byte."""
    with (disk / "filler").open("wb", buffering=0) as stream:
        try:
            while True:
                stream.write(b"x" * 4096)
        except OSError:
            return disk


class Bug(Exception):  # noqa: N818 - what it stands for
    """What no operation should raise."""


def test_an_operation_that_fails_is_taken_back(project: Project) -> None:
    before, log = dump(project), log_of(project)

    def fail(tx: Transaction) -> None:
        many_settings(tx, 100)
        raise Bug

    with pytest.raises(Bug):
        did(project, fail)
    assert_as_before(project, before, log)


def test_a_refusal_halfway_is_taken_back(project: Project, study: Study) -> None:
    before, log = dump(project), log_of(project)
    codes = [row[0] for row in before["code"]]
    with pytest.raises(Refusal, match="row-gone"):
        did(project, operations.recolour_codes, study.ana, codes=[*codes, 17], colour=3)
    with pytest.raises(Refusal, match="row-gone"):
        did(project, operations.remove_codings, codings=[before["coding"][0][0], 17], others=True)
    assert_as_before(project, before, log)


def test_a_cancelled_job_is_taken_back(project: Project, study: Study) -> None:
    before, log = dump(project), log_of(project)
    codes = [row[0] for row in before["code"]]
    told = []

    def progress(done: int, total: int) -> None:
        told.append((done, total))
        if done == 2:
            raise Refusal("cancelled")

    values = {"codes": codes, "others": True}
    with pytest.raises(Refusal, match="cancelled"):
        project.do(operations.delete_codes, study.ana, progress, **values).result()
    assert told == [(0, len(codes)), (1, len(codes)), (2, len(codes))]
    assert_as_before(project, before, log)


def test_a_reference_to_nothing_is_refused(project: Project) -> None:
    before, log = dump(project), log_of(project)
    with pytest.raises(Refusal, match="row-gone"):
        did(project, operations.name_analysis_coder, coder=17)
    with pytest.raises(Refusal, match="row-gone"):
        did(project, dangling)
    assert_as_before(project, before, log)


def dangling(tx: Transaction) -> None:
    """Write a row that only the commit finds to be dangling."""
    tx.memos.add(text="x", created="x", participant=17)
