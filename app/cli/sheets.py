"""Telling on standard error which rows of a CSV file did not fit, by line number."""

import contextlib
from collections.abc import Iterator, Sequence

from app.cli.output import say
from app.coding.exchange.records import Notice, RowProblem
from app.models.errors import Refusal
from app.words import template

_NAMED = 50  # rows; a file that fits nowhere needs no more to be understood


def row_sentence(row: RowProblem | Notice) -> str:
    """Return what is the matter with a row, with its line number."""
    return f"line {row.line}: {template(row.slug).format(**row.values)}"


def tell_problems(problems: Sequence[RowProblem]) -> None:
    """Name the rows that were left out."""
    _tell(problems)


def tell_notices(notices: Sequence[Notice]) -> None:
    """Name what was imported otherwise than the file says."""
    _tell(notices)


def _tell(rows: Sequence[RowProblem] | Sequence[Notice]) -> None:
    for row in rows[:_NAMED]:
        say(row_sentence(row))
    if len(rows) > _NAMED:
        say(f"… and {len(rows) - _NAMED} more")


@contextlib.contextmanager
def refused_rows_named() -> Iterator[None]:
    """Name every row before a refusal for rows that do not fit goes on as one line."""
    try:
        yield
    except Refusal as problem:
        rows = problem.values.get("problems")
        if isinstance(rows, tuple):
            _tell(rows)
        raise
