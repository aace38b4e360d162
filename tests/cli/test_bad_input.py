"""What bad input gets: one sentence, exit code 1, the others imported, nothing half done."""

import os
import resource
import shutil
import struct
import subprocess
import sys
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document

from tests.cli.conftest import ROOT, Cli, process, rows, state, write

BODY = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Target="word/document.xml" Type="http://schemas.openxmlformats.org/'
    'officeDocument/2006/relationships/officeDocument"/></Relationships>'
)
Make = Callable[[Path], None]


def raw(content: bytes) -> Make:
    return lambda path: path.write_bytes(content) and None  # type: ignore[func-returns-value]


def package(document: str) -> Make:
    """Return what writes a Word file with this main part."""

    def make(path: Path) -> None:
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("_rels/.rels", RELATIONS)
            archive.writestr("word/document.xml", document)

    return make


def protected(path: Path) -> None:
    """Write what Word writes for a password: a container of the old kind with one stream."""
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(512, b"\0")
    path.write_bytes(head + "EncryptedPackage".encode("utf-16-le").ljust(1024, b"\0"))


def bomb(path: Path) -> None:
    """Write a Word file of 600 KB that unpacks to 600 MB, without packing them all."""
    squeeze = zlib.compressobj(9, zlib.DEFLATED, -15)
    once = squeeze.compress(bytes(1024**2)) + squeeze.flush(zlib.Z_FULL_FLUSH)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("_rels/.rels", RELATIONS)
        archive.writestr("word/document.xml", once * 600 + b"\x03\x00")
    data = bytearray(path.read_bytes())
    # The bytes are packed already: say so in both headers, with the size that they unpack to.
    for mark, method, size in ((b"PK\x03\x04", 8, 22), (b"PK\x01\x02", 10, 24)):
        at = data.rindex(mark)
        struct.pack_into("<H", data, at + method, zipfile.ZIP_DEFLATED)
        struct.pack_into("<I", data, at + size, 600 * 1024**2)
    path.write_bytes(data)
    assert path.stat().st_size < 700_000
    with zipfile.ZipFile(path) as archive, archive.open("word/document.xml") as stream:
        assert stream.read(3 * 1024**2) == bytes(3 * 1024**2)


def folder(path: Path) -> None:
    path.mkdir()


ENTITIES = (
    '<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>'
    + BODY
    + "<w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>"
)
LATE = (
    '<?xml version="1.0"?><!-- x --><!DOCTYPE d SYSTEM "file:///etc/passwd">'
    + BODY
    + "</w:document>"
)
BAD: list[tuple[str, Make, str]] = [
    (
        "empty.txt",
        raw(b""),
        "“empty.txt” holds no text. Check that it is the right file and was saved.",
    ),
    (
        "empty.docx",
        raw(b""),
        "“empty.docx” holds no text. Check that it is the right file and was saved.",
    ),
    (
        "blanks.txt",
        raw(b" \r\n\t\n"),
        "“blanks.txt” holds no text. Check that it is the right file and was saved.",
    ),
    (
        "sound.mp3",
        raw(b"ID3 abc"),
        "“sound.mp3” is a .mp3 file, which is not read here. Save it as Word (.docx) or as plain "
        "text (.txt) and import that.",
    ),
    (
        "print.pdf",
        raw(b"%PDF-1.7 abc"),
        "“print.pdf” is a PDF file, which is not read here. Save it as Word (.docx) or as plain "
        "text (.txt) and import that.",
    ),
    (
        "text.docx",
        raw(b"I: Hello"),
        "“text.docx” is not a Word document, whatever its ending says. Open it in the program that "
        "made it, save it as .docx or .txt, and import that.",
    ),
    (
        "secret.docx",
        protected,
        "“secret.docx” is protected by a password. Remove the password in Word and import it "
        "again.",
    ),
    (
        "bodyless.docx",
        package(BODY + "</w:document>"),
        "“bodyless.docx” is a Word file without a document in it. Open it in Word, save it again, "
        "and import that.",
    ),
    (
        "bomb.docx",
        bomb,
        "“bomb.docx” unpacks to far more than a transcript has, as a damaged or malicious file "
        "does. If it is sound, split it in Word into parts.",
    ),
    (
        "entities.docx",
        package(ENTITIES),
        "“entities.docx” has a DOCTYPE in its part word/document.xml, which Word never writes and "
        "which can carry an attack. Open it in Word, save it as a new file, and import that.",
    ),
    (
        "doctype.docx",
        package(LATE),
        "“doctype.docx” has a DOCTYPE in its part word/document.xml, which Word never writes and "
        "which can carry an attack. Open it in Word, save it as a new file, and import that.",
    ),
    (
        "cut.docx",
        raw(b"PK\x03\x04 the rest did not arrive"),
        "“cut.docx” is damaged: its parts cannot be unpacked or read. Open it in Word, let Word "
        "repair it, save it, and import it again.",
    ),
    (
        "half.txt",
        raw(b"I: half \xed\xa0\xbd a smile"),
        "“half.txt” has half a character (a lone surrogate) at place 8. Open it in a text editor, "
        "correct the character there, and save it as UTF-8.",
    ),
    (
        "nul.txt",
        raw(b"I: a\0b"),
        "“nul.txt” has a NUL character at place 4, so it is not plain text in the encoding it was "
        "read in. If it is text, name its encoding (often utf-16). (Here: --encoding.)",
    ),
    ("none.txt", lambda path: None, "There is no file “none.txt”. Check its name and folder."),
    ("folder.txt", folder, "“folder.txt” is a folder, not a file. Name the files in it."),
]


@pytest.mark.parametrize("name, make, why", BAD, ids=[name for name, _, _ in BAD])
def test_a_bad_transcript_gets_one_sentence(
    cli: Cli, study: Path, tmp_path: Path, name: str, make: Make, why: str
) -> None:
    bad = tmp_path / name
    make(bad)
    before = state(study)
    assert cli("import", study, bad).err == f"threefold: {why}\n"
    assert state(study) == before
    good = [write(tmp_path / f"{one}.txt", f"I: a\n{one}: b\nI: c") for one in ("S02", "S03")]
    said = cli("import", study, good[0], bad, good[1], "--json")
    assert said.code == 1
    assert said.err == f"threefold: {why}\n"
    assert said.json["failed"] == [{"file": str(bad), "why": why}]
    assert [one["transcript"] for one in said.json["imported"]] == ["S02", "S03"]
    assert cli("check", study).code == 0


ODD = [
    (
        "latin.txt",
        "cp1252",
        "I: Müller said “déjà vu” – naïve, señor?\nD01: Ça va, Grüße.\nI: Où?\n",
    ),
    (
        "chinese.txt",
        "gb18030",
        "采访者：你好，请问什么是共情？\nS05：就是理解病人的感受。\n采访者：嗯。\n",
    ),
    ("wide.txt", "utf-16", "I: 你好\nS05: hello\nI: 嗯\n"),
]


@pytest.mark.parametrize("name, encoding, text", ODD, ids=[name for name, _, _ in ODD])
def test_other_encodings_come_out_right(
    cli: Cli, study: Path, tmp_path: Path, name: str, encoding: str, text: str
) -> None:
    file = tmp_path / name
    file.write_bytes(text.replace("\n", "\r\n").encode(encoding))
    assert cli("import", study, file).code == 0
    assert cli("text", study, file.stem).out == text


@pytest.mark.parametrize("ending", ["txt", "docx"])
def test_five_megabytes_in_one_paragraph(
    cli: Cli, study: Path, tmp_path: Path, ending: str
) -> None:
    text = "Trust is 信 a word. " * (5_000_000 // 18)
    file = tmp_path / f"long.{ending}"
    if ending == "txt":
        file.write_text(text, encoding="utf-8")
    else:
        document = Document()
        document.add_paragraph(text)
        document.save(str(file))
    assert cli("import", study, file, "--json").code == 0
    assert cli("text", study, "long").out.rstrip("\n") == text


HEAD = "transcript,start,end,code,coder,quote"
FILES: list[tuple[tuple[str, ...], str, str]] = [
    (("codings", "import"), "", "“x.csv” is empty. Its first line has to name the columns."),
    (
        ("codings", "import"),
        f"{HEAD}\nS01,0,5000,c,Ana,",
        "“x.csv” does not fit in line 2: 0–5000 lies outside “S01”, which has ",
    ),
    (
        ("codings", "import"),
        f"{HEAD}\nS01,0,5,c,Ana,not in it",
        "“x.csv” does not fit in line 2: The quote is not the text of “S01” at 0–5, and it stands "
        "nowhere else in it. Nothing was imported;",
    ),
    (
        ("codings", "import"),
        "transcript,start,code\nS01,0,c",
        "“x.csv” has no columns end, coder; its first line names: transcript, start, code.",
    ),
    (
        ("codings", "import"),
        f'{HEAD}\nS01,0,5,"c,Ana,',
        "The quotation marks of “x.csv” do not match in the row that starts in line 2:",
    ),
    (
        ("participants",),
        "id,age\nS02,1\nS02,2",
        "“x.csv” does not fit in line 3: “S02” stands in line 2 already. Nothing was imported;",
    ),
    (("codebook", "import"), "code\n\0", "“x.csv” is not a text file."),
    (("codebook", "import"), "name,definition\na,b", "“x.csv” has no column “code”;"),
]


@pytest.mark.parametrize("words, text, why", FILES, ids=[why[:60] for _, _, why in FILES])
def test_a_bad_csv_file_gets_one_sentence(
    cli: Cli, study: Path, tmp_path: Path, words: tuple[str, ...], text: str, why: str
) -> None:
    before = state(study)
    file = tmp_path / "x.csv"
    file.write_text(text)
    assert cli(*words, study, file).line.startswith(why)
    assert state(study) == before
    assert cli(*words, study, tmp_path / "none.csv").line == (
        f"There is no file “{tmp_path / 'none.csv'}”. Check the name and the folder."
    )
    assert cli(*words, study, tmp_path).line == (
        f"“{tmp_path}” is a folder. Give the name of a CSV file."
    )


def test_a_full_disk_keeps_the_older_export(cli: Cli, study: Path, tmp_path: Path) -> None:
    """A file that may not grow fails as a full disk does."""
    enough_to_open = 32 * 1024 + 1

    def nothing_may_grow() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (enough_to_open, enough_to_open))

    out = tmp_path / "t1.docx"
    # The copy of the day is made by this, and the export below writes one file only.
    assert cli("export", study, "participants-table", out).code == 0
    assert out.stat().st_size > enough_to_open
    out.write_text("the older one")
    # A compiled module that was cut off would stop every program that is started later.
    settings = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
    words = ("export", study, "participants-table", out)
    done = process(*words, env=settings, preexec_fn=nothing_may_grow)
    assert (done.returncode, done.stdout) == (1, "")
    assert out.read_text() == "the older one"
    assert [path.name for path in tmp_path.iterdir() if path.suffix == ".part"] == []
    assert done.stderr.splitlines()[-1] == (
        f"threefold: There is no room on the disk for “{out}”. Nothing was written. Free some "
        "space and export again."
    )


SCRIPT = """
mount -t tmpfs -o size=2m none "$1" || exit 77
cp "$2" "$1/p.threefold"
"$3" -m app.main import "$1/p.threefold" "$4" "$5" --json
code=$?
cp "$1/p.threefold" "$6"
exit $code
"""


def test_a_full_disk_keeps_the_project(cli: Cli, study: Path, tmp_path: Path) -> None:
    """Import a text that is larger than the disk, then one that fits, on a disk of its own."""
    if os.name != "posix" or shutil.which("unshare") is None:
        pytest.skip("needs a disk that can be filled")
    disk, kept = tmp_path / "disk", tmp_path / "kept.threefold"
    disk.mkdir()
    large = write(tmp_path / "large.txt", "words and words " * 200_000)
    small = write(tmp_path / "S02.txt", "I: a", "S02: b", "I: c")
    command = ["unshare", "--mount", "sh", "-c", SCRIPT, "sh"]
    done = subprocess.run(
        [*command, disk, study, sys.executable, large, small, kept],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode == 77 or "unshare failed" in done.stderr:
        pytest.skip("may not mount a disk here")
    assert done.returncode == 1, done.stderr
    assert done.stderr == (
        f"threefold: The disk that holds “{disk / 'p.threefold'}” is full. Make room and try "
        "again; nothing was changed.\n"
    )
    assert {name for (name,) in rows(kept, "transcript", "name")} == {"S01", "S02"}
    assert len(rows(kept, "text_version", "id")) == 2
    assert cli("check", kept).code == 0
