"""The characters of a text file: which encoding, which line ends, what is refused.

A byte order mark decides, then strict UTF-8, then a guess that is reported as one. After that only
CRLF and CR become LF; nothing is normalised or trimmed, because offsets count in this text.
"""

import codecs
import re
from typing import NamedTuple

from app.coding.importing.guess import guess_encoding
from app.models.errors import Refusal

_MARKS = (  # UTF-32 before UTF-16, whose mark its own mark begins with
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
)
_SURROGATE = re.compile("[\ud800-\udfff]")


class Decoded(NamedTuple):
    """Text with LF line ends, the encoding it was read in, and whether that was guessed."""

    text: str
    encoding: str
    guessed: bool


def decode(data: bytes, *, encoding: str | None, file: str) -> Decoded:
    """Turn a file's bytes into text.

    `encoding` overrides everything and may be any name that Python knows. Refused are unknown
    names, bytes that do not fit the encoding, NUL and lone surrogates.
    """
    guessed = False
    if encoding is not None:
        text = _decode_as_told(data, encoding, file)
    elif mark := next((pair for pair in _MARKS if data.startswith(pair[0])), None):
        encoding = mark[1]
        text = _decode_strictly(data[len(mark[0]) :], encoding, file)
    elif (read := _as_utf_8(data, file)) is not None:
        encoding, text = "utf-8", read
    else:
        encoding, guessed = guess_encoding(data), True
        if encoding is None:
            raise Refusal("import-encoding-not-found", file=file)
        text = _decode_strictly(data, encoding, file)
    return Decoded(check_text(one_kind_of_line_end(text), file), encoding, guessed)


def one_kind_of_line_end(text: str) -> str:
    """Return the text with CRLF and CR as LF; other separators stay as they are."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def check_text(text: str, file: str) -> str:
    """Return the text, or refuse NUL, lone surrogates and texts without a visible character."""
    if (place := text.find("\0")) >= 0:
        raise Refusal("import-nul", file=file, place=place)
    if lone := _SURROGATE.search(text):
        raise Refusal("import-surrogate", file=file, place=lone.start())
    if not text or text.isspace():
        raise Refusal("import-empty", file=file)
    return text


def _decode_as_told(data: bytes, encoding: str, file: str) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise _does_not_fit(encoding, error.start, file) from error
    except UnicodeError as error:
        raise _does_not_fit(encoding, 0, file) from error
    except (LookupError, ValueError) as error:
        raise Refusal("import-encoding-unknown", file=file, encoding=encoding) from error
    if codecs.lookup(encoding).name in ("utf-16", "utf-32", "utf-8-sig"):
        return text  # these have removed the mark
    return text.removeprefix("\ufeff")


def _decode_strictly(data: bytes, encoding: str, file: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        _refuse_lone_surrogates(data, encoding, file)
        raise _does_not_fit(encoding, error.start, file) from error


def _as_utf_8(data: bytes, file: str) -> str | None:
    try:
        return data.decode()
    except UnicodeDecodeError:
        _refuse_lone_surrogates(data, "utf-8", file)
        return None


def _refuse_lone_surrogates(data: bytes, encoding: str, file: str) -> None:
    """Refuse what is sound but for lone surrogates; it is in no other encoding."""
    if not encoding.startswith("utf"):
        return
    try:
        text = data.decode(encoding, "surrogatepass")
    except UnicodeDecodeError:
        return
    check_text(text, file)


def _does_not_fit(encoding: str, place: int, file: str) -> Refusal:
    return Refusal("import-encoding-wrong", file=file, encoding=encoding, place=place)
