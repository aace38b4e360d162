"""What a code's page asks the project besides the quotations."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from app.models import queries
from app.models.queries import Code, Coder, Entry, Memo
from app.models.reader import Reader


class Facts(NamedTuple):
    """A code with the memos on it and its history; `fixed`: it stands still for a blind coder."""

    code: Code
    memos: Sequence[Memo]
    history: Sequence[Entry]
    coders: Mapping[int, Coder]
    fixed: bool


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
