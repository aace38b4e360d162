"""Operations on codes: making, naming, defining, nesting and ordering.

Names are labels: two coders may both invent "Trust", and a code may be called like another one
elsewhere in the codebook.
"""

from collections.abc import Sequence
from typing import Any

from app.coding.operations.blindness import refuse_fixed, refuse_new_code
from app.coding.operations.names import clean_name, listed, optional
from app.coding.operations.places import place_code_in
from app.coding.operations.registry import operation
from app.models.errors import Refusal
from app.models.transaction import Transaction

CODE_FIELDS = ("name2", "definition", "when_to_use", "when_not_to_use", "example")


@operation
def create_code(
    tx: Transaction,
    *,
    name: str,
    colour: int | None = None,
    parent: int | None = None,
    category: int | None = None,
    common: bool = False,
    **fields: str | None,
) -> int:
    """Make a code, under a code or a category if given, and return its id.

    Refused where the viewer sees a code of that name at the same place in the codebook.
    """
    code = make_code(tx, name, colour=colour, parent=parent, common=common, **fields)
    if category is not None:
        place_code_in(tx, code, category)
    tx.note(code=name.strip())
    return code


def make_code(
    tx: Transaction,
    name: str,
    *,
    colour: int | None = None,
    parent: int | None = None,
    common: bool = False,
    **fields: str | None,
) -> int:
    """Write a new code, as part of a larger operation; refused where the codebook is fixed."""
    _refuse_unknown(fields)
    refuse_new_code(tx)
    cleaned = clean_name(name)
    if parent is not None:
        living_code(tx, parent)
    _refuse_same_name(tx, cleaned, parent, None)
    position = tx.codes.seen.largest("position") + 1
    return tx.codes.add(
        name=cleaned,
        colour=position if colour is None else colour,
        parent=parent,
        position=position,
        made_by=tx.coder,
        common=int(common),
        created=tx.now(),
        **{field: optional(value) for field, value in fields.items()},
    )


def _refuse_unknown(fields: dict[str, str | None]) -> None:
    unknown = set(fields) - set(CODE_FIELDS)
    if unknown:
        raise TypeError(f"no such field of a code: {sorted(unknown)}")


def _refuse_same_name(tx: Transaction, name: str, parent: int | None, besides: int | None) -> None:
    # A hidden code must not show through a refusal.
    for row in tx.codes.seen.find(name=name, parent=parent, gone=None):
        if row.id != besides:
            raise Refusal("code-exists", name=name)


def living_code(tx: Transaction, code: int) -> Any:
    """Return a code's row; refused where it is hidden, was deleted or merged."""
    row = tx.codes.seen.get(code)
    if row.gone is not None:
        raise Refusal("code-gone", name=row.name)
    return row


def own_code(tx: Transaction, code: int) -> Any:
    """Return the row of a code that is to be changed; refused where it stands still."""
    row = living_code(tx, code)
    refuse_fixed(tx, row)
    return row


@operation
def rename_code(tx: Transaction, *, code: int, name: str) -> None:
    """Rename a code; its codings and its identity stay."""
    row = own_code(tx, code)
    cleaned = clean_name(name)
    _refuse_same_name(tx, cleaned, row.parent, code)
    tx.codes.change(code, name=cleaned)
    tx.note(code=row.name, now=cleaned)


@operation
def define_code(tx: Transaction, *, code: int, **fields: str | None) -> None:
    """Set a code's definition, use, not-use, example or second name; empty takes it away."""
    _refuse_unknown(fields)
    row = own_code(tx, code)
    tx.codes.change(code, **{field: optional(value) for field, value in fields.items()})
    tx.note(code=row.name, fields=sorted(fields))


@operation
def recolour_codes(tx: Transaction, *, codes: Sequence[int], colour: int) -> None:
    """Give codes another colour, an index into the program's set."""
    rows = [own_code(tx, code) for code in dict.fromkeys(codes)]
    for row in rows:
        tx.codes.change(row.id, colour=colour)
    tx.note(code=listed(row.name for row in rows), n=len(rows))


@operation
def nest_codes(tx: Transaction, *, codes: Sequence[int], parent: int | None) -> None:
    """Put codes under another code (None: back to the top); refused where a circle would close."""
    rows = [own_code(tx, code) for code in dict.fromkeys(codes)]
    above = None if parent is None else living_code(tx, parent)
    while above is not None:
        if above.id in codes:
            raise Refusal("would-close-a-circle", name=above.name)
        above = None if above.parent is None else tx.codes.get(above.parent)
    for row in rows:
        _refuse_same_name(tx, row.name, parent, row.id)
        tx.codes.change(row.id, parent=parent)
    name = None if parent is None else tx.codes.get(parent).name
    tx.note(code=listed(row.name for row in rows), n=len(rows), parent=name)


@operation
def order_codes(tx: Transaction, *, codes: Sequence[int]) -> None:
    """Put codes into the given order, in the places that they hold now."""
    rows = [own_code(tx, code) for code in dict.fromkeys(codes)]
    places = sorted(row.position for row in rows)
    if len(set(places)) < len(places):
        # Two coders who worked blind have given out the same places.
        _number_all(tx)
        places = sorted(tx.codes.get(row.id).position for row in rows)
    for row, position in zip(rows, places, strict=True):
        tx.codes.change(row.id, position=position)
    tx.note(n=len(rows))


def _number_all(tx: Transaction) -> None:
    rows = tx.codes.seen.find(gone=None)
    rows.sort(key=lambda row: (row.position, row.name, row.id))
    for position, row in enumerate(rows):
        tx.codes.change(row.id, position=position)
