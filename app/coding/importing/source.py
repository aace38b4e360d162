"""Reading one transcript file: what it is by content, and where its text comes from.

The ending is believed only where content cannot tell: plain text stays plain text under .txt and
.md, even if it looks like subtitles, because the contract fixes its characters. What is known and
not read (old Word, PDF, …) is refused by name, with what to do instead.
"""

import hashlib
from collections import Counter
from io import BufferedReader
from pathlib import Path

from app.coding.importing.docx_package import Package
from app.coding.importing.docx_parts import count_margins
from app.coding.importing.docx_text import docx_text
from app.coding.importing.plain import check_text, decode
from app.coding.importing.records import LeftOut, Source
from app.coding.importing.subtitles import subtitles
from app.models.errors import Refusal, Trouble

MAX_TEXT = 64 * 1024**2
"""Bytes of a text file; more than 500 hours of talk."""

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_KNOWN = ((b"%PDF-", "PDF"), (b"{\\rtf", "RTF"))
_TEXT = frozenset({".txt", ".md", ".markdown", ".text", ""})
_SUBTITLES = frozenset({".vtt", ".srt"})
_WORD = frozenset({".docx", ".docm", ".dotx", ".doc"})


def read_source(path: Path, *, encoding: str | None = None) -> Source:
    """Read a .docx, .txt, .md, .vtt or .srt file as it will be stored.

    `encoding` overrides the detection for text and subtitles and is not used for Word. Everything
    that cannot be read faithfully is refused; an unreadable file is `Trouble`.
    """
    try:
        if not path.exists():
            raise Refusal("import-missing", file=path.name)
        if not path.is_file():
            raise Refusal("import-not-a-file", file=path.name or path.resolve().name or str(path))
        with path.open("rb") as handle:
            return _read(path, handle, encoding)
    except OSError as error:
        raise Trouble(
            "import-unreadable", file=path.name, why=error.strerror or type(error).__name__
        ) from error


def _read(path: Path, handle: BufferedReader, encoding: str | None) -> Source:
    digest = hashlib.file_digest(handle, "sha256").hexdigest()
    handle.seek(0)
    head = handle.read(1024)
    handle.seek(0)
    if not head:
        raise Refusal("import-empty", file=path.name)
    if head.startswith(_ZIP):
        return _word(path, handle, digest)
    if head.startswith(_OLE):
        raise Refusal(_kind_of_ole(handle.read(MAX_TEXT)), file=path.name)
    _refuse_known(path, head)
    data = handle.read(MAX_TEXT + 1)
    if len(data) > MAX_TEXT:
        raise Refusal("import-too-large", file=path.name, megabytes=MAX_TEXT // 1024**2)
    return _text(path, data, digest, encoding)


def _word(path: Path, handle: BufferedReader, digest: str) -> Source:
    package = Package(handle, path.name)
    text, left_out = docx_text(package, path.name)
    left_out += count_margins(package)
    return Source(path.stem, check_text(text, path.name), None, False, _listed(left_out), digest)


def _text(path: Path, data: bytes, digest: str, encoding: str | None) -> Source:
    read = decode(data, encoding=encoding, file=path.name)
    if path.suffix.lower() not in _SUBTITLES:
        return Source(path.stem, read.text, read.encoding, read.guessed, (), digest)
    found = subtitles(read.text, path.name)
    return Source(
        path.stem, found.text, read.encoding, read.guessed, found.left_out, digest, found.cues
    )


def _refuse_known(path: Path, head: bytes) -> None:
    ending = path.suffix.lower()
    for mark, name in _KNOWN:
        if head.startswith(mark):
            raise Refusal("import-format", file=path.name, format=name)
    if ending in _WORD:
        raise Refusal("import-not-word", file=path.name)
    if ending not in _TEXT | _SUBTITLES:
        raise Refusal("import-format", file=path.name, format=ending)


def _kind_of_ole(data: bytes) -> str:
    """Tell the files apart that share Microsoft's old container, by the names of their streams."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        return "docx-encrypted"
    if "WordDocument".encode("utf-16-le") in data:
        return "import-old-word"
    return "import-not-word"


def _listed(counts: Counter[str]) -> tuple[LeftOut, ...]:
    return tuple(LeftOut(kind, count) for kind, count in sorted(counts.items()) if count)
