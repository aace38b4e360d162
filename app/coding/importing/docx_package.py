"""The parts of a Word file, read safely.

A .docx is a ZIP of XML parts and may come from anywhere. Sizes and compression ratios are checked
before anything is unpacked, parts are unpacked in bounded steps (a header can lie), and the number
of tags is limited, because a tree takes far more memory than its text. XML is parsed without
entities, network and DTD, and a DOCTYPE in any part is refused.
"""

import errno
import posixpath
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO, NamedTuple

from lxml import etree

from app.models.errors import Refusal

MAX_PART = 64 * 1024**2
"""Bytes of one unpacked XML part; an hour of talk takes about one million."""
MAX_TOTAL = 2 * MAX_PART
"""Bytes of all unpacked XML parts."""
MAX_RATIO = 200
"""Unpacked to packed bytes, for parts above `RATIO_FROM`; Word's own reach about 30."""
RATIO_FROM = 16 * 1024**2
MAX_MARKS = 2_000_000
"""Tags and attributes of one part: as a tree a tag took 120 bytes and an attribute 220."""

_STEP = 256 * 1024
_DAMAGED = (
    zipfile.BadZipFile, zlib.error, EOFError, struct.error, etree.XMLSyntaxError, ValueError,
    NotImplementedError,
)  # fmt: skip
_PROLOG = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^<>]*\?>\s*)?<[A-Za-z_]")
"""How every ordinary part begins: a root element at once, so that no DOCTYPE can follow."""
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_USUAL = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


class Relation(NamedTuple):
    """A pointer from one part to another: what the other is, and its name."""

    type: str
    target: str


class Package:
    """An opened Word file. Part names are compared without regard to case, as the format says."""

    def __init__(self, handle: BinaryIO, file: str) -> None:
        self._file = file
        with self._damage_named():
            self._zip = zipfile.ZipFile(handle)
            self._entries = {_part_name(entry.filename): entry for entry in self._zip.infolist()}
        self._refuse_bombs()
        for name, entry in self._xml_entries():
            self._refuse_doctype(name, entry)
        self._relations: dict[str, list[Relation]] = {}
        self.document = self._find_document()

    def tree(self, name: str) -> etree._Element | None:
        """Return the root element of a part, or None where there is no such part.

        The "strict" edition of the format comes out under the usual namespace; its names are the
        same.
        """
        entry = self._entries.get(_part_name(name))
        if entry is None:
            return None
        data = self._unpack(entry).replace(_STRICT, _USUAL)
        if data.count(b"<") + data.count(b"=") > MAX_MARKS:
            raise Refusal("docx-too-large", file=self._file)
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False,
            remove_comments=True, remove_pis=True,
        )  # fmt: skip
        with self._damage_named():
            root = etree.fromstring(data, parser)
        if root.getroottree().docinfo.internalDTD is not None:
            raise Refusal("docx-doctype", file=self._file, part=name)
        return root

    def related(self, name: str, kind: str) -> list[str]:
        """Return the parts that `name` points to by relations whose type ends in `/kind`."""
        if name not in self._relations:
            self._relations[name] = list(self._read_relations(name))
        return [one.target for one in self._relations[name] if one.type.endswith(f"/{kind}")]

    def _read_relations(self, name: str) -> Iterator[Relation]:
        folder, base = posixpath.split(name)
        root = self.tree(f"{folder}/_rels/{base}.rels")
        for one in () if root is None else root.iter(_RELATIONSHIP):
            target = posixpath.join("/", folder, one.get("Target", ""))
            if one.get("TargetMode") != "External":
                yield Relation(one.get("Type", ""), posixpath.normpath(target))

    def _find_document(self) -> str:
        """The main part is where the package's relations say, whatever its name."""
        named = [name for name in self.related("", "officeDocument") if _part_name(name)]
        for name in [*named, "word/document.xml"]:
            if _part_name(name) in self._entries:
                return name
        raise Refusal("import-not-word", file=self._file)

    def _xml_entries(self) -> Iterator[tuple[str, zipfile.ZipInfo]]:
        for name, entry in self._entries.items():
            if name.endswith((".xml", ".rels", ".vml")):
                yield name, entry

    def _refuse_bombs(self) -> None:
        total = 0
        for _, entry in self._xml_entries():
            size = entry.file_size
            total += size
            crammed = size > RATIO_FROM and size > MAX_RATIO * max(entry.compress_size, 1)
            if crammed or size > MAX_PART or total > MAX_TOTAL:
                raise Refusal("docx-too-large", file=self._file)
            if entry.flag_bits & 1:
                raise Refusal("docx-encrypted", file=self._file)
            if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
                raise Refusal("docx-damaged", file=self._file)

    def _refuse_doctype(self, name: str, entry: zipfile.ZipInfo) -> None:
        with self._damage_named(), self._zip.open(entry) as stream:
            head = stream.read(1024)
        if not _PROLOG.match(head) and _has_doctype(self._unpack(entry)):
            raise Refusal("docx-doctype", file=self._file, part=name)

    def _unpack(self, entry: zipfile.ZipInfo) -> bytes:
        """Unpack one part in steps.

        zipfile stops at the size that the header tells, which was checked, and then finds the
        checksum wrong; but asked for everything at once it would unpack everything first.
        """
        with self._damage_named(), self._zip.open(entry) as stream:
            return b"".join(iter(lambda: stream.read(_STEP), b""))

    @contextmanager
    def _damage_named(self) -> Iterator[None]:
        try:
            yield
        except _DAMAGED as error:
            raise Refusal("docx-damaged", file=self._file) from error
        except OSError as error:
            if error.errno != errno.EINVAL:  # EINVAL: the directory points outside the file
                raise
            raise Refusal("docx-damaged", file=self._file) from error


def _part_name(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").lower()


def _has_doctype(data: bytes) -> bool:
    """Look for the declaration in UTF-8 and UTF-16, the two encodings that the format allows."""
    if b"<!DOCTYPE" in data:
        return True
    if b"\0" not in data[:4]:
        return False
    return any("<!DOCTYPE".encode(code) in data for code in ("utf-16-le", "utf-16-be"))
