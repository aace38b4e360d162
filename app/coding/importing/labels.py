"""Is this the name of a speaker? What a label is taken for by its words alone.

A name in front of a colon may be a speaker, a field of the header ("Date"), a remark ("Note"), or
the beginning of a sentence ("He said"). This module sorts names into kinds; whether a label counts
also depends on how often it stands there, which `propose` decides.
"""

import re
import unicodedata
from functools import lru_cache
from typing import Literal

from app.coding.importing.records import Role
from app.coding.importing.speaker_words import (
    CHINESE_CLAUSE,
    CHINESE_VERBS,
    CLAUSE,
    INTERJECTIONS,
    NAMES_TOO,
    NEVER_KNOWN,
    NOBODY,
    PARTICLES,
    PEOPLE,
    USUAL,
)

Kind = Literal["name", "phrase", "nobody", "clause", "none"]
"""name: like a speaker; phrase: words in lower case; nobody: a field or remark; clause: begins a
sentence; none: no name at all."""

LONGEST = 48
"""Code points of the longest name."""
_MOST_WORDS = 6
_MOST_CHINESE = 8
_NO_NAME = re.compile(r"[!?;,=|{}<>@…\"“”„«»！？。，；、]|https?|www\.|\.{2}", re.IGNORECASE)
_POINT = re.compile(r"\w{4,}\.(?:\s|$)")
_CHINESE = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_ASIDE = re.compile(r"\s*[(（\[][^()（）\[\]]{0,30}[)）\]]\s*$")
_SQUEEZED = re.compile(r"(?<!\d)[\s._#*-]+|[\s._#*-]+(?!\d)")
_CLOSING = frozenset(")）]")


@lru_cache(maxsize=65_536)
def key(name: str) -> str:
    """Return what is compared: case, width, blanks, points and hyphens make no difference.

    Between two numbers they do: P1-2 is not P12.
    """
    return _SQUEEZED.sub("", unicodedata.normalize("NFKC", name).casefold())


def without_aside(name: str) -> str:
    """Return the name without a remark in brackets behind it, such as "(laughs)"."""
    return _ASIDE.sub("", name).strip() if name[-1:] in _CLOSING else name


@lru_cache(maxsize=65_536)
def base(name: str) -> str:
    """Return the key without an aside in brackets and without a number or letter behind it."""
    plain = without_aside(name)
    folded = key(plain)
    if folded in USUAL:
        return folded
    one_of_several = plain[-1:].isascii() and plain[-1:].isalpha()
    if one_of_several and (plain[-2:-1].isspace() or _CHINESE.match(plain[-2:-1])):
        return key(plain[:-1])
    return folded.rstrip("0123456789")


def usual_role(name: str) -> Role | None:
    """Return the role of one of the usual labels, "unknown" if it says none, or None.

    A single letter is usual only without a number: "P1" may be anything.
    """
    if len(name) > LONGEST:
        return None
    found = base(name)
    if len(found) == 1 and found.isascii() and key(without_aside(name)) != found:
        return None
    return USUAL.get(found)


def is_person(name: str) -> bool:
    """Say whether the word names people of a study, such as students or doctors."""
    return base(name) in PEOPLE


def is_never_known(name: str) -> bool:
    """Say whether the label itself says that the speaker was not recognised."""
    return key(name) in NEVER_KNOWN


def is_interjection(name: str) -> bool:
    """Say whether this is something that people say, alone on a line."""
    return key(name) in INTERJECTIONS


@lru_cache(maxsize=65_536)
def kind_of(name: str) -> Kind:
    """Sort a name by its words."""
    if not 0 < len(name) <= LONGEST or _NO_NAME.search(name) or _POINT.search(name):
        return "none"
    if not name[0].isalnum() or name.count("(") != name.count(")"):
        return "none"
    if usual_role(name) is not None:
        return "name"
    if base(name) in NOBODY or key(name) in NOBODY:
        return "nobody"
    plain = without_aside(name)
    if _CHINESE.search(plain):
        return _kind_of_chinese(plain)
    return _kind_of_words(plain.split())


def _kind_of_chinese(name: str) -> Kind:
    if len(_CHINESE.findall(name)) > _MOST_CHINESE:
        return "none"
    clause = CHINESE_CLAUSE & set(name) or (len(name) > 2 and name[-1] in CHINESE_VERBS)
    return "clause" if clause else "name"


def _kind_of_words(words: list[str]) -> Kind:
    if len(words) > _MOST_WORDS:
        return "none"
    if not any(char.isalpha() for word in words for char in word):
        return "name" if len(words) == 1 and len(words[0]) <= 3 else "none"
    folded = [word.casefold().strip(".'’") for word in words]
    begins = folded[0] in CLAUSE and not (words[0][0].isupper() and folded[0] in NAMES_TOO)
    if begins or any(word in CLAUSE for word in words[1:]):
        return "clause"
    small = [
        word
        for word in words[0 if len(words) > 1 else 1 :]
        if word[0].islower() and word.casefold() not in PARTICLES and not is_person(word)
        and usual_role(word) is None
    ]  # fmt: skip
    return "phrase" if small else "name"
