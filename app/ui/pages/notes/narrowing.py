"""Which notes are shown: words in the text, kind, author, what it stands on, since when."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from PySide6.QtCore import QDate, QDateTime, QLocale, Qt

from app.coding.notes import Note
from app.ui.memos.words import group_words, heading_of, plain, target_words
from app.ui.pages.notes.words import named_day
from app.ui.widgets.match import fold

ANY = ""
NOTHING = "nothing"  # a free memo
DATES = "dates"  # a period of one's own, from `first` to `last`
PERIODS = {"today": 0, "week": 6, "month": 29, "year": 364}  # days before today


class Narrowing(NamedTuple):
    """What the reader wants to see; an empty field wants everything.

    `first` and `last` are ISO days, both counted, and hold where `period` is `DATES`.
    """

    words: str = ""
    kind: str = ANY
    author: int | None = None
    subject: str = ANY
    period: str = ANY
    first: str = ""
    last: str = ""


class Heading(NamedTuple):
    """A day, or a thing, above its notes."""

    text: str
    number: int


def narrowed(notes: Iterable[Note], wish: Narrowing, today: date) -> list[Note]:
    """Return the notes that are wanted, in their order. Case and accents do not count."""
    words = fold(wish.words).split()
    return [note for note in notes if _wanted(note, wish, today) and _holds(note, words)]


def by_day(notes: Sequence[Note], today: date) -> list[Heading | Note]:
    """Return the notes under their days, the latest first."""
    return _under(sorted(notes, key=lambda note: (day_of(note), note.created), reverse=True),
                  lambda note: day_words(day_of(note), today))  # fmt: skip


def by_subject(notes: Sequence[Note], free: str) -> list[Heading | Note]:
    """Return the notes under what they stand on; free ones under the word `free`."""
    called = {id(note): group_words(note.on) or free for note in notes}
    ordered = sorted(notes, key=lambda note: (not note.on.kind, fold(called[id(note)])))
    return _under(ordered, lambda note: called[id(note)])


def day_of(note: Note) -> date:
    """Return the day of a note where the reader is; of a meeting its own."""
    if note.source == "meeting":
        return date.fromisoformat(note.created)
    when = QDateTime.fromString(note.created, Qt.DateFormat.ISODate).toLocalTime().date()
    return date(when.year(), when.month(), when.day()) if when.isValid() else date.min


def day_words(day: date, today: date) -> str:
    """Return a day as the reader's language writes it."""
    words = QLocale().toString(QDate(day.year, day.month, day.day), QLocale.FormatType.LongFormat)
    return named_day((today - day).days, words)


def _wanted(note: Note, wish: Narrowing, today: date) -> bool:
    subject = note.on.kind or NOTHING
    return (
        wish.kind in (ANY, note.kind)
        and wish.author in (None, note.author)
        and wish.subject in (ANY, subject)
        and _in_period(day_of(note), wish, today)
    )


def _in_period(day: date, wish: Narrowing, today: date) -> bool:
    if wish.period == DATES:
        return wish.first <= day.isoformat() <= wish.last
    return wish.period == ANY or day >= today - timedelta(PERIODS[wish.period])


def _holds(note: Note, words: Sequence[str]) -> bool:
    if not words:
        return True
    text = searched(note)
    return all(word in text for word in words)


@lru_cache(maxsize=10_000)
def searched(note: Note) -> str:
    """Return what is searched of a note: folding thousands anew with every key takes too long."""
    return fold(f"{heading_of(note)} {plain(note.text)} {target_words(note.on)} {note.present}")


def _under(notes: Sequence[Note], heading: Callable[[Note], str]) -> list[Heading | Note]:
    groups: dict[str, list[Note]] = {}
    for note in notes:
        groups.setdefault(heading(note), []).append(note)
    rows: list[Heading | Note] = []
    for text, group in groups.items():
        rows.append(Heading(text, len(group)))
        rows += group
    return rows
