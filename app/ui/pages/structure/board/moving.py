"""Where cards and categories go that are dropped, or moved by keys. No Qt.

Codes go before or behind other codes of one category. A category goes into the one on whose head
it is dropped, into the column's where it is dropped among the cards, and beside the columns where
it is dropped on their heads or on the shelf.
"""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from app.ui.pages.structure.board.cards import (
    BETWEEN,
    COLUMN,
    GAP,
    Card,
    Column,
    Place,
    Spot,
    card_at,
    column_at,
    inset_of,
    left_of,
    place_of,
    row_at,
)

_THICK = 3.0  # px of the line where something would go
_TALL = 100_000.0  # px; a line as long as any board


class Drop(NamedTuple):
    """Into what something goes (None: nothing), before which of its kind, and what shows that."""

    parent: str | None
    before: str | None
    mark: Place


def code_drop(
    columns: Sequence[Column], x: float, y: float, moving: Collection[str]
) -> Drop | None:
    """Return where codes go that are dropped at a place."""
    at = column_at(x, len(columns))
    return None if at is None else before_row(columns, at, row_at(columns[at], y), moving)


def before_row(columns: Sequence[Column], at: int, row: int, moving: Collection[str]) -> Drop:
    """Return where codes go that are put before a row of a column."""
    column = columns[at]
    above = column.cards[row - 1] if row else None
    home, depth = column.key, 0
    if above is not None:
        home = above.item.key if above.is_head else above.home
        depth = above.depth + above.is_head
    before = next(
        (
            card.item.key
            for card in column.cards[row:]
            if card.home == home and not (card.is_head or card.mentioned or card.item.key in moving)
        ),
        None,
    )
    inset = inset_of(depth)
    line = column.tops[row] - BETWEEN / 2 - _THICK / 2
    return Drop(home, before, Place(left_of(at) + inset, line, COLUMN - inset, _THICK))


def group_drop(
    columns: Sequence[Column], x: float, y: float, moving: str, *, on_heads: bool
) -> Drop | None:
    """Return where a category goes that is dropped at a place; None: it would not move at all.

    `on_heads`: the place is on the line of the columns' heads.
    """
    at = column_at(x, len(columns))
    if at is None:
        return None
    if on_heads or x > left_of(len(columns)) - GAP:
        behind = x > left_of(at) + COLUMN / 2
        return _beside(columns, max(1, at + behind), moving)
    if at == 0:
        return Drop(None, None, Place(left_of(0), 0, COLUMN, _TALL))
    column = columns[at]
    spot = card_at(x, y, columns)
    on = None if spot is None else column.cards[spot.row]
    if spot is not None and on is not None and on.is_head:
        inside = _is_within(column, on.item.key, moving)
        return None if inside else Drop(on.item.key, None, place_of(columns, spot))
    return None if column.key == moving else _among(columns, at, y, moving)


def _beside(columns: Sequence[Column], at: int, moving: str) -> Drop | None:
    """Return that a category becomes the column before column `at`."""
    line = Place(left_of(at) - GAP / 2 - _THICK / 2, 0, _THICK, _TALL)
    here = columns[at].category if at < len(columns) else None
    left = columns[at - 1].category
    if moving in (here and here.key, left and left.key):
        return None
    if here is not None:
        return Drop(here.parent, here.key, line)
    return Drop(left.parent if left else None, None, line)


def _among(columns: Sequence[Column], at: int, y: float, moving: str) -> Drop:
    """Return that a category goes among those of a column, before the next one below a height."""
    column, row = columns[at], row_at(columns[at], y)
    before = next(
        (
            n
            for n, card in enumerate(column.cards)
            if n >= row and card.is_head and card.depth == 0 and card.item.key != moving
        ),
        len(column.cards),
    )
    key = column.cards[before].item.key if before < len(column.cards) else None
    line = column.tops[before] - BETWEEN / 2 - _THICK / 2
    return Drop(column.key, key, Place(left_of(at), line, COLUMN, _THICK))


def group_shift(columns: Sequence[Column], spot: Spot, dx: int, dy: int) -> Drop | None:
    """Return where Alt with an arrow key puts a category.

    A column changes places with its neighbour; one within a column goes up or down among its
    siblings, or into the column beside, from the first one out of all.
    """
    column, nowhere = columns[spot.column], Place(0, 0, 0, 0)
    if spot.row < 0:
        to = spot.column + (2 if dx > 0 else -1)
        own = column.key or ""
        return _beside(columns, to, own) if dx and 1 <= to <= len(columns) else None
    card, to = column.cards[spot.row], spot.column + dx
    if dx and 0 <= to < len(columns):
        return Drop(columns[to].key, None, nowhere)
    siblings = [one.item.key for one in column.cards if one.is_head and one.home == card.home]
    at = siblings.index(card.item.key) + dy
    if not dy or not 0 <= at < len(siblings):
        return None
    behind = [one for one in siblings if one != card.item.key][at:]
    return Drop(card.home, next(iter(behind), None), nowhere)


def group_level(columns: Sequence[Column], spot: Spot, *, inward: bool) -> Drop | None:
    """Return where a category goes one level in (into the one before it) or out."""
    column, nowhere = columns[spot.column], Place(0, 0, 0, 0)
    if spot.row < 0:
        before = columns[spot.column - 1].category
        return Drop(before.key, None, nowhere) if inward and before else None
    card = column.cards[spot.row]
    if inward:
        siblings = [one.item.key for one in column.cards if one.is_head and one.home == card.home]
        at = siblings.index(card.item.key)
        return Drop(siblings[at - 1], None, nowhere) if at else None
    above = _head(column, card.home)
    if above is not None:
        return Drop(above.home, _next_sibling(column, above), nowhere)
    following = columns[spot.column + 1].category if spot.column + 1 < len(columns) else None
    parent = column.category.parent if column.category else None
    same = following is not None and following.parent == parent
    return Drop(parent, following.key if following and same else None, nowhere)


def _head(column: Column, key: str | None) -> Card | None:
    return next((one for one in column.cards if one.is_head and one.item.key == key), None)


def _next_sibling(column: Column, card: Card) -> str | None:
    siblings = [one.item.key for one in column.cards if one.is_head and one.home == card.home]
    at = siblings.index(card.item.key) + 1
    return siblings[at] if at < len(siblings) else None


def _is_within(column: Column, key: str | None, ancestor: str) -> bool:
    """Tell whether a category of a column is another, or stands below it."""
    while key is not None and key != ancestor:
        head = _head(column, key)
        key = None if head is None else head.home
    return key is not None


def code_shift(
    columns: Sequence[Column], spot: Spot, dx: int, dy: int, moving: Collection[str]
) -> Drop | None:
    """Return where Alt with an arrow key puts codes: a place on, or behind the next column's."""
    column, to = columns[spot.column], spot.column + dx
    if dx:
        if not 0 <= to < len(columns):
            return None
        rows, home = columns[to].cards, columns[to].key
        own = [
            n
            for n, card in enumerate(rows)
            if card.home == home and not (card.is_head or card.mentioned)
        ]
        return before_row(columns, to, own[-1] + 1 if own else 0, moving)
    row = spot.row + (2 if dy > 0 else -1)
    return before_row(columns, spot.column, max(0, min(len(column.cards), row)), moving)


def next_spot(columns: Sequence[Column], now: Spot | None, dx: int, dy: int) -> Spot | None:
    """Return where an arrow key goes; the head of the shelf is no place to be."""
    if now is None:
        return next((Spot(at, 0) for at, one in enumerate(columns) if one.cards), None)
    at = now.column + dx
    while dx and 0 <= at < len(columns) and columns[at].key is None and not columns[at].cards:
        at += dx
    if not 0 <= at < len(columns):
        return None
    first = 0 if columns[at].key is None else -1
    row = max(first, min(len(columns[at].cards) - 1, now.row + dy))
    return Spot(at, row)


def find(columns: Sequence[Column], key: str, home: str | None = None) -> Spot | None:
    """Return where something stands in `home`; None: wherever it sits and is not only mentioned."""
    for at, column in enumerate(columns):
        if column.key == key:
            return Spot(at, -1)
        for row, card in enumerate(column.cards):
            here = not card.mentioned if home is None else card.home == home
            if card.item.key == key and here:
                return Spot(at, row)
    return None


def head_at(columns: Sequence[Column], x: float) -> Spot | None:
    """Return the head of a column at a place; the shelf has none that can be chosen."""
    at = column_at(x, len(columns))
    if at is None or columns[at].category is None or x > left_of(at) + COLUMN:
        return None
    return Spot(at, -1)
