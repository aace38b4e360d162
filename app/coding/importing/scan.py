"""Which beginnings of lines may be labels once their neighbours are looked at.

A name with a colon stands for itself. A name alone on a line, without a colon, could be any short
answer; it is taken only where the lines around it speak for it: a known name, a stamp in front of
it or above it, an indented text below it, or bold type.
"""

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from app.coding.importing.heads import Head, head_of
from app.coding.importing.labels import is_interjection, kind_of

_LINE = re.compile(r"[^\n]+")
_INDENTED = re.compile(r"\t|  ")
_MOST_WORDS_ALONE = 4


class Scan(NamedTuple):
    """The label-like and stamp-like beginnings of a text's lines, in order."""

    labels: list[Head]
    stamps: list[Head]
    lines: list[tuple[int, int]]
    """The spans of all lines with something visible on them."""


def scan(text: str, known: Callable[[str], bool]) -> Scan:
    """Look at every line of a text; `known` says which names are speakers for certain."""
    lines = [
        (found.start(), found.end())
        for found in _LINE.finditer(text)
        if not found.group().isspace()
    ]
    heads = [head_of(text, start, end, known) for start, end in lines]
    return Scan(_labels(text, heads, known), _stamps(heads), lines)


def _labels(text: str, heads: Sequence[Head | None], known: Callable[[str], bool]) -> list[Head]:
    stamps_name_below = _stamps_name_below(heads)
    labels: list[Head] = []
    above: Head | None = None
    for place, head in enumerate(heads):
        below = heads[place + 1] if place + 1 < len(heads) else None
        last = place + 1 == len(heads)
        if head is not None and head.name and _may_be_label(head, known):
            stamp = above if _is_stamp_line(above) else None
            named_below = stamps_name_below and _names_below(stamp, head, below)
            if (
                head.form != "alone"
                or named_below
                or (not last and _may_stand_alone(text, head, below, known))
            ):
                labels.append(_with_stamp_above(head, stamp))
        above = head
    return labels


def _may_be_label(head: Head, known: Callable[[str], bool]) -> bool:
    kind = kind_of(head.name)
    if known(head.name):
        return True
    if head.form in ("colon", "dash"):
        return kind != "none"
    return kind == "name" and not head.name.islower()


def _may_stand_alone(
    text: str, head: Head, below: Head | None, known: Callable[[str], bool]
) -> bool:
    """Judge a name alone on its line by the name, its type and what stands below it."""
    if known(head.name):
        return True
    if not _looks_alone(head):
        return False
    if head.marked:
        return True
    if head.seconds is not None:
        return head.sure_stamp and (below is None or below.seconds is None)
    indented = _INDENTED.match(text, head.end + 1)
    return indented is not None and not _INDENTED.match(text, head.line)


def _looks_alone(head: Head) -> bool:
    few = len(head.name.split()) <= _MOST_WORDS_ALONE
    return few and head.name[-1] not in ".:-" and not is_interjection(head.name)


def _is_stamp_line(head: Head | None) -> bool:
    return head is not None and head.form == "stamp" and head.text >= head.end


def _names_below(stamp: Head | None, head: Head | None, below: Head | None) -> bool:
    """Say whether a stamp line is followed at once by a line that may be a name, and then text."""
    if stamp is None or head is None or head.form != "alone" or head.line != stamp.end + 1:
        return False
    plain_below = below is None or below.seconds is None
    return plain_below and kind_of(head.name) == "name" and _looks_alone(head)


def _stamps_name_below(heads: Sequence[Head | None]) -> bool:
    """Say whether it is this text's habit to write a stamp, the name below, and then the text."""
    stamps = named = 0
    for place, head in enumerate(heads[:-1]):
        if _is_stamp_line(head):
            stamps += 1
            below = heads[place + 2] if place + 2 < len(heads) else None
            named += _names_below(head, heads[place + 1], below)
    return 2 * named >= stamps


def _with_stamp_above(head: Head, stamp: Head | None) -> Head:
    if stamp is None:
        return head
    at = stamp.seconds if head.seconds is None else head.seconds
    return head._replace(line=stamp.line, seconds=at)


def _stamps(heads: Sequence[Head | None]) -> list[Head]:
    """Return the lines that begin with a time; a bare `12:30` only where that is the habit."""
    timed = [head for head in heads if head is not None and head.behind_stamp > head.line]
    habit = 2 * len(timed) >= len(heads)
    return [head for head in timed if head.sure_stamp or habit]
