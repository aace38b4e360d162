"""Telling on standard error which rows of a CSV file did not fit, by line number."""

import contextlib
from collections.abc import Iterator, Sequence

from app.cli.output import say
from app.coding.exchange.records import Notice, RowProblem
from app.models.errors import Refusal
from app.words import template

_NAMED = 50  # rows; a file that fits nowhere needs no more to be understood


def why_row(row: RowProblem | Notice) -> str:
    """Return what is the matter with a row."""
    return " ".join(template(row.slug).format(**row.values).split())


def tell_rows(rows: Sequence[RowProblem] | Sequence[Notice]) -> None:
    """Name rows that were left out, or imported otherwise than the file says."""
    for row in rows[:_NAMED]:
        say(f"line {row.line}: {why_row(row)}")
    if len(rows) > _NAMED:
        say(f"… and {len(rows) - _NAMED} more")


@contextlib.contextmanager
def refused_rows_named(*, partial: bool = False) -> Iterator[None]:
    """Turn a refusal for rows that do not fit into one that names them by their lines.

    A single row is named in the refusal itself; several are listed before it. `partial`: the
    command could import the others.
    """
    try:
        yield
    except Refusal as problem:
        rows = problem.values.get("problems")
        if not isinstance(rows, tuple):
            raise
        file, way = problem.values["file"], "-or-partial" if partial else ""
        if len(rows) == 1:
            row = rows[0]
            one = Refusal(f"one-row-refused{way}", file=file, line=row.line, why=why_row(row))
            raise one from problem
        tell_rows(rows)
        raise Refusal(f"rows-refused{way}", file=file, n=len(rows)) from problem
