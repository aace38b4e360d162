"""Coding many passages as one step: what autocode found, and the researcher left ticked."""

from collections.abc import Sequence
from typing import NamedTuple

from app.coding.operations.codes import living_code, make_code
from app.coding.operations.codings import acting_coder
from app.coding.operations.registry import operation
from app.models.errors import Refusal
from app.models.transaction import Transaction


class Passages(NamedTuple):
    """Spans [start, end) of one transcript, in code points of the text version they stand on."""

    transcript: int
    version: int
    spans: Sequence[tuple[int, int]]


@operation
def autocode(
    tx: Transaction,
    *,
    passages: Sequence[Passages],
    code: int | None = None,
    name: str | None = None,
    colour: int | None = None,
) -> int:
    """Put a code on many passages for the acting coder; return how many codings are new.

    Without `code` one called `name` is made in the same step. A span that the coder has coded so
    already stays as it is. Refused with "text-changed" where a text is no longer the one that the
    spans were found in.
    """
    coder = acting_coder(tx)
    if code is None:
        code = make_code(tx, name or "", colour=colour)
    called = living_code(tx, code).name
    n = 0
    for done, one in enumerate(passages):
        tx.progress(done, len(passages))
        n += _code_passages(tx, one, code, coder)
    tx.note(code=called, n=n, transcripts=len(passages))
    return n


def _code_passages(tx: Transaction, passages: Passages, code: int, coder: int) -> int:
    _refuse_other_text(tx, passages)
    who = {"transcript": passages.transcript, "code": code, "coder": coder}
    have = {(row.start, row.end) for row in tx.codings.find(**who)}
    new = [span for span in sorted(set(passages.spans)) if span not in have]
    more = {"text_version": passages.version, "memo": None, "created": tx.now(), **who}
    tx.codings.add_many({"start": start, "end": end, **more} for start, end in new)
    return len(new)


def _refuse_other_text(tx: Transaction, passages: Passages) -> None:
    row = tx.transcripts.get(passages.transcript)
    if row.text_version != passages.version:
        raise Refusal("text-changed", name=row.name)
    length = tx.text_length(row.text_version)
    for start, end in passages.spans:
        if not 0 <= start < end <= length:
            raise Refusal("span-outside-text", name=row.name, start=start, end=end, length=length)
