"""Operations on suggestions that were waved away: they stay away until somebody brings them back.

They belong to the structure for which they were suggested, the team's or a coder's own.
"""

from collections.abc import Sequence
from typing import NamedTuple

from app.coding.operations.codes import living_code
from app.coding.operations.names import listed
from app.coding.operations.places import living_category
from app.coding.operations.registry import operation
from app.coding.operations.structure import owner_of
from app.models.transaction import Transaction


class Waved(NamedTuple):
    """A code, and the category where it does not belong."""

    code: int
    category: int


@operation
def wave_suggestions(tx: Transaction, *, pairs: Sequence[Waved], own: bool = False) -> None:
    """Suggest these codes for these categories no more; `own`: in the acting coder's structure."""
    owner = owner_of(tx, own=own)
    store, names = tx.store("waved_suggestion"), []
    for code, category in dict.fromkeys(pairs):
        names.append(living_code(tx, code).name)
        living_category(tx, category)
        here = {"owner": owner, "code": code, "category": category}
        if not store.seen.count(**here):
            store.add(made_by=tx.coder, **here)
    tx.note(names=listed(names), n=len(names))


@operation
def bring_back_suggestions(tx: Transaction, *, pairs: Sequence[Waved], own: bool = False) -> None:
    """Let what was waved away be suggested again; while blind only what the coder waved away."""
    owner = owner_of(tx, own=own)
    store, names = tx.store("waved_suggestion"), []
    for code, category in dict.fromkeys(pairs):
        names.append(living_code(tx, code).name)
        held = store.seen.find(owner=owner, code=code, category=category)
        mine = [row.id for row in held if not tx.viewer.hidden or row.made_by == tx.coder]
        store.remove(*mine)
    tx.note(names=listed(names), n=len(names))
