"""What every file of the exchange gives: rows that do not fit, and things worth saying.

A row that does not fit keeps its line number of the file, counted as an editor counts it, and the
slug of its sentence in `app.words`. Nothing of a file with such rows is imported, unless the caller
asks for the rest (`partial`, codings only).
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple, TypeVar

from app.models.errors import Refusal


class RowProblem(NamedTuple):
    """A row that cannot be imported; `line` is where it starts in the file, from 1."""

    line: int
    slug: str
    values: Mapping[str, object]


class Notice(NamedTuple):
    """Something that was imported otherwise than the file says; `line` as in `RowProblem`."""

    line: int
    slug: str
    values: Mapping[str, object]


Told = TypeVar("Told", RowProblem, Notice)


def problem(line: int, slug: str, /, **values: object) -> RowProblem:
    """Return a row's problem."""
    return RowProblem(line, slug, values)


def problem_of(line: int, refusal: Refusal) -> RowProblem:
    """Return a refused value as the problem of its row."""
    return RowProblem(line, refusal.reason, refusal.values)


def in_order(told: Iterable[Told]) -> tuple[Told, ...]:
    """Return problems or notices in the order of the file's lines."""
    return tuple(sorted(told, key=lambda one: one.line))


def refuse_rows(file: str, problems: Sequence[RowProblem]) -> None:
    """Refuse a file with rows that do not fit.

    "row-does-not-fit" for one, "rows-do-not-fit" for several; the value `problems` holds them all.
    """
    if not problems:
        return
    ordered = in_order(problems)
    slug = "row-does-not-fit" if len(ordered) == 1 else "rows-do-not-fit"
    raise Refusal(slug, file=file, n=len(ordered), problems=ordered)
