"""Operations on the structures that coders build beside the team's: beginning and adopting.

What a coder places in their own structure moves nothing of the team's; a piece is adopted by giving
it in the team's the place that it has in theirs.
"""

from collections.abc import Sequence

from app.coding.operations.codes import own_code
from app.coding.operations.names import listed
from app.coding.operations.places import (
    is_below,
    own_category,
    place_category_in,
    place_code_in,
)
from app.coding.operations.registry import operation
from app.coding.operations.structure import owner_of, refuse_same_name
from app.models.transaction import Transaction


@operation
def begin_own_structure(tx: Transaction) -> None:
    """Give what has no place in the acting coder's structure the place that the team has for it."""
    owner = owner_of(tx, own=True)
    mine = tx.placements.find(owner=owner)
    placed = {("code", row.code) for row in mine} | {("category", row.category) for row in mine}
    codes = {row.id for row in tx.codes.seen.find(gone=None)}
    categories = {row.id for row in tx.categories.seen.find(gone=None)}
    rows = tx.placements.seen.find(owner=None)
    for row in sorted(rows, key=lambda row: (row.position, row.id)):
        parent = row.parent if row.parent in categories else None
        if row.category in categories and ("category", row.category) not in placed:
            circle = parent is not None and is_below(tx, parent, row.category, owner)
            place_category_in(tx, row.category, None if circle else parent, owner=owner)
        elif row.code in codes and parent is not None and ("code", row.code) not in placed:
            place_code_in(tx, row.code, parent, owner=owner)
    tx.note(n=len(rows))


@operation
def adopt_places(
    tx: Transaction, *, owner: int, codes: Sequence[int] = (), categories: Sequence[int] = ()
) -> None:
    """Give codes and categories in the team's structure the place that they have in a coder's.

    What stands nowhere there is taken out. Refused as moves are: while blind what is the team's
    stands still, a theme stays out of categories, no circle closes.
    """
    theirs = tx.placements.seen
    groups = [own_category(tx, category) for category in dict.fromkeys(categories)]
    singles = [own_code(tx, code) for code in dict.fromkeys(codes)]
    for row in groups:
        place = theirs.one(category=row.id, owner=owner)
        parent = None if place is None else place.parent
        refuse_same_name(tx, row.name, parent, row.id)
        place_category_in(tx, row.id, parent)
    for row in singles:
        place = theirs.one(code=row.id, owner=owner)
        place_code_in(tx, row.id, None if place is None else place.parent)
    names = listed(row.name for row in [*groups, *singles])
    tx.note(names=names, n=len(groups) + len(singles), coder=tx.coders.get(owner).name)
