"""Reading a file: what it is, what it is called, and what cannot be read."""

import hashlib
import os
import re
from pathlib import Path

import pytest

from app.coding import importing
from app.coding.importing import read_source
from app.coding.importing.source import MAX_TEXT
from app.models.errors import Trouble
from app.words import sentence
from app.words.importing import SENTENCES
from tests.coding.importing.refusals import refused
from tests.coding.importing.word import p, parts, write


@pytest.mark.parametrize(
    "file, name",
    [
        ("S01.txt", "S01"),
        ("S01.final.md", "S01.final"),
        ("采访 1.TXT", "采访 1"),
        ("plain", "plain"),
    ],
)
def test_a_text_is_named_by_its_file_without_ending(tmp_path: Path, file: str, name: str) -> None:
    path = tmp_path / file
    path.write_bytes(b"I: Hi\r\n")
    source = read_source(path)
    assert (source.name, source.text, source.encoding) == (name, "I: Hi\n", "utf-8")
    assert source.sha256 == hashlib.sha256(b"I: Hi\r\n").hexdigest()
    assert (source.encoding_guessed, source.left_out, source.cues) == (False, (), ())


def test_a_guess_is_passed_on_and_an_encoding_is_passed_in(tmp_path: Path) -> None:
    path = tmp_path / "S05.txt"
    path.write_bytes("采访者：你好".encode("gb18030"))
    assert (read_source(path).encoding, read_source(path).encoding_guessed) == ("gb18030", True)
    told = read_source(path, encoding="gbk")
    assert (told.text, told.encoding, told.encoding_guessed) == ("采访者：你好", "gbk", False)


@pytest.mark.parametrize("ending", ["docx", "txt", "docm", "doc", "zip"])
def test_word_is_known_by_its_content(tmp_path: Path, ending: str) -> None:
    source = read_source(write(tmp_path / f"S01.{ending}", parts(p("Hello"))))
    assert (source.name, source.text, source.encoding) == ("S01", "Hello", None)


def test_text_that_looks_like_subtitles_stays_text_under_a_text_ending(tmp_path: Path) -> None:
    content = "WEBVTT\n\n00:01.000 --> 00:02.000\nHello\n"
    path = tmp_path / "S01.txt"
    path.write_text(content, encoding="utf-8")
    assert read_source(path).text == content


@pytest.mark.parametrize(
    "file, content, format_name",
    [
        ("a.pdf", b"%PDF-1.7", "PDF"),
        ("a.txt", b"{\\rtf1 hello}", "RTF"),
        ("a.csv", b"time,text\n", ".csv"),
        ("a.png", b"\x89PNG", ".png"),
    ],
)
def test_formats_that_are_not_read_are_refused_by_name(
    tmp_path: Path, file: str, content: bytes, format_name: str
) -> None:
    path = tmp_path / file
    path.write_bytes(content)
    with refused("import-format", file=file, format=format_name):
        read_source(path)


def test_missing_files_and_folders_are_refused(tmp_path: Path) -> None:
    with refused("import-missing", file="nothing.txt"):
        read_source(tmp_path / "nothing.txt")
    with refused("import-not-a-file", file=tmp_path.name):
        read_source(tmp_path)
    with refused("import-not-a-file", file=Path.cwd().name):
        read_source(Path())


def test_a_text_too_large_for_a_transcript_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    path.write_bytes(b"a")
    os.truncate(path, MAX_TEXT + 1)
    with refused("import-too-large", file="huge.txt", megabytes=64):
        read_source(path)


@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_opened_is_trouble(tmp_path: Path) -> None:
    path = tmp_path / "S01.txt"
    path.write_bytes(b"I: Hi")
    path.chmod(0)
    with pytest.raises(Trouble) as caught:
        read_source(path)
    assert caught.value.reason == "import-unreadable"
    assert "S01.txt" in sentence(caught.value)


def test_a_name_that_the_system_refuses_is_trouble(tmp_path: Path) -> None:
    with pytest.raises(Trouble) as caught:
        read_source(tmp_path / ("a" * 5000))
    assert caught.value.reason == "import-unreadable"


def test_every_reason_that_is_given_has_a_sentence() -> None:
    folder = Path(importing.__file__).parent
    code = "".join(path.read_text(encoding="utf-8") for path in folder.glob("*.py"))
    reasons = set(re.findall(r'"((?:import|docx)-[a-z0-9-]+)"', code))
    assert len(reasons) > 15
    assert reasons <= SENTENCES.keys()
    unused = {slug for slug in SENTENCES if not slug.startswith("left-out-")} - reasons
    assert unused == set()
