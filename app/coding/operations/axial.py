"""What the operations of axial coding share: their subjects, and whose rows they may change.

A property, a relation and a role stand on codes and categories; each is its maker's or the team's.
"""

from typing import Any

from app.coding.operations.codes import living_code
from app.coding.operations.places import living_category
from app.models.errors import Refusal
from app.models.transaction import Transaction


def subject(tx: Transaction, code: int | None, category: int | None) -> Any:
    """Return the row of the one code or category that is named; refused where it is gone."""
    if (code is None) == (category is None):
        raise TypeError("name a code or a category")
    if code is not None:
        return living_code(tx, code)
    assert category is not None
    return living_category(tx, category)


def own_row(tx: Transaction, table: str, row: int) -> Any:
    """Return a visible row that is to be changed; refused where it stands still while blind."""
    found = tx.store(table).seen.get(row)
    if tx.viewer.hidden and found.made_by != tx.coder:
        raise Refusal("axial-fixed-while-blind")
    return found
