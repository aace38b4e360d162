"""Operations on relations between codes and categories, and on the passages that speak for them.

A relation runs from one thing to another and is of a type; its evidence are passages that support
or contradict it. Types are kept by name: the usual ones below, and what a team calls its own.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple

from app.coding.operations.axial import own_row, subject
from app.coding.operations.codings import text_version
from app.coding.operations.hanging import drop_relations
from app.coding.operations.names import clean_name, optional
from app.coding.operations.registry import operation
from app.models.errors import Refusal
from app.models.transaction import Transaction

RELATION_TYPES = (
    "is condition for",
    "leads to",
    "is part of",
    "contradicts",
    "is strategy for",
    "is consequence of",
)
SUPPORTS, CONTRADICTS = "supports", "contradicts"
STANCES = (SUPPORTS, CONTRADICTS)
Passage = tuple[int, int, int]  # transcript, start, end in code points


class End(NamedTuple):
    """One end of a relation: a code or a category."""

    code: int | None = None
    category: int | None = None


@operation
def relate(
    tx: Transaction,
    *,
    kind: str,
    from_code: int | None = None,
    from_category: int | None = None,
    to_code: int | None = None,
    to_category: int | None = None,
    memo: str | None = None,
    supports: Sequence[Passage] = (),
) -> int:
    """Relate one code or category to another and return the relation's id.

    `kind` is the type's name; one that is new is added. `supports` are its first evidence. Refused
    where the two ends are one, or the viewer sees the same relation already.
    """
    ends = End(from_code, from_category), End(to_code, to_category)
    one, other = (subject(tx, *end) for end in ends)
    if ends[0] == ends[1]:
        raise Refusal("relation-with-itself", name=one.name)
    cleaned = clean_name(kind)
    values = _ends(*ends) | {"relation_type": _type(tx, cleaned)}
    if tx.store("relation").seen.count(**values):
        raise Refusal("relation-exists", name=one.name, kind=cleaned, other=other.name)
    relation = tx.store("relation").add(memo=optional(memo), made_by=tx.coder, **values)
    _support(tx, relation, supports, SUPPORTS)
    tx.note(name=one.name, kind=cleaned, other=other.name)
    return relation


@operation
def edit_relation(
    tx: Transaction,
    *,
    relation: int,
    kind: str | None = None,
    turned: bool = False,
    memo: str | None = None,
) -> None:
    """Change a relation's type or memo, or turn it round; what is not named stays."""
    row = own_row(tx, "relation", relation)
    ends = End(row.from_code, row.from_category), End(row.to_code, row.to_category)
    values: dict[str, Any] = _ends(*reversed(ends)) if turned else _ends(*ends)
    cleaned = _type_name(tx, row.relation_type) if kind is None else clean_name(kind)
    values["relation_type"] = row.relation_type if kind is None else _type(tx, cleaned)
    same = tx.store("relation").seen.find(**values)
    one, other = (_name(tx, end) for end in (reversed(ends) if turned else ends))
    if any(held.id != relation for held in same):
        raise Refusal("relation-exists", name=one, kind=cleaned, other=other)
    if memo is not None:
        values["memo"] = optional(memo)
    tx.store("relation").change(relation, **values)
    tx.note(name=one, kind=cleaned, other=other)


@operation
def remove_relations(tx: Transaction, *, relations: Sequence[int]) -> None:
    """Remove relations with their evidence; memos on them stay, about nothing."""
    rows = [own_row(tx, "relation", relation) for relation in dict.fromkeys(relations)]
    drop_relations(tx, [row.id for row in rows])
    tx.note(n=len(rows))


@operation
def add_evidence(
    tx: Transaction,
    *,
    relation: int,
    passages: Sequence[Passage],
    stance: str = SUPPORTS,
    note: str | None = None,
) -> None:
    """Let passages support or contradict a relation; one that is evidence already gets the stance.

    Refused where a span lies outside its text.
    """
    row = tx.store("relation").seen.get(relation)
    _support(tx, relation, passages, _stance(stance), note)
    one, other = (_name(tx, end) for end in _ends_of(row))
    tx.note(name=one, other=other, n=len(passages))


@operation
def edit_evidence(
    tx: Transaction,
    *,
    evidence: Sequence[int],
    stance: str | None = None,
    note: str | None = None,
) -> None:
    """Change whether evidence supports or contradicts, or its note; what is not named stays."""
    values: dict[str, str | None] = {} if stance is None else {"stance": _stance(stance)}
    if note is not None:
        values["note"] = optional(note)
    for row in (own_row(tx, "evidence", one) for one in dict.fromkeys(evidence)):
        tx.store("evidence").change(row.id, **values)
    tx.note(n=len(evidence))


@operation
def remove_evidence(tx: Transaction, *, evidence: Sequence[int]) -> None:
    """Take passages off their relations."""
    rows = [own_row(tx, "evidence", one) for one in dict.fromkeys(evidence)]
    tx.store("evidence").remove(*(row.id for row in rows))
    tx.note(n=len(rows))


def _support(
    tx: Transaction,
    relation: int,
    passages: Sequence[Passage],
    stance: str,
    note: str | None = None,
) -> None:
    store = tx.store("evidence")
    for transcript, start, end in dict.fromkeys(passages):
        version = text_version(tx, transcript, start, end)
        place = {"relation": relation, "transcript": transcript, "start": start, "end": end}
        mine = store.one(made_by=tx.coder, **place)
        said = {"stance": stance} | ({} if note is None else {"note": optional(note)})
        if mine is None:
            store.add(text_version=version, made_by=tx.coder, **place, **said)
        else:
            store.change(mine.id, **said)


def _ends(start: End, end: End) -> dict[str, Any]:
    return {
        "from_code": start.code,
        "from_category": start.category,
        "to_code": end.code,
        "to_category": end.category,
    }


def _ends_of(row: Any) -> tuple[End, End]:
    return End(row.from_code, row.from_category), End(row.to_code, row.to_category)


def _name(tx: Transaction, end: End) -> str:
    """Return the name of a relation's end; of one that the viewer may not see, nothing."""
    store = tx.categories if end.code is None else tx.codes
    found = store.seen.one(id=end.category if end.code is None else end.code)
    return str(found.name) if found else "…"


def _stance(stance: str) -> str:
    if stance not in STANCES:
        raise Refusal("stance-unknown", stance=stance)
    return stance


def _type(tx: Transaction, name: str) -> int:
    types = tx.store("relation_type")
    held = types.one(name=name)
    if held is not None:
        return int(held.id)
    return types.add(name=name, position=types.largest("position") + 1)


def _type_name(tx: Transaction, kind: int) -> str:
    return str(tx.store("relation_type").get(kind).name)
