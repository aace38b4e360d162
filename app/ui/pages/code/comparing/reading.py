"""What a comparison asks the project: the quotations of its codes, of everybody or of some."""

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from app.coding.quotes import COLLECTED, Arranged, arranged, narrowed
from app.models.reader import Reader
from app.ui.pages.code.quotes.reading import read_quotes


class Whose(NamedTuple):
    """Whose quotations are shown: a participant's, a group's, or with "" everybody's."""

    participant: str = ""
    group: str = ""


class Compared(NamedTuple):
    """The columns by code, each with the number of all its quotations; who is quoted in any.

    `whose` is who was asked for, or everybody where they are quoted no more.
    """

    columns: Mapping[int, tuple[Arranged, int]]
    groups: Sequence[str]
    people: Sequence[str]
    whose: Whose


def read_compared(
    reader: Reader, codes: Collection[int], coder: int | None, whose: Whose, *, only_own: bool
) -> Compared:
    """Return the visible quotations of the codes; `only_own` leaves out other coders' codings."""
    found = read_quotes(reader, codes, coder, only_own=only_own)
    groups, people = found.quoted()
    if whose.group not in ("", *groups) or whose.participant not in ("", *people):
        whose = Whose()
    columns = {
        code: (arranged(narrowed(quotes, *whose), COLLECTED, ()), len(quotes))
        for code, quotes in found.quotes.items()
    }
    return Compared(columns, groups, people, whose)
