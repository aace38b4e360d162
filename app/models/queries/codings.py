"""Reading codings, their counts, and quotations. Spans are half-open, in code points."""

from collections.abc import Collection
from typing import NamedTuple

from sqlalchemy import ColumnElement, func, select, true

from app.models import schema
from app.models.queries.registry import query
from app.models.reader import Reader


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


class Quotation(NamedTuple):
    """A span as it is quoted, with its translation."""

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


class Finished(NamedTuple):
    """A coder has finished a transcript."""

    transcript: int
    coder: int
    at: str


_COLUMNS = [schema.coding.c[name] for name in Coding._fields]


@query
def codings_of_transcript(reader: Reader, transcript: int) -> list[Coding]:
    """Return one transcript's codings in reading order."""
    return _codings(reader, schema.coding.c.transcript == transcript)


@query
def codings_of_codes(reader: Reader, codes: Collection[int]) -> list[Coding]:
    """Return the codings of some codes, by transcript and place."""
    return _codings(reader, schema.coding.c.code.in_(list(codes)))


@query
def all_codings(reader: Reader) -> list[Coding]:
    """Return every coding that the viewer may see, by transcript and place."""
    return _codings(reader, true())


def _codings(reader: Reader, where: ColumnElement[bool]) -> list[Coding]:
    table = schema.coding
    found = (
        select(*_COLUMNS)
        .where(where, reader.may_see(table))
        .order_by(table.c.transcript, table.c.start, table.c.end, table.c.id)
    )
    return list(map(Coding._make, reader.connection.execute(found).all()))


@query
def coding(reader: Reader, coding: int) -> Coding | None:
    """Return one coding, or None where there is none that the viewer may see."""
    found = _codings(reader, schema.coding.c.id == coding)
    return found[0] if found else None


@query
def counts_by_code(reader: Reader) -> dict[int, int]:
    """Return the number of visible codings of each code that has any."""
    table = schema.coding
    found = select(table.c.code, func.count()).where(reader.may_see(table)).group_by(table.c.code)
    return {code: count for code, count in reader.connection.execute(found)}


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
def quotations(reader: Reader) -> list[Quotation]:
    """Return every span with a translation or note of its own."""
    table = schema.quotation
    found = select(*(table.c[name] for name in Quotation._fields)).order_by(
        table.c.transcript, table.c.start
    )
    return [Quotation._make(row) for row in reader.connection.execute(found)]


@query
def finished(reader: Reader) -> list[Finished]:
    """Return which coder has finished which transcript, as far as the viewer may know."""
    table = schema.finished
    found = select(table.c.transcript, table.c.coder, table.c.at).where(reader.may_see(table))
    return [Finished._make(row) for row in reader.connection.execute(found.order_by(table.c.at))]
