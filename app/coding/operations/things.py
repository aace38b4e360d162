"""Operations on codes and categories together: what one gesture does is undone by one step."""

from collections.abc import Sequence

from app.coding.operations.codes import living_code, nest_codes
from app.coding.operations.merging import delete_codes
from app.coding.operations.names import listed
from app.coding.operations.places import living_category, place_things_in
from app.coding.operations.registry import operation
from app.coding.operations.structure import (
    delete_categories,
    movable_category,
    movable_code,
    owner_of,
    refuse_same_name,
)
from app.models.transaction import Transaction


@operation
def place_things(
    tx: Transaction,
    *,
    codes: Sequence[int],
    categories: Sequence[int] = (),
    parent: int | None,
    at: int | None = None,
    own: bool = False,
) -> None:
    """Put categories and behind them codes under one parent at index `at` (None: last).

    Codes that stand below another code leave it. Parent None: categories go to the top, codes out
    of every category, those that were in none included. Refused as the single moves are. `own`: in
    the acting coder's structure; the team's stays as it is.
    """
    owner = owner_of(tx, own=own)
    groups = [movable_category(tx, category, owner) for category in dict.fromkeys(categories)]
    for row in groups:
        refuse_same_name(tx, row.name, parent, row.id, owner)
    singles = [movable_code(tx, code, owner) for code in dict.fromkeys(codes)]
    nested = [row.id for row in singles if row.parent is not None]
    if nested:
        nest_codes(tx, codes=nested, parent=None)
    placed = [row.id for row in groups], [row.id for row in singles]
    place_things_in(tx, *placed, parent, at, owner)
    names = listed(row.name for row in [*groups, *singles])
    tx.note(n=len(groups) + len(singles), names=names)


@operation(mass=True)
def delete_things(
    tx: Transaction, *, codes: Sequence[int], categories: Sequence[int], others: bool | None = None
) -> None:
    """Delete codes with their codings, and categories or themes; what stood in those moves up.

    Refused as `delete_codes` and `delete_categories` are.
    """
    names = [living_category(tx, category).name for category in categories]
    names += [living_code(tx, code).name for code in codes]
    n = delete_codes(tx, codes=codes, others=others)
    delete_categories(tx, categories=categories)
    tx.note(n=len(codes) + len(categories), names=listed(names), codings=n)
