"""All that somebody noted down, each with what it stands on: memos, memos of codings, meetings.

Read through the queries, so a coder sees no private memo of another, and in a blind round nothing
of the other coder; what a visible memo stands on is named only as far as it may be seen.
"""

from collections.abc import Collection, Mapping
from typing import NamedTuple

from app.coding.notes.links import THINGS, Link
from app.models import queries
from app.models.queries import Memo
from app.models.reader import Reader

MEMO, CODING_MEMO, MEETING = "memo", "coding", "meeting"
_WORDS = 90  # code points of a passage's words that name it


class Target(NamedTuple):
    """What a memo stands on.

    `kind`: code, category, theme, participant, person, relation, coding, passage, transcript, or
    "" for a free one; `id` is its row (a passage's: its transcript). `label` names it, "" where
    the viewer may not see it; `under` names what many such things have in common: the code of a
    coding, the transcript of a passage. `place` is (transcript, start, end) in code points where
    there is one, of a transcript as a whole (transcript, None, None).
    """

    kind: str = ""
    id: int | None = None
    label: str = ""
    place: tuple[int, int | None, int | None] | None = None
    under: str = ""


FREE = Target()


class Note(NamedTuple):
    """One note. `source` tells which row it is: "memo", "coding" (its own memo) or "meeting".

    `kind` is the memo's, or "meeting"; `created` ISO 8601 in UTC, of a meeting its date.
    """

    source: str
    id: int
    kind: str
    title: str
    text: str
    author: int | None
    private: bool
    created: str
    on: Target
    present: str = ""


def notes(reader: Reader, on: Target | None = None) -> list[Note]:
    """Return what the viewer may see, the latest first; `on` narrows to one thing's memos."""
    memos = [row for row in queries.memos(reader) if on is None or stands_on(row, on)]
    codings = queries.codings_with_memos(reader) if on is None or on.kind == "coding" else []
    if on is not None:
        codings = [row for row in codings if row.id == on.id]
    names = _Names(reader, memos)
    found = [_memo(row, names) for row in memos]
    for row in codings:
        target = names.coding(row)
        found.append(
            Note(
                CODING_MEMO,
                row.id,
                "code-note",
                "",
                row.memo or "",
                row.coder,
                False,
                row.created,
                target,
            )
        )
    if on is None:
        found += [
            Note(
                MEETING,
                row.id,
                "meeting",
                "",
                row.minutes or "",
                None,
                False,
                row.date,
                FREE,
                row.present or "",
            )
            for row in queries.meetings(reader)
        ]
    return sorted(found, key=lambda note: (note.created, note.id), reverse=True)


def stands_on(memo: Memo, on: Target) -> bool:
    """Tell whether a memo stands on a thing."""
    if on.kind == "passage":
        return on.place == (memo.transcript, memo.start, memo.end)
    if on.kind == "transcript":
        return memo.transcript == on.id and memo.start is None
    return bool(on.kind) and getattr(memo, column_of(on.kind)) == on.id


def column_of(kind: str) -> str:
    """Return the column, and the argument of `write_memo`, that names a thing of this kind."""
    return "category" if kind == "theme" else kind


def place_of(reader: Reader, link: Link) -> tuple[int, int, int] | None:
    """Return (transcript, start, end) of where a link leads; None where it is gone or hidden.

    A link to a code or category leads to no place in a text.
    """
    if link.span is not None:
        return (link.id, *link.span)
    if link.kind in THINGS:
        return None
    ask = queries.coding if link.kind == "coding" else queries.quotation
    row = ask(reader, link.id)
    return None if row is None else (row.transcript, row.start, row.end)


def _memo(row: Memo, names: "_Names") -> Note:
    return Note(
        MEMO,
        row.id,
        row.kind,
        row.title or "",
        row.text,
        row.author,
        bool(row.private),
        row.created,
        names.target(row),
    )


class _Names:
    """What things are called, read once for all memos."""

    def __init__(self, reader: Reader, memos: Collection[Memo]) -> None:
        self._reader = reader
        self._codes = {row.id: row.name for row in queries.codes(reader)}
        self._categories = {row.id: row for row in queries.categories(reader)}
        self._people = {row.id: row.name for row in queries.participants(reader)}
        self._persons = {row.id: row.name for row in queries.persons(reader)}
        self._transcripts = {row.id: row.name for row in queries.transcripts(reader)}
        self._texts: dict[int, str] = {}
        wanted = {memo.coding for memo in memos if memo.coding is not None}
        self._codings: Mapping[int, queries.Coding] = {}
        if wanted:
            self._codings = {
                row.id: row for one in wanted if (row := queries.coding(reader, one)) is not None
            }

    def target(self, memo: Memo) -> Target:
        """Return what a memo stands on."""
        if memo.code is not None:
            return Target("code", memo.code, self._codes.get(memo.code, ""))
        if memo.category is not None:
            row = self._categories.get(memo.category)
            return Target(row.level if row else "category", memo.category, row.name if row else "")
        if memo.participant is not None:
            return Target("participant", memo.participant, self._people.get(memo.participant, ""))
        if memo.person is not None:
            return Target("person", memo.person, self._persons.get(memo.person, ""))
        if memo.relation is not None:
            return Target("relation", memo.relation)
        if memo.coding is not None:
            coding = self._codings.get(memo.coding)
            return Target("coding", memo.coding) if coding is None else self.coding(coding)
        return self._passage(memo)

    def coding(self, row: queries.Coding) -> Target:
        """Return a coding as what a memo stands on."""
        span = (row.transcript, row.start, row.end)
        code = self._codes.get(row.code, "")
        return Target("coding", row.id, f"{code} · {self._words(*span)}", span, code)

    def _passage(self, memo: Memo) -> Target:
        if memo.transcript is None:
            return FREE
        name = self._transcripts.get(memo.transcript, "")
        if memo.start is None or memo.end is None:
            return Target("transcript", memo.transcript, name, (memo.transcript, None, None))
        label = self._words(memo.transcript, memo.start, memo.end)
        place = (memo.transcript, memo.start, memo.end)
        return Target("passage", memo.transcript, label, place, name)

    def _words(self, transcript: int, start: int, end: int) -> str:
        if transcript not in self._texts:
            self._texts[transcript] = queries.text_of(self._reader, transcript).text
        words = " ".join(self._texts[transcript][start : min(end, start + _WORDS)].split())
        more = "…" if end > start + _WORDS else ""
        return f"{self._transcripts[transcript]}: “{words}{more}”"
