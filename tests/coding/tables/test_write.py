"""Files appear as a whole or not at all, and refusals come before anything is written."""

import errno
import os
import resource
import signal
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from app.coding.tables.atomic import write_whole
from app.coding.tables.value import Column, Table
from app.coding.tables.write import ENDINGS, check_ending, write_table
from app.models.errors import Refusal, Trouble
from app.words import sentence
from tests.coding.tables.sample import TABLE


@pytest.mark.parametrize("ending", ENDINGS)
def test_each_ending_writes_one_file(ending: str, tmp_path: Path) -> None:
    out = tmp_path / f"table{ending.upper()}"
    write_table(TABLE, out)
    assert list(tmp_path.iterdir()) == [out]
    assert out.stat().st_size > 100


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_table_without_rows_title_or_notes_can_be_written(ending: str, tmp_path: Path) -> None:
    out = tmp_path / f"table{ending}"
    write_table(Table((Column("a", "A"),), ()), out)
    assert out.stat().st_size > 0


@pytest.mark.parametrize("name", ["table.pdf", "table", "table.doc", ".docx"])
def test_an_unknown_ending_is_refused_with_those_that_are_known(name: str, tmp_path: Path) -> None:
    with pytest.raises(Refusal) as refused:
        write_table(TABLE, tmp_path / name)
    assert refused.value.reason == "export-ending"
    assert ".docx .xlsx .csv .html .md" in sentence(refused.value)
    assert list(tmp_path.iterdir()) == []


def test_a_caller_may_allow_fewer_endings() -> None:
    assert check_ending(Path("x.CSV"), (".csv",)) == ".csv"
    with pytest.raises(Refusal):
        check_ending(Path("x.docx"), (".csv",))


def test_a_missing_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refusal) as refused:
        write_table(TABLE, tmp_path / "no" / "table.csv")
    assert refused.value.reason == "export-folder-missing"
    assert str(tmp_path / "no") in sentence(refused.value)


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    (tmp_path / "table.csv").mkdir()
    with pytest.raises(Refusal) as refused:
        write_table(TABLE, tmp_path / "table.csv")
    assert refused.value.reason == "export-is-folder"


def test_a_file_is_replaced_and_keeps_its_permissions(tmp_path: Path) -> None:
    out = tmp_path / "table.csv"
    out.write_text("old")
    out.chmod(0o640)
    write_whole(out, b"new")
    assert out.read_bytes() == b"new"
    assert stat.S_IMODE(out.stat().st_mode) == 0o640


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights on Windows")
def test_through_a_link_its_target_is_replaced(tmp_path: Path) -> None:
    target, link = tmp_path / "target.csv", tmp_path / "link.csv"
    target.write_text("old")
    link.symlink_to(target)
    write_whole(link, b"new")
    assert link.is_symlink()
    assert target.read_bytes() == b"new"


@contextmanager
def room_for(size: int) -> Iterator[None]:
    """Let this process write files of no more than `size` bytes, as a full disk would."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, handler)


def test_where_the_disk_is_full_the_old_file_stays_and_nothing_else(tmp_path: Path) -> None:
    out = tmp_path / "table.csv"
    out.write_bytes(b"old")
    with room_for(10), pytest.raises(Trouble) as trouble:
        write_whole(out, b"x" * 1000)
    assert trouble.value.reason == "export-disk-full"
    assert [path.read_bytes() for path in tmp_path.iterdir()] == [b"old"]


def test_a_place_where_writing_is_not_allowed_is_trouble() -> None:
    folder = Path("/sys")  # the kernel refuses files here, also to root
    if not folder.is_dir():
        pytest.skip("no /sys on this system")
    with pytest.raises(Trouble) as trouble:
        write_whole(folder / "table.csv", b"x")
    assert trouble.value.reason == "export-not-allowed"
    assert "table.csv" in sentence(trouble.value)


def test_a_name_too_long_for_the_disk_is_trouble_with_the_systems_words(tmp_path: Path) -> None:
    with pytest.raises(Trouble) as trouble:
        write_whole(tmp_path / ("x" * 300 + ".csv"), b"x")
    assert trouble.value.reason == "export-failed"
    assert os.strerror(errno.ENAMETOOLONG) in sentence(trouble.value)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("content", [b"no zip", b"PK\x03\x04 damaged", b""])
def test_what_is_no_word_file_is_refused_as_a_template(content: bytes, tmp_path: Path) -> None:
    template = tmp_path / "template.docx"
    template.write_bytes(content)
    with pytest.raises(Refusal) as refused:
        write_table(TABLE, tmp_path / "out.docx", template=template)
    assert refused.value.reason == "word-template"
    assert list(tmp_path.iterdir()) == [template]
