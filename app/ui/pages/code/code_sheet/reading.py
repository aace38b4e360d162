"""What a code's page asks the project: what is known of the code, and its quotations."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from app.coding.quotes import Arranged, GroupCount, arranged, group_counts
from app.models import queries
from app.models.queries import Code, Coder, Entry, Memo
from app.models.reader import Reader
from app.ui.pages.code.quotes.reading import read_quotes


class Facts(NamedTuple):
    """A code with the memos on it and its history; `fixed`: it stands still for a blind coder."""

    code: Code
    memos: Sequence[Memo]
    history: Sequence[Entry]
    coders: Mapping[int, Coder]
    fixed: bool


class Listed(NamedTuple):
    """The quotations of a code as rows of a list, and how many each group has."""

    shown: Arranged
    groups: Sequence[GroupCount]


def read_facts(reader: Reader, code: int) -> Facts | None:
    """Return what is known of a code; None where it is gone or hidden."""
    row = next((row for row in queries.codes(reader) if row.id == code), None)
    if row is None:
        return None
    return Facts(
        row,
        [memo for memo in queries.memos(reader) if memo.code == code],
        queries.code_history(reader, code),
        {coder.id: coder for coder in queries.coders(reader)},
        # As app.coding.operations.blindness decides it, to say so before one types in vain.
        bool(reader.viewer.hidden) and (bool(row.common) or row.made_by != reader.viewer.coder),
    )


def read_list(reader: Reader, code: int, coder: int | None, by: str, *, only_own: bool) -> Listed:
    """Return the visible quotations of a code, gathered `by` one of the ORDERS."""
    found = read_quotes(reader, [code], coder, only_own=only_own)
    quotes = found.quotes[code]
    return Listed(
        arranged(quotes, by, found.order(by)), group_counts(quotes, found.groups, found.groups_of)
    )
