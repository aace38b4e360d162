"""Codings as a CSV file: reading it into rows, and writing it.

Columns: transcript, start, end, code, coder, and optional memo, category, theme, quote, created,
quotable. A nested code is written "parent/child"; category and theme are paths, parted by " > ".
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from operator import itemgetter
from pathlib import Path
from sys import intern
from typing import NamedTuple

from app.coding.exchange.csv_reader import open_sheet
from app.coding.exchange.csv_writer import csv_content
from app.coding.exchange.paths import CODES, join_path
from app.coding.exchange.records import Notice, RowProblem, problem_of
from app.coding.exchange.trees import code_paths, places_of_codes
from app.coding.tables.atomic import check_place, write_whole
from app.models import queries
from app.models.errors import Refusal
from app.models.reader import Reader

NEEDED = ("transcript", "start", "end", "code", "coder")
OPTIONAL = ("memo", "category", "theme", "quote", "created", "quotable")
COLUMNS = (*NEEDED, *OPTIONAL)
_DIGITS = 15  # more than any text has characters, and less than SQLite's integers hold
_AS_KEPT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z")
_TRUTHS = dict.fromkeys(("yes", "y", "true", "1", "x", "quotable"), True)
_TRUTHS |= dict.fromkeys(("", "no", "n", "false", "0"), False)


class CodingRow(NamedTuple):
    """One row of the file: a code on [start, end) in code points of the transcript's text."""

    line: int
    transcript: str
    start: int
    end: int
    code: str
    coder: str
    memo: str | None
    category: str
    theme: str
    quote: str
    created: str | None
    quotable: bool


@dataclass(frozen=True, slots=True)
class CodingsFile:
    """A file's rows, and those that cannot be read as codings."""

    file: str
    rows: tuple[CodingRow, ...]
    problems: tuple[RowProblem, ...] = ()
    notices: tuple[Notice, ...] = ()


def read_codings(path: Path, *, encoding: str | None = None) -> CodingsFile:
    """Read the file; refused as `read_sheet`. Rows with problems are in `problems`.

    A moment in `created` without a time zone is taken as UTC.
    """
    head, lines = open_sheet(path, needed=NEEDED, optional=OPTIONAL, encoding=encoding)
    width = len(head.columns)
    # A column that the file has not is taken from behind its cells, where an empty one is put.
    found = (head.at(name) for name in COLUMNS)
    pick = itemgetter(*(width if at is None else at for at in found))
    rows: list[CodingRow] = []
    problems: list[RowProblem] = []
    for line in lines:
        if isinstance(line, RowProblem):
            problems.append(line)
            continue
        try:
            rows.append(_coding_row(line.line, pick((*line.cells, ""))))
        except Refusal as refusal:
            problems.append(problem_of(line.line, refusal))
    return CodingsFile(head.file, tuple(rows), tuple(problems), head.unused(COLUMNS))


def _coding_row(line: int, cells: Sequence[str]) -> CodingRow:
    """Return a row; names, which come again and again, are kept once."""
    transcript, start, end, code, coder, memo, category, theme, quote, created, quotable = cells
    first, last = whole_number("start", start), whole_number("end", end)
    if first >= last:
        raise Refusal("row-span-empty", start=first, end=last)
    return CodingRow(
        line,
        intern(needed_cell("transcript", transcript)),
        first,
        last,
        intern(needed_cell("code", code)),
        intern(needed_cell("coder", coder)),
        memo.strip() or None,
        intern(category.strip()),
        intern(theme.strip()),
        quote,
        _moment(created) if created else None,
        _truth(quotable) if quotable else False,
    )


def needed_cell(column: str, cell: str) -> str:
    """Return a cell without outer blanks, or refuse an empty one ("row-cell-empty")."""
    stripped = cell.strip()
    if not stripped:
        raise Refusal("row-cell-empty", column=column)
    return stripped


def whole_number(column: str, cell: str) -> int:
    """Return a cell as a whole number from 0, or refuse it ("row-not-whole-number")."""
    stripped = cell.strip()
    if stripped.isascii() and stripped.isdecimal() and len(stripped) <= _DIGITS:
        return int(stripped)
    raise Refusal("row-not-whole-number", column=column, value=needed_cell(column, cell))


def _moment(cell: str) -> str | None:
    """Return a moment as the project keeps it, ISO 8601 in UTC; None for a blank cell."""
    stripped = cell.strip()
    if not stripped:
        return None
    try:
        moment = datetime.fromisoformat(stripped)
        if _AS_KEPT.fullmatch(stripped):
            return stripped
        moment = moment.replace(tzinfo=moment.tzinfo or UTC).astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise Refusal("row-not-a-moment", column="created", value=stripped) from error
    return moment.isoformat().replace("+00:00", "Z")


def _truth(cell: str) -> bool:
    word = cell.strip()
    if word.casefold() not in _TRUTHS:
        raise Refusal("row-not-yes-or-no", column="quotable", value=word)
    return _TRUTHS[word.casefold()]


def export_codings(reader: Reader, out: Path, coders: Collection[int] | None = None) -> int:
    """Write the codings to `out`, replacing what is there; return the number of rows.

    Refused: no such folder, `out` is a folder. Troubles as `write_whole`.
    """
    check_place(out)
    content, n = codings_csv(reader, coders)
    write_whole(out, content)
    return n


def codings_csv(reader: Reader, coders: Collection[int] | None = None) -> tuple[bytes, int]:
    """Return the file's content and the number of its rows; `coders` None: of all coders.

    In the order of collection, then of the text. `quote` is the text of the span.
    """
    rows = list(_rows(reader, None if coders is None else frozenset(coders)))
    return csv_content(COLUMNS, rows), len(rows)


def _rows(reader: Reader, coders: frozenset[int] | None) -> Iterator[tuple[str | int, ...]]:
    paths = {c: join_path(path, CODES) for c, path in code_paths(queries.codes(reader)).items()}
    names = {coder.id: coder.name for coder in queries.coders(reader)}
    placed = places_of_codes(queries.categories(reader), queries.placements(reader))
    places = {code: (place.category, place.theme) for code, place in placed.items()}
    by_transcript: dict[int, list[queries.Coding]] = {}
    for coding in queries.all_codings(reader):
        if (coders is None or coding.coder in coders) and coding.code in paths:
            by_transcript.setdefault(coding.transcript, []).append(coding)
    for transcript in queries.transcripts(reader):
        found = by_transcript.pop(transcript.id, None)
        if not found:
            continue
        text = queries.text_of(reader, transcript.id).text
        found.sort(key=lambda row: (row.start, row.end, names[row.coder], paths[row.code]))
        for row in found:
            yield (
                transcript.name,
                row.start,
                row.end,
                paths[row.code],
                names[row.coder],
                row.memo or "",
                *places.get(row.code, ("", "")),
                text[row.start : row.end],
                row.created,
                "yes" if row.quotable else "",
            )
