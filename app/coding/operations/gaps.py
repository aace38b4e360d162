"""Operations on gaps: saying why something that looks like one is none, and taking that back.

A reason is its author's: while coding blind one sees and takes back only what one may see.
"""

from collections.abc import Sequence
from typing import Any

from app.coding.gaps.finding import KINDS, Key
from app.coding.operations.names import optional
from app.coding.operations.registry import operation
from app.models.errors import Refusal
from app.models.transaction import Transaction


@operation
def silence_gaps(tx: Transaction, *, gaps: Sequence[Key], reason: str) -> None:
    """Say why gaps are none; the reason takes the place of one that the acting coder gave."""
    cleaned = optional(reason)
    if cleaned is None:
        raise Refusal("gap-reason-needed")
    store = tx.store("silenced_gap")
    keys = list(dict.fromkeys(gaps))
    for key in keys:
        mine = store.one(**_columns(key), made_by=tx.coder)
        if mine is None:
            store.add(**_columns(key), reason=cleaned, made_by=tx.coder, created=tx.now())
        else:
            store.change(mine.id, reason=cleaned)
    tx.note(n=len(keys), reason=cleaned)


@operation
def unsilence_gaps(tx: Transaction, *, gaps: Sequence[Key]) -> None:
    """Put gaps back on the list, whoever of those whom one sees has silenced them."""
    store = tx.store("silenced_gap")
    keys = list(dict.fromkeys(gaps))
    for key in keys:
        store.remove(*(row.id for row in store.seen.find(**_columns(key))))
    tx.note(n=len(keys))


def _columns(key: Key) -> dict[str, Any]:
    kind, subject, group = key
    if kind not in KINDS:
        raise Refusal("gap-unknown", kind=kind)
    return {"kind": kind, "subject": subject, "subject_group": group}
