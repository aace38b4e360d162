"""What a researcher writes of one participant under one theme: a cell of the framework matrix.

A summary is a memo of its own kind that stands on both, so that blind coding, hand-outs, merging
and the Notes page treat it like any memo. Each coder has one for a cell and changes only that.
"""

from app.coding.operations.outline_rows import drop_memos
from app.coding.operations.registry import operation
from app.models.errors import Refusal
from app.models.transaction import Transaction

SUMMARY = "summary"  # kind of memo


@operation
def write_summary(tx: Transaction, *, participant: int, category: int, text: str) -> int | None:
    """Write the acting coder's summary of a participant under a theme or category; return the memo.

    An empty text takes it away. Refused where one of them is gone.
    """
    person, heading = tx.participants.get(participant), tx.categories.seen.get(category)
    if heading.gone is not None:
        raise Refusal("row-gone", table="category")
    tx.note(participant=person.name, name=heading.name)
    place = {"kind": SUMMARY, "participant": participant, "category": category}
    have = tx.memos.seen.find(author=tx.coder, **place)
    words = text.strip()
    if not words:
        drop_memos(tx, [memo.id for memo in have])
        return None
    if have:
        tx.memos.change(have[0].id, text=words)
        return int(have[0].id)
    return tx.memos.add(**place, text=words, author=tx.coder, created=tx.now())
