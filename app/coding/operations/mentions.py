"""Operations on mentions: a code sits in one category and may be mentioned in others."""

from collections.abc import Sequence

from app.coding.operations.codes import living_code
from app.coding.operations.names import listed
from app.coding.operations.places import living_category
from app.coding.operations.registry import operation
from app.models.errors import Refusal
from app.models.transaction import Transaction


@operation
def mention_codes(tx: Transaction, *, codes: Sequence[int], category: int) -> None:
    """Mention codes in a category; refused where one sits in it. A second time changes nothing."""
    place, mentions = living_category(tx, category), tx.store("mention")
    rows = [living_code(tx, code) for code in dict.fromkeys(codes)]
    for row in rows:
        if tx.placements.seen.count(code=row.id, parent=category, owner=None):
            raise Refusal("mention-sits-there", name=row.name, category=place.name)
        if not mentions.seen.count(code=row.id, category=category):
            mentions.add(code=row.id, category=category, made_by=tx.coder)
    tx.note(code=listed(row.name for row in rows), category=place.name)


@operation
def unmention_codes(tx: Transaction, *, codes: Sequence[int], category: int) -> None:
    """Take mentions of codes out of a category; while blind only the acting coder's own."""
    place, mentions = living_category(tx, category), tx.store("mention")
    rows = [living_code(tx, code) for code in dict.fromkeys(codes)]
    for row in rows:
        held = mentions.seen.find(code=row.id, category=category)
        own = [one.id for one in held if not tx.viewer.hidden or one.made_by == tx.coder]
        mentions.remove(*own)
    tx.note(code=listed(row.name for row in rows), category=place.name)
