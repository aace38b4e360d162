"""Operations on codes: making, naming, defining, nesting, merging, deleting.

A code that goes leaves a tombstone (`gone`, `merged_into`), so that a copy of the project that still
uses it can be merged. Removing or merging never touches another coder's codings unless asked for in
so many words, and the team's codes stand still while somebody codes blind.
"""

from collections.abc import Sequence
from typing import Any

from app.coding.operations.names import clean_name, optional
from app.coding.operations.places import place_code_in, remove_places
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
    """Write a new code, as part of a larger operation."""
    unknown = set(fields) - set(CODE_FIELDS)
    if unknown:
        raise TypeError(f"no such field of a code: {sorted(unknown)}")
    cleaned = clean_name(name)
    _refuse_same_name(tx, cleaned, parent, None)
    position = tx.codes.largest("position") + 1
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


def _refuse_same_name(tx: Transaction, name: str, parent: int | None, besides: int | None) -> None:
    for row in tx.codes.find(name=name, parent=parent, gone=None):
        # A hidden code must not show through a refusal.
        hidden = row.made_by in tx.viewer.hidden and not row.common
        if row.id != besides and not hidden:
            raise Refusal("code-exists", name=name)


def living_code(tx: Transaction, code: int) -> Any:
    """Return a code's row; refused where it was deleted or merged."""
    row = tx.codes.get(code)
    if row.gone is not None:
        raise Refusal("code-gone", name=row.name)
    return row


@operation
def rename_code(tx: Transaction, *, code: int, name: str) -> None:
    """Rename a code; its codings and its identity stay."""
    row = living_code(tx, code)
    cleaned = clean_name(name)
    _refuse_same_name(tx, cleaned, row.parent, code)
    tx.codes.change(code, name=cleaned)
    tx.note(code=row.name, now=cleaned)


@operation
def define_code(tx: Transaction, *, code: int, **fields: str | None) -> None:
    """Set a code's definition, use, not-use, example or second name; empty takes it away."""
    unknown = set(fields) - set(CODE_FIELDS)
    if unknown:
        raise TypeError(f"no such field of a code: {sorted(unknown)}")
    row = living_code(tx, code)
    tx.codes.change(code, **{field: optional(value) for field, value in fields.items()})
    tx.note(code=row.name, fields=sorted(fields))


@operation
def recolour_codes(tx: Transaction, *, codes: Sequence[int], colour: int) -> None:
    """Give codes another colour, an index into the program's set."""
    for code in codes:
        row = living_code(tx, code)
        tx.codes.change(code, colour=colour)
        tx.note(code=row.name)
    tx.note(n=len(codes))


@operation
def nest_codes(tx: Transaction, *, codes: Sequence[int], parent: int | None) -> None:
    """Put codes under another code (None: back to the top); refused where a circle would close."""
    above = parent
    while above is not None:
        if above in codes:
            raise Refusal("would-close-a-circle", name=tx.codes.get(above).name)
        above = tx.codes.get(above).parent
    for code in codes:
        row = living_code(tx, code)
        _refuse_same_name(tx, row.name, parent, code)
        tx.codes.change(code, parent=parent)
        tx.note(code=row.name)
    tx.note(n=len(codes), parent=None if parent is None else tx.codes.get(parent).name)


@operation(mass=True)
def merge_codes(
    tx: Transaction, *, into: int, codes: Sequence[int], others: bool = False
) -> dict[str, int]:
    """Merge codes into one; return the numbers of codings moved and found twice.

    A span that both carry by the same coder is kept once, with both memos. Where other coders'
    codings would move, refused without `others`.
    """
    target = living_code(tx, into)
    merged = [living_code(tx, code) for code in codes if code != into]
    _refuse_others_work(tx, [row.id for row in merged], others)
    counts = {"moved": 0, "joined": 0}
    for row in merged:
        _merge_one(tx, row, target, counts)
    tx.note(code=target.name, merged=[row.name for row in merged], **counts)
    return counts


def _merge_one(tx: Transaction, row: Any, target: Any, counts: dict[str, int]) -> None:
    have = {(c.transcript, c.start, c.end, c.coder): c for c in tx.codings.find(code=target.id)}
    for coding in tx.codings.find(code=row.id):
        twin = have.get((coding.transcript, coding.start, coding.end, coding.coder))
        if twin is None:
            tx.codings.change(coding.id, code=target.id)
            counts["moved"] += 1
        else:
            _join_codings(tx, coding, tx.codings.get(twin.id))
            counts["joined"] += 1
    _keep_definition(tx, row, target)
    for child in tx.codes.find(parent=row.id, gone=None):
        tx.codes.change(child.id, parent=target.id)
    for memo in tx.memos.find(code=row.id):
        tx.memos.change(memo.id, code=target.id)
    tx.store("property").change_where({"code": row.id}, code=target.id)
    for end in ("from_code", "to_code"):
        tx.store("relation").change_where({end: row.id}, **{end: target.id})
    remove_places(tx, code=row.id)
    tx.codes.change(row.id, gone="merged", merged_into=target.id)


def _join_codings(tx: Transaction, coding: Any, twin: Any) -> None:
    memos = [text for text in (twin.memo, coding.memo) if text]
    joined = "\n\n".join(dict.fromkeys(memos)) or None
    tx.codings.change(twin.id, memo=joined, quotable=max(twin.quotable, coding.quotable))
    for memo in tx.memos.find(coding=coding.id):
        tx.memos.change(memo.id, coding=twin.id)
    tx.store("property_place").change_where({"coding": coding.id}, coding=twin.id)
    tx.codings.remove(coding.id)


def _keep_definition(tx: Transaction, row: Any, target: Any) -> None:
    if row.definition is None or row.definition == tx.codes.get(target.id).definition:
        return
    if tx.codes.get(target.id).definition is None:
        tx.codes.change(target.id, definition=row.definition)
        return
    tx.memos.add(
        kind="code-note",
        title=row.name,
        text=row.definition,
        author=tx.coder,
        created=tx.now(),
        code=target.id,
    )


@operation(mass=True)
def delete_codes(tx: Transaction, *, codes: Sequence[int], others: bool = False) -> int:
    """Delete codes with their codings; return the number of codings that went.

    Codes below a deleted one move up. Where other coders' codings would go, refused without
    `others`.
    """
    rows = [living_code(tx, code) for code in codes]
    _refuse_others_work(tx, [row.id for row in rows], others)
    n = 0
    for row in rows:
        codings = [coding.id for coding in tx.codings.find(code=row.id)]
        drop_codings(tx, codings)
        n += len(codings)
        for child in tx.codes.find(parent=row.id, gone=None):
            tx.codes.change(child.id, parent=tx.codes.get(row.id).parent)
        remove_places(tx, code=row.id)
        tx.codes.change(row.id, gone="deleted")
    tx.note(codes=[row.name for row in rows], n=len(rows), codings=n)
    return n


def _refuse_others_work(tx: Transaction, codes: Sequence[int], others: bool) -> None:
    if tx.viewer.hidden:
        for code in codes:
            row = tx.codes.get(code)
            # Asked of the mark and not of the codings: a refusal must not tell who has used it.
            if row.common or row.made_by != tx.coder:
                raise Refusal("code-fixed-while-blind", name=row.name)
    foreign = [c for c in tx.codings.find(code=list(codes)) if c.coder != tx.coder]
    if foreign and not others and tx.coder is not None:
        raise Refusal("codings-of-others", n=len(foreign))


def drop_codings(tx: Transaction, codings: Sequence[int]) -> None:
    """Remove codings with what hangs on them, as part of a larger operation."""
    tx.memos.remove_where(coding=list(codings))
    tx.store("property_place").remove_where(coding=list(codings))
    tx.codings.remove(*codings)


@operation
def order_codes(tx: Transaction, *, codes: Sequence[int]) -> None:
    """Put codes into the given order, in the places that they hold now."""
    places = sorted(tx.codes.get(code).position for code in codes)
    for code, position in zip(codes, places, strict=True):
        tx.codes.change(code, position=position)
    tx.note(n=len(codes))
