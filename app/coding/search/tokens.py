"""A query's tokens: words, quoted expressions, brackets, minus signs and fields.

Quotation marks, colons, brackets and signs may be full-width or typographic, as a Chinese keyboard
or a word processor writes them.
"""

import re
from typing import NamedTuple

from app.models.errors import Refusal

FIELDS = (
    "code",
    "category",
    "theme",
    "group",
    "speaker",
    "participant",
    "coder",
    "transcript",
)
QUOTES = '"“”„‟«»「」『』＂'
_OPEN, _CLOSE, _MINUS, _COLON = "(（", ")）", "-−－–", ":："
_WORD = re.compile(rf"[^\s{QUOTES}()（）]+")
_FIELD = re.compile(rf"([A-Za-z]+)[{_COLON}]")
_NEAR = re.compile(r"NEAR(?:/(\d{1,4}))?")
_NEAR_WORDS = 10
_SHOWN = 30  # characters behind an open quotation mark


class Token(NamedTuple):
    """`kind`: word, quoted, field, open, close, minus, or, and, near. `words` is NEAR's number."""

    kind: str
    text: str = ""
    field: str = ""
    words: int = _NEAR_WORDS


def tokens(query: str) -> list[Token]:
    """Return the tokens; refused for an unclosed quotation mark and an unknown field."""
    found: list[Token] = []
    at = 0
    while at < len(query):
        token, at = _next(query, at)
        if token is not None:
            found.append(token)
    return found


def _next(query: str, at: int) -> tuple[Token | None, int]:
    char = query[at]
    if char.isspace():
        return None, at + 1
    if char in QUOTES:
        text, end = _quoted(query, at)
        return Token("quoted", text), end
    if char in _OPEN:
        return Token("open"), at + 1
    if char in _CLOSE:
        return Token("close"), at + 1
    if char in _MINUS and at + 1 < len(query) and not query[at + 1].isspace():
        return Token("minus"), at + 1
    field = _FIELD.match(query, at)
    if field is not None:
        return _narrowing(query, field)
    word = _WORD.match(query, at)
    assert word is not None
    return _word(word[0]), word.end()


def _word(text: str) -> Token:
    if text in ("OR", "AND"):
        return Token(text.lower())
    near = _NEAR.fullmatch(text)
    if near is not None:
        return Token("near", words=int(near[1]) if near[1] else _NEAR_WORDS)
    return Token("word", text)


def _narrowing(query: str, field: re.Match[str]) -> tuple[Token | None, int]:
    name, at = field[1].lower(), field.end()
    quoted = at < len(query) and query[at] in QUOTES
    value = None if quoted else _WORD.match(query, at)
    if not quoted and value is None and name not in FIELDS:
        return Token("word", field[0]), at  # a word with a colon behind it
    if name not in FIELDS:
        raise Refusal("search-field-unknown", field=field[1], fields=", ".join(FIELDS))
    if quoted:
        text, end = _quoted(query, at)
    else:
        text, end = (value[0], value.end()) if value is not None else ("", at)
    if not text:
        raise Refusal("search-field-empty", field=name)
    return Token("field", text, name), end


def _quoted(query: str, at: int) -> tuple[str, int]:
    end = next((k for k in range(at + 1, len(query)) if query[k] in QUOTES), None)
    if end is None:
        raise Refusal("search-quote-open", rest=query[at + 1 :][:_SHOWN])
    return query[at + 1 : end].strip(), end + 1
