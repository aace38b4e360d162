"""From a cell of a view of agreement to the passages that it counts."""

from collections.abc import Callable
from itertools import islice
from typing import NamedTuple

from app.coding.agreement.behind import (
    Finder,
    Side,
    Stretch,
    behind,
    of_cell,
    of_node,
    of_segments,
    of_texts,
)
from app.coding.agreement.comparison import Question, Scope, each_marks, scope_of
from app.coding.agreement.confusion import NOTHING
from app.coding.reports.agreement_views import MARKED, View, ViewName
from app.coding.tables.value import Key
from app.models import queries
from app.models.reader import Reader

ScopeBy = Callable[[Reader, Question], Scope]
MOST = 500  # passages that are read; nobody reads more at a time
_LONGEST = 240  # code points of a passage that are shown
_SIDES: dict[str, tuple[Side, ...]] = {
    "both": ("both",),
    "only-first": ("first",),
    "only-second": ("second",),
    "neither": ("neither",),
}
_MARKED: tuple[Side, ...] = ("both", "first", "second")


class Asked(NamedTuple):
    """What a cell asks for: a comparison, and how to find its passages there."""

    question: Question
    find: Finder


class Passage(NamedTuple):
    """A passage behind a figure, in code points, with what the two coders said there (nodes)."""

    transcript: int
    start: int
    end: int
    name: str
    text: str
    first: int
    second: int


class Behind(NamedTuple):
    """The first passages, how many there are in all, and in how many transcripts."""

    passages: tuple[Passage, ...]
    total: int
    texts: int


def asked_by(
    name: ViewName, view: View, question: Question, row: Key, column: str, only: int | None = None
) -> Asked:
    """Return what the cell of a view counts; a figure stands for all that was marked."""
    sides = _SIDES.get(column, _MARKED)
    if name in ("transcripts", "groups", "rounds"):
        if name == "rounds":
            question = question._replace(round=view.rounds[row])
        return Asked(question, of_texts(view.texts[row], sides, only))
    if name == "confusion":
        return Asked(question, _of_confusion(int(row), column))
    if name == "pairs":
        one, other = map(int, str(row).split(":"))
        return Asked(question, of_cell(one, other))
    if name == "segments":
        return Asked(question, of_segments(float(row), matched=column == "matched"))
    if isinstance(row, str):  # one of the alphas over all values
        return Asked(question, of_texts(None, _MARKED))
    return Asked(question, of_node(row, sides))


def _of_confusion(row: int, column: str) -> Finder:
    if column in (MARKED, "code"):
        return of_node(row, ("both", "first")) if row != NOTHING else of_cell(NOTHING, NOTHING)
    return of_cell(row, int(column))


def read_behind(
    reader: Reader, asked: Asked, most: int = MOST, scope_by: ScopeBy = scope_of
) -> Behind:
    """Read the passages that a cell counts; refused as `scope_of` is, or what stands for it."""
    scope = scope_by(reader, asked.question)
    found = behind(each_marks(reader, scope), asked.find)
    first = list(islice(found, most))
    texts = {one.transcript for one in first}
    total = len(first)
    for one in found:
        total += 1
        texts.add(one.transcript)
    names = {row.id: row.name for row in scope.texts}
    return Behind(tuple(_read(reader, first, names)), total, len(texts))


def _read(reader: Reader, found: list[Stretch], names: dict[int, str]) -> list[Passage]:
    read: dict[int, str] = {}
    passages = []
    for one in found:
        if one.transcript not in read:
            read = {one.transcript: queries.text_of(reader, one.transcript).text}
        words = read[one.transcript][one.start : min(one.end, one.start + _LONGEST)]
        text = " ".join(words.split()) + ("…" if one.end - one.start > _LONGEST else "")
        passages.append(Passage(*one[:3], names[one.transcript], text, one.first, one.second))
    return passages
