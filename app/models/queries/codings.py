"""Reading codings, their counts, and quotations. Spans are half-open, in code points."""

import json
from collections.abc import Collection
from functools import lru_cache
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, exists, func, or_, select, true

from app.models import schema
from app.models.prepared import Prepared, given
from app.models.queries.registry import query
from app.models.reader import Reader
from app.models.statements import among
from app.models.visibility import Viewer, visible


class Coding(NamedTuple):
    """One code on one span by one coder."""

    id: int
    transcript: int
    start: int
    end: int
    code: int
    coder: int
    memo: str | None
    quotable: int
    created: str


class Mark(NamedTuple):
    """Where one coder put a code, for counting; in code points of the transcript's text."""

    start: int
    end: int
    code: int
    coder: int


class Quotation(NamedTuple):
    """A span as it is quoted, with its translation and who wrote that down."""

    id: int
    transcript: int
    start: int
    end: int
    translation: str | None
    language: str | None
    translator: str | None
    translated_on: str | None
    checked_by: str | None
    note: str | None
    made_by: int | None


class Finished(NamedTuple):
    """A coder has finished a transcript."""

    transcript: int
    coder: int
    at: str


_PLACES: dict[str, ColumnElement[bool]] = {
    "transcript": schema.coding.c.transcript == given("transcript"),
    "codes": among(schema.coding.c.code, "codes"),
    "coders": among(schema.coding.c.coder, "coders"),
    "coding": schema.coding.c.id == given("coding"),
    "everywhere": true(),
}


@query
def codings_of_transcript(reader: Reader, transcript: int) -> list[Coding]:
    """Return one transcript's codings in reading order."""
    return _codings(reader, "transcript", transcript=transcript)


@query
def marks_of_transcript(reader: Reader, transcript: int) -> list[Mark]:
    """Return where one transcript's codings lie, by place; all of it stands in an index."""
    found = _marks(reader.viewer).run(reader.connection, {"transcript": transcript})
    return list(map(Mark._make, found))


@lru_cache(maxsize=100)
def _marks(viewer: Viewer) -> Prepared:
    table = schema.coding
    return Prepared(
        select(*(table.c[name] for name in Mark._fields))
        .where(table.c.transcript == given("transcript"), visible(table, viewer))
        .order_by(table.c.start, table.c.end)
    )


@query
def codings_of_codes(reader: Reader, codes: Collection[int]) -> list[Coding]:
    """Return the codings of some codes, by transcript and place."""
    return _codings(reader, "codes", codes=json.dumps(list(codes)))


@query
def all_codings(reader: Reader, coders: Collection[int] | None = None) -> list[Coding]:
    """Return the codings of some coders (None: of all) that the viewer may see, by place."""
    if coders is None:
        return _codings(reader, "everywhere")
    return _codings(reader, "coders", coders=json.dumps(list(coders)))


def _codings(reader: Reader, place: str, **values: Any) -> list[Coding]:
    found = _prepared(place, reader.viewer).run(reader.connection, values)
    return list(map(Coding._make, found))


@lru_cache(maxsize=100)
def _prepared(place: str, viewer: Viewer) -> Prepared:
    table = schema.coding
    return Prepared(
        select(*(table.c[name] for name in Coding._fields))
        .where(_PLACES[place], visible(table, viewer))
        .order_by(table.c.transcript, table.c.start, table.c.end, table.c.id)
    )


@query
def coding(reader: Reader, coding: int) -> Coding | None:
    """Return one coding, or None where there is none that the viewer may see."""
    found = _codings(reader, "coding", coding=coding)
    return found[0] if found else None


@query
def counts_by_code(reader: Reader, coder: int | None = None) -> dict[int, int]:
    """Return the number of visible codings of each code that has any (`coder`: only theirs)."""
    table = schema.coding
    found = (
        select(table.c.code, func.count().label("n"))
        .where(reader.may_see(table))
        .where(true() if coder is None else table.c.coder == coder)
        .group_by(table.c.code)
    )
    return {row.code: row.n for row in reader.connection.execute(found)}


@query
def counts_by_transcript(reader: Reader) -> dict[tuple[int, int], int]:
    """Return the number of visible codings by (transcript, coder)."""
    table = schema.coding
    found = (
        select(table.c.transcript, table.c.coder, func.count())
        .where(reader.may_see(table))
        .group_by(table.c.transcript, table.c.coder)
    )
    return {(text, coder): count for text, coder, count in reader.connection.execute(found)}


@query
def codings_by_day(reader: Reader) -> list[tuple[int, str, int]]:
    """Return (coder, day, number of codings made on it and still there); days are ISO, in UTC."""
    table = schema.coding
    day = func.substr(table.c.created, 1, 10)
    found = (
        select(table.c.coder, day, func.count())
        .where(reader.may_see(table))
        .group_by(table.c.coder, day)
        .order_by(day, table.c.coder)
    )
    return [(row[0], row[1], row[2]) for row in reader.connection.execute(found)]


@query
def first_coded(reader: Reader) -> dict[int, str]:
    """Return when (ISO) the oldest visible coding of each code was made."""
    table = schema.coding
    found = select(table.c.code, func.min(table.c.created)).where(reader.may_see(table))
    return {row[0]: row[1] for row in reader.connection.execute(found.group_by(table.c.code))}


@query
def counts_by_coder(reader: Reader, codes: Collection[int]) -> dict[tuple[int, int], int]:
    """Return the number of visible codings of some codes by (code, coder)."""
    table = schema.coding
    found = (
        select(table.c.code, table.c.coder, func.count())
        .where(reader.may_see(table), table.c.code.in_(list(codes)))
        .group_by(table.c.code, table.c.coder)
    )
    return {(code, coder): count for code, coder, count in reader.connection.execute(found)}


@query
def quotations(reader: Reader) -> list[Quotation]:
    """Return every span with a translation or note of its own that the viewer may see."""
    table = schema.quotation
    found = (
        select(*(table.c[name] for name in Quotation._fields))
        .where(reader.may_see(table))
        .order_by(table.c.transcript, table.c.start, table.c.id)
    )
    return [Quotation._make(row) for row in reader.connection.execute(found)]


@query
def quotation(reader: Reader, quotation: int) -> Quotation | None:
    """Return one quotation, or None where there is none that the viewer may see."""
    table = schema.quotation
    found = (
        select(*(table.c[name] for name in Quotation._fields))
        .where(table.c.id == quotation)
        .where(reader.may_see(table))
    )
    row = reader.connection.execute(found).first()
    return None if row is None else Quotation._make(row)


@query
def codings_with_memos(reader: Reader) -> list[Coding]:
    """Return the visible codings that carry a memo, by transcript and place."""
    table = schema.coding
    found = (
        select(*(table.c[name] for name in Coding._fields))
        .where(table.c.memo.is_not(None))
        .where(reader.may_see(table))
        .order_by(table.c.transcript, table.c.start, table.c.id)
    )
    return [Coding._make(row) for row in reader.connection.execute(found)]


@query
def quotable_codings(reader: Reader) -> list[Coding]:
    """Return the visible codings that are marked quotable, by transcript and place."""
    table = schema.coding
    found = (
        select(*(table.c[name] for name in Coding._fields))
        .where(table.c.quotable == 1)
        .where(reader.may_see(table))
        .order_by(table.c.transcript, table.c.start, table.c.id)
    )
    return [Coding._make(row) for row in reader.connection.execute(found)]


@query
def finished(reader: Reader) -> list[Finished]:
    """Return which coder has finished which transcript, as far as the viewer may know.

    A mark of an earlier round says nothing of one in which the transcript is coded again.
    """
    table = schema.finished
    round_, coder, text = schema.round_, schema.round_coder, schema.round_transcript
    coded_again = exists().where(
        table.c.round != round_.c.id,
        round_.c.state != "frozen",
        coder.c.round == round_.c.id,
        coder.c.coder == table.c.coder,
        text.c.round == round_.c.id,
        text.c.transcript == table.c.transcript,
        or_(text.c.coder.is_(None), text.c.coder == table.c.coder),
    )
    found = (
        select(table.c.transcript, table.c.coder, func.min(table.c.at).label("at"))
        .where(reader.may_see(table), ~coded_again)
        .group_by(table.c.transcript, table.c.coder)
        .order_by("at")
    )
    return [Finished._make(row) for row in reader.connection.execute(found)]
