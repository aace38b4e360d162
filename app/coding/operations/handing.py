"""Noting in the project that a copy went out to a coder."""

import json
from collections.abc import Sequence

from app.coding.operations.registry import operation
from app.models.transaction import Transaction

SETTING = "handout {uid}"


@operation
def record_handout(tx: Transaction, *, uid: str, coder: int) -> None:
    """Note that the copy `uid` went to a coder."""
    value = json.dumps({"to": coder, "at": tx.now()})
    tx.settings.add(name=SETTING.format(uid=uid), value=value)
    tx.note(coder=tx.coders.get(coder).name)


@operation
def share(
    tx: Transaction,
    *,
    codes: Sequence[int] = (),
    categories: Sequence[int] = (),
    shared: bool = True,
) -> int:
    """Make codes and categories the team's, so that every copy carries them, or take that back.

    Return how many were otherwise before; refused of what one may not see.
    """
    n = 0
    for store, rows in ((tx.codes, codes), (tx.categories, categories)):
        for row in dict.fromkeys(rows):
            n += store.change(store.seen.get(row).id, common=int(shared))
    tx.note(n=n, shared=shared)
    return n
