"""Operations of constant comparison: copying quotations to a code, splitting a code, telling apart.

Moving is `recode`, merging `merge_codes`, nesting `nest_codes`: they are used from elsewhere too.
"""

from collections.abc import Sequence

from app.coding.operations.codes import living_code, make_code
from app.coding.operations.codings import acting_coder, recode
from app.coding.operations.names import clean_name
from app.coding.operations.places import children, place_code_in
from app.coding.operations.registry import operation
from app.models.errors import Refusal
from app.models.transaction import Transaction

# The relation between two codes that resemble each other in name and are not the same.
NOT_THE_SAME = "not the same as"
# The relation between codes of two coders that were judged to mean the same after the round.
THE_SAME = "means the same as"
OF_NAMES = (NOT_THE_SAME, THE_SAME)
"""Relations that say whether two codes are one, and nothing about the study."""


@operation
def copy_codings(tx: Transaction, *, codings: Sequence[int], code: int) -> int:
    """Put a further code on the spans of codings for the acting coder; return how many were new.

    Memo and mark "quotable" come along from the coder's own codings; another coder's stay theirs.
    """
    coder = acting_coder(tx)
    target = living_code(tx, code)
    n = 0
    for coding in dict.fromkeys(codings):
        row = tx.codings.seen.get(coding)
        span = {"transcript": row.transcript, "start": row.start, "end": row.end}
        if tx.codings.one(code=code, coder=coder, **span) is not None:
            continue
        own = row.coder == coder
        tx.codings.add(
            code=code,
            coder=coder,
            text_version=row.text_version,
            memo=row.memo if own else None,
            quotable=row.quotable if own else 0,
            created=tx.now(),
            **span,
        )
        n += 1
    tx.note(code=target.name, n=n)
    return n


@operation
def split_code(
    tx: Transaction, *, code: int, codings: Sequence[int], name: str, colour: int | None = None
) -> int:
    """Make a new code beside another and move the acting coder's codings to it; return the code.

    Without codings the new code begins empty. It stands where the other one stands, behind it.
    """
    source = living_code(tx, code)
    # What stands above a visible code may be hidden; then the new one stands at the top.
    above = None if source.parent is None else tx.codes.seen.one(id=source.parent)
    made = make_code(tx, name, colour=colour, parent=above.id if above else None)
    place = tx.placements.seen.one(code=code, owner=None)
    if place is not None and tx.categories.seen.count(id=place.parent):
        siblings = [row.id for row in children(tx, place.parent, None)]
        place_code_in(tx, made, place.parent, siblings.index(place.id) + 1)
    if codings:
        recode(tx, codings=codings, code=made)
    tx.note(code=source.name, now=clean_name(name), n=len(codings), source=code)
    return made


@operation
def tell_apart(tx: Transaction, *, first: int, second: int) -> None:
    """Remember that two codes are not the same, however much alike their names are."""
    one, other = living_code(tx, first), living_code(tx, second)
    if first == second:
        raise Refusal("code-not-itself", name=one.name)
    types, relations = tx.store("relation_type"), tx.store("relation")
    kind = types.one(name=NOT_THE_SAME)
    if kind is None:
        kept = types.add(name=NOT_THE_SAME, position=types.largest("position") + 1)
    else:
        kept = kind.id
    pair = {"relation_type": kept, "made_by": tx.coder}
    both = ((first, second), (second, first))
    if not any(relations.count(from_code=a, to_code=b, **pair) for a, b in both):
        relations.add(from_code=first, to_code=second, **pair)
    tx.note(code=one.name, other=other.name)
