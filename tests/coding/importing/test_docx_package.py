"""Word files that are damaged, protected or made to harm are refused, quickly and in words."""

import struct
import tracemalloc
import zipfile
from pathlib import Path

import pytest

from app.coding.importing import read_source
from tests.coding.importing.refusals import refused
from tests.coding.importing.word import document, element, p, parts, relations, write

MEGABYTE = 1024**2
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def bomb(tmp_path: Path, part: bytes, name: str = "word/document.xml") -> Path:
    return write(
        tmp_path / "bomb.docx", parts(p("text"), styles=element("styles", "")) | {name: part}
    )


@pytest.mark.parametrize(
    "part",
    [
        pytest.param(document(p("a" * 70 * MEGABYTE)).encode(), id="one endless word"),
        pytest.param(document("<w:p/>" * 3 * MEGABYTE).encode(), id="crammed tags"),
        pytest.param(document("<w:p/>" * 2 * MEGABYTE).encode(), id="too many tags"),
        pytest.param(
            document(p("a")).encode()
            + b" " * 20 * MEGABYTE,
            id="endless blanks",
        ),
    ],
)  # fmt: skip
def test_a_bomb_is_refused_before_it_takes_memory(tmp_path: Path, part: bytes) -> None:
    path = bomb(tmp_path, part)
    assert path.stat().st_size < MEGABYTE / 2
    del part
    tracemalloc.start()
    with refused("docx-too-large", file="bomb.docx"):
        read_source(path)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 40 * MEGABYTE


def test_too_many_attributes_are_refused(tmp_path: Path) -> None:
    attributes = " ".join(f"a{number}=''" for number in range(100))
    with refused("docx-too-large"):
        read_source(bomb(tmp_path, document(f"<w:p {attributes}/>" * 21_000).encode()))


def test_a_part_that_is_not_needed_may_be_a_bomb_only_within_the_limits(tmp_path: Path) -> None:
    with refused("docx-too-large"):
        read_source(bomb(tmp_path, b"<a>" + b" " * 70 * MEGABYTE + b"</a>", "customXml/item1.xml"))


def test_many_parts_within_the_limits_may_be_a_bomb_together(tmp_path: Path) -> None:
    part = b"<a>" + b" " * 13 * MEGABYTE + b"</a>"
    items = {f"word/header{number}.xml": part for number in range(10)}
    with refused("docx-too-large"):
        read_source(write(tmp_path / "bomb.docx", parts(p("text")) | items))


def test_a_header_that_lies_about_the_size_gains_nothing(tmp_path: Path) -> None:
    path = bomb(tmp_path, document(p("a" * 100 * MEGABYTE)).encode())
    data = bytearray(path.read_bytes())
    directory = data.rindex(b"PK\x01\x02", 0, data.rindex(b"word/document.xml"))
    for place in (directory + 24, data.index(b"word/document.xml") - 30 + 22):
        struct.pack_into("<I", data, place, 5000)
    path.write_bytes(data)
    tracemalloc.start()
    with refused("docx-damaged"):
        read_source(path)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 10 * MEGABYTE


def test_long_but_honest_text_is_read(tmp_path: Path) -> None:
    said = "word and other, " * 300_000
    path = write(tmp_path / "long.docx", parts(p("Interviewer: ", said)))
    assert read_source(path).text == "Interviewer: " + said


DOCTYPE = '<!DOCTYPE w:x [<!ENTITY lol "lol">]>'


@pytest.mark.parametrize(
    "name, part",
    [
        ("word/document.xml", DOCTYPE + document(p("&lol;"))),
        ("word/styles.xml", '<?xml version="1.0"?>\n' + DOCTYPE + element("styles", "")),
        ("docProps/core.xml", DOCTYPE + "<core/>"),
        ("_rels/.rels", DOCTYPE + relations({"word/document.xml": "officeDocument"})),
        ("customXml/item1.xml", "<!-- <a> -->" + DOCTYPE + "<a/>"),
        (
            "word/footnotes.xml",
            ('<?xml version="1.0" encoding="UTF-16"?>' + DOCTYPE + "<a/>").encode("utf-16"),
        ),
    ],
)
def test_a_doctype_in_any_part_is_refused(tmp_path: Path, name: str, part: str | bytes) -> None:
    path = write(tmp_path / "S01.docx", parts(p("text")) | {name: part})
    with refused("docx-doctype", file="S01.docx", part=name.lower()):
        read_source(path)


def test_a_doctype_in_an_encoding_that_the_format_forbids_is_refused(tmp_path: Path) -> None:
    part = (DOCTYPE + document(p("text"))).encode("utf-32-be")
    with refused("docx-doctype"):
        read_source(write(tmp_path / "S01.docx", parts("") | {"word/document.xml": part}))


def test_utf_16_parts_and_the_strict_edition_are_read(tmp_path: Path) -> None:
    strict = document(p("strict")).replace(
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    part = ('<?xml version="1.0" encoding="UTF-16"?>' + document(p("wide"))).encode("utf-16")
    for content, text in ((strict, "strict"), (part, "wide")):
        path = write(tmp_path / "S01.docx", parts("") | {"word/document.xml": content})
        assert read_source(path).text == text


def test_the_document_is_where_the_package_says(tmp_path: Path) -> None:
    files = parts(p("elsewhere"))
    files["Word\\Document2.xml"] = files.pop("word/document.xml")
    files["_rels/.rels"] = relations({"/word/document2.xml": "officeDocument"})
    assert read_source(write(tmp_path / "S01.docx", files)).text == "elsewhere"


@pytest.mark.parametrize(
    "files, reason",
    [
        pytest.param({"word/document.xml": element("document", "")}, "docx-no-body", id="no body"),
        pytest.param({"word/document.xml": "<w:document"}, "docx-damaged", id="cut XML"),
        pytest.param({"word/document.xml": b"\0\1\2"}, "docx-damaged", id="no XML"),
        pytest.param({"word/document.xml": document(p())}, "import-empty", id="no text"),
        pytest.param({"hello.txt": "hello"}, "import-not-word", id="another ZIP"),
        pytest.param(
            {"_rels/.rels": relations({"xl/workbook.xml": "officeDocument"}),
             "xl/workbook.xml": "<workbook/>"},
            "import-not-word",
            id="a workbook",
        ),
    ],
)  # fmt: skip
def test_what_is_no_document_is_refused(
    tmp_path: Path, files: dict[str, str | bytes], reason: str
) -> None:
    with refused(reason, file="S01.docx"):
        read_source(write(tmp_path / "S01.docx", files))


@pytest.mark.parametrize(
    "content, reason",
    [
        pytest.param(b"", "import-empty", id="0 bytes"),
        pytest.param(OLE + "EncryptedPackage".encode("utf-16-le"), "docx-encrypted", id="password"),
        pytest.param(OLE + "WordDocument".encode("utf-16-le"), "import-old-word", id="old .doc"),
        pytest.param(OLE, "import-not-word", id="other old Office file"),
        pytest.param(b"just words\n", "import-not-word", id="text"),
        pytest.param(b"PK\x03\x04 and then nothing", "docx-damaged", id="cut ZIP"),
        pytest.param(b"%PDF-1.7\n", "import-format", id="PDF"),
    ],
)
@pytest.mark.parametrize("name", ["S01.docx", "S01.DOC"])
def test_what_wears_a_word_ending_is_refused_for_what_it_is(
    tmp_path: Path, name: str, content: bytes, reason: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with refused(reason, file=name):
        read_source(path)


@pytest.mark.parametrize("share", [0.3, 0.6, 0.9, 0.99])
def test_a_cut_file_is_damaged(tmp_path: Path, share: float) -> None:
    path = write(tmp_path / "S01.docx", parts(p("text")))
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * share)])
    with refused("docx-damaged"):
        read_source(path)


def test_a_changed_byte_is_damage(tmp_path: Path) -> None:
    path = write(tmp_path / "S01.docx", parts(p("text and more text " * 50)))
    data = bytearray(path.read_bytes())
    place = data.index(b"word/document.xml") + 40
    data[place] ^= 0xFF
    path.write_bytes(data)
    with refused("docx-damaged"):
        read_source(path)


def test_an_entry_with_a_password_is_refused(tmp_path: Path) -> None:
    path = write(tmp_path / "S01.docx", parts(p("text")))
    data = bytearray(path.read_bytes())
    directory = data.rindex(b"PK\x01\x02", 0, data.rindex(b"word/document.xml"))
    data[directory + 8] |= 1
    path.write_bytes(data)
    with refused("docx-encrypted"):
        read_source(path)


def test_a_packing_that_word_does_not_use_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "S01.docx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_BZIP2) as archive:
        for name, content in parts(p("text")).items():
            archive.writestr(name, content)
    with refused("docx-damaged"):
        read_source(path)
