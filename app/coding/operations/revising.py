"""Changes of the codebook that come out of a decision about a difference between coders."""

from app.coding.operations.codes import define_code, own_code, rename_code
from app.coding.operations.registry import operation
from app.models.transaction import Transaction


@operation
def revise_code(
    tx: Transaction, *, code: int, decision: int, name: str | None = None, **fields: str | None
) -> None:
    """Rename or redefine a code because of a decision, with which the change is told.

    What is not named stays. Refused as `rename_code` and `define_code` are, and with "row-gone"
    where there is no such decision.
    """
    row = own_code(tx, code)
    tx.store("decision").get(decision)
    changed = [field for field, value in fields.items() if (value or None) != getattr(row, field)]
    if fields:
        define_code(tx, code=code, **fields)
    if name is not None and name.strip() != row.name:
        rename_code(tx, code=code, name=name)
        changed.insert(0, "name")
    tx.note(code=row.name, decision=decision, fields=changed)
