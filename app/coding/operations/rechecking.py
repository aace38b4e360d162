"""Marking transcripts as re-checked after the codebook changed."""

import json
from collections.abc import Sequence

from app.coding.operations.codings import acting_coder
from app.coding.operations.names import listed
from app.coding.operations.registry import operation
from app.coding.rounds.rechecking import MARKS
from app.models.transaction import Transaction


@operation
def mark_rechecked(tx: Transaction, *, transcripts: Sequence[int], done: bool = True) -> None:
    """Note that the acting coder has read transcripts again by the codebook as it is, or has not.

    The mark says when, so that it is worth nothing for what changes later.
    """
    setting = MARKS.format(coder=acting_coder(tx))
    rows = [tx.transcripts.get(one) for one in dict.fromkeys(transcripts)]
    have = tx.settings.one(name=setting)
    kept: dict[str, str] = {} if have is None else json.loads(have.value)
    for row in rows:
        kept.pop(str(row.id), None)
        if done:
            kept[str(row.id)] = tx.now()
    value = json.dumps(kept, sort_keys=True)
    if have is None:
        tx.settings.add(name=setting, value=value)
    else:
        tx.settings.change(have.id, value=value)
    tx.note(names=listed(row.name for row in rows), n=len(rows), done=done)
