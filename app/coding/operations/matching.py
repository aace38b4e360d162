"""Operations on codes of two coders that the team judges to mean the same.

The statement is a relation between the two codes and changes neither: each coder's work stays, and
figures on matched codes stand apart from reliability. Codes become one by `merge_codes`.
"""

from app.coding.operations.codes import living_code
from app.coding.operations.comparing import NOT_THE_SAME, THE_SAME
from app.coding.operations.registry import operation
from app.models.errors import Refusal
from app.models.transaction import Transaction


@operation
def match_codes(tx: Transaction, *, first: int, second: int) -> None:
    """State that two codes mean the same; that they do not, if it was said, is taken back.

    Said a second time, whichever way round, it changes nothing.
    """
    one, other = living_code(tx, first), living_code(tx, second)
    if first == second:
        raise Refusal("code-not-itself", name=one.name)
    types, relations = tx.store("relation_type"), tx.store("relation")
    for kind in types.find(name=NOT_THE_SAME):
        relations.remove(*_between(tx, first, second, kind.id))
    known = types.one(name=THE_SAME)
    if known is None:
        kept = types.add(name=THE_SAME, position=types.largest("position") + 1)
    else:
        kept = known.id
    if not _between(tx, first, second, kept):
        relations.add(from_code=first, to_code=second, relation_type=kept, made_by=tx.coder)
    tx.note(code=one.name, other=other.name)


@operation
def unmatch_codes(tx: Transaction, *, first: int, second: int) -> None:
    """Take back that two codes mean the same; where nobody said so, nothing changes."""
    one, other = living_code(tx, first), living_code(tx, second)
    for kind in tx.store("relation_type").find(name=THE_SAME):
        tx.store("relation").remove(*_between(tx, first, second, kind.id))
    tx.note(code=one.name, other=other.name)


def _between(tx: Transaction, first: int, second: int, kind: int) -> list[int]:
    """Return the visible relations of a type between two codes, in either direction."""
    relations = tx.store("relation").seen
    ways = ((first, second), (second, first))
    found = [
        row for a, b in ways for row in relations.find(from_code=a, to_code=b, relation_type=kind)
    ]
    return [row.id for row in found]
