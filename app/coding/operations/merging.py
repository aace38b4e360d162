"""Merging and deleting codes.

A code that goes leaves a tombstone (`gone`, `merged_into`), so that a copy of the project that
still uses it can be merged. Removing or merging never touches another coder's codings unless asked
for in so many words, and the team's codes stand still while somebody codes blind.

`others` is that word. None: nobody has been asked, so the operation is refused where another's
codings would go. False: they stay as they are, and with them their code; only the acting coder's
codings go, and everything else about that code stays too. True: they go along.
"""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from app.coding.operations.blindness import is_fixed, refuse_fixed
from app.coding.operations.codes import living_code
from app.coding.operations.hanging import drop_codings, hand_over, join_codings, let_go
from app.coding.operations.names import listed
from app.coding.operations.places import remove_places
from app.coding.operations.registry import operation
from app.models.errors import Refusal
from app.models.transaction import Transaction

_KEPT = ("name2", "definition", "when_to_use", "when_not_to_use", "example")


@operation(mass=True)
def merge_codes(
    tx: Transaction, *, into: int, codes: Sequence[int], others: bool | None = None
) -> dict[str, int]:
    """Merge codes into one; return the numbers of codings moved, found twice and left.

    A span that both carry by the same coder is kept once, with both memos. What other coders'
    codings do is `others`, see above.
    """
    target = living_code(tx, into)
    merged = [living_code(tx, code) for code in dict.fromkeys(codes) if code != into]
    foreign = _others_work(tx, merged, others)
    counts = {"moved": 0, "joined": 0, "left": sum(foreign.values())}
    for number, row in enumerate(merged):
        tx.progress(number, len(merged))
        if row.id in foreign:
            _move_own(tx, row.id, into, counts)
        else:
            _merge_one(tx, row.id, into, counts)
    tx.note(code=target.name, merged=listed(row.name for row in merged), **counts)
    return counts


def _merge_one(tx: Transaction, code: int, into: int, counts: dict[str, int]) -> None:
    _move_codings(tx, into, counts, code=code)
    _keep_definition(tx, tx.codes.get(code), tx.codes.get(into))
    _lift_out(tx, code, into)
    tx.codes.change_where({"parent": code, "gone": None}, parent=into)
    hand_over(tx, "code", code, into)
    remove_places(tx, code=code)
    tx.codes.change(code, gone="merged", merged_into=into)


def _move_own(tx: Transaction, code: int, into: int, counts: dict[str, int]) -> None:
    """Move the acting coder's codings; a place on a property that stays behind says no more."""
    own = [coding.id for coding in tx.codings.find(code=code, coder=tx.coder)]
    tx.store("property_place").remove_where(coding=own)
    _move_codings(tx, into, counts, id=own)


def _move_codings(tx: Transaction, into: int, counts: dict[str, int], **which: Any) -> None:
    twins = {_place(coding): coding.id for coding in tx.codings.find(code=into)}
    moved = []
    for coding in tx.codings.find(**which):
        twin = twins.get(_place(coding))
        if twin is None:
            moved.append(coding.id)
        else:
            join_codings(tx, coding, tx.codings.get(twin))
            counts["joined"] += 1
    counts["moved"] += tx.codings.change_where({"id": moved}, code=into)


def _place(coding: Any) -> tuple[int, ...]:
    return (coding.transcript, coding.start, coding.end, coding.coder)


def _keep_definition(tx: Transaction, row: Any, target: Any) -> None:
    """Give the target the texts that it lacks, and keep those that differ as a note on it."""
    texts = {name: getattr(row, name) for name in _KEPT if getattr(row, name)}
    if not is_fixed(tx, target):
        lacking = {name: text for name, text in texts.items() if not getattr(target, name)}
        tx.codes.change(target.id, **lacking)
        texts = {name: text for name, text in texts.items() if name not in lacking}
    differing = [text for name, text in texts.items() if text != getattr(target, name)]
    if differing:
        tx.memos.add(
            kind="code-note",
            title=row.name,
            text="\n\n".join(differing),
            author=tx.coder,
            created=tx.now(),
            code=target.id,
        )


def _lift_out(tx: Transaction, code: int, into: int) -> None:
    """Where the target stands below the merged code, move it up to the merged code's place."""
    above = tx.codes.get(into).parent
    while above is not None:
        row = tx.codes.get(above)
        if above == code:
            tx.codes.change(into, parent=row.parent)
            return
        above = row.parent


@operation(mass=True)
def delete_codes(tx: Transaction, *, codes: Sequence[int], others: bool | None = None) -> int:
    """Delete codes with their codings; return the number of codings that went.

    Codes below a deleted one move up; memos on it stay, about nothing. What other coders' codings
    do is `others`, see above.
    """
    rows = [living_code(tx, code) for code in dict.fromkeys(codes)]
    foreign = _others_work(tx, rows, others)
    n = 0
    for number, row in enumerate(rows):
        tx.progress(number, len(rows))
        whose = {"coder": tx.coder} if row.id in foreign else {}
        codings = [coding.id for coding in tx.codings.find(code=row.id, **whose)]
        drop_codings(tx, codings)
        n += len(codings)
        if row.id in foreign:
            continue
        above = tx.codes.get(row.id).parent
        tx.codes.change_where({"parent": row.id, "gone": None}, parent=above)
        let_go(tx, "code", row.id)
        remove_places(tx, code=row.id)
        tx.codes.change(row.id, gone="deleted")
    tx.note(codes=listed(row.name for row in rows), n=len(rows), codings=n)
    return n


def _others_work(tx: Transaction, rows: Sequence[Any], others: bool | None) -> dict[int, int]:
    """Return for each code that stays how many codings of others stay on it.

    Refused where the codes stand still, and where others' codings are met and nobody has said
    what becomes of them.
    """
    refuse_fixed(tx, *rows)
    for row in rows:
        # One's own code that others used before the round began, when that was no secret.
        if tx.viewer.hidden and tx.codings.count(code=row.id, coder=tx.viewer.hidden):
            raise Refusal("code-fixed-while-blind", name=row.name)
    if others or tx.coder is None:
        return {}
    codings = tx.codings.find(code=[row.id for row in rows])
    foreign = Counter(coding.code for coding in codings if coding.coder != tx.coder)
    if foreign and others is None:
        raise Refusal("codings-of-others", n=foreign.total())
    return dict(foreign)
