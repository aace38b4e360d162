"""Noting in the project that a copy went out to a coder."""

import json
from collections.abc import Sequence

from app.coding.operations.registry import operation
from app.coding.operations.study import make_coder
from app.models.transaction import Transaction

SETTING = "handout {uid}"


@operation
def record_handout(
    tx: Transaction,
    *,
    uid: str,
    coder: int | None = None,
    name: str | None = None,
    codes: Sequence[int] = (),
    categories: Sequence[int] = (),
) -> int:
    """Note that the copy `uid` goes to a coder, and return who that is.

    A `name` makes a new coder; codes and categories named become the team's, so that they are in
    the copy. Refused: "coder-exists".
    """
    if coder is None:
        coder = make_coder(tx, name or "")
    _mark_common(tx, codes, categories, shared=True)
    value = json.dumps({"to": coder, "at": tx.now()})
    tx.settings.add(name=SETTING.format(uid=uid), value=value)
    tx.note(coder=tx.coders.get(coder).name)
    return coder


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
    n = _mark_common(tx, codes, categories, shared=shared)
    tx.note(n=n, shared=shared)
    return n


def _mark_common(
    tx: Transaction, codes: Sequence[int], categories: Sequence[int], *, shared: bool
) -> int:
    n = 0
    for store, rows in ((tx.codes, codes), (tx.categories, categories)):
        for row in dict.fromkeys(rows):
            n += store.change(store.seen.get(row).id, common=int(shared))
    return n
