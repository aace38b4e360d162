"""What stands still while somebody codes blind.

In an open independent round a coder changes only what is their own: what they did to the team's
codes and categories, or to another's, would show the others what they think.
"""

from typing import Any

from app.models.errors import Refusal
from app.models.transaction import Transaction


def is_fixed(tx: Transaction, row: Any) -> bool:
    """Tell whether a code or category stands still for the acting coder."""
    return bool(tx.viewer.hidden) and (bool(row.common) or row.made_by != tx.coder)


def refuse_fixed(tx: Transaction, *rows: Any) -> None:
    """Refuse to change a code or category that stands still.

    Asked of the mark and not of the codings: a refusal must not tell who has used it.
    """
    for row in rows:
        if is_fixed(tx, row):
            raise Refusal("code-fixed-while-blind", name=row.name)


def refuse_new_code(tx: Transaction) -> None:
    """Refuse to make a code where the acting coder is in an open round with a fixed codebook."""
    if tx.coder is None:
        return
    for row in open_rounds(tx, tx.coder):
        if not row.open_codebook:
            raise Refusal("codebook-fixed", name=row.name)


def open_rounds(tx: Transaction, coder: int) -> list[Any]:
    """Return the rounds of a coder that are not frozen."""
    mine = [row.round for row in tx.store("round_coder").find(coder=coder)]
    return [row for row in tx.store("round").find(id=mine) if row.state != "frozen"]
