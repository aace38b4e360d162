"""What stands on the board: columns of cards, and where each is drawn. No Qt.

A column is a category that stands in no other; the categories in it follow below its own codes,
each under a head of its own and set in by how deep it stands.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import accumulate
from typing import NamedTuple

from app.coding.analysis.counts import Count
from app.ui.pages.structure.outline import CATEGORY, CODE, Item, Outline

COLUMN, GAP, HEAD = 232.0, 16.0, 40.0  # px: a column, between columns, its head
CARD, SECTION, BETWEEN = 84.0, 28.0, 8.0  # px: heights of a card, of a head within, between them
INSET, DEEPEST = 12.0, 4  # px by which a level is set in, and how many levels are


class Card(NamedTuple):
    """A row of a column: a code, or the head of a category within the column's.

    `home` is the key of the category it stands in; `depth` counts the categories above it within
    the column. `mentioned`: the code sits elsewhere and is only mentioned here.
    """

    item: Item
    home: str | None = None
    depth: int = 0
    mentioned: bool = False

    @property
    def is_head(self) -> bool:
        """Tell whether it is the head of a category."""
        return self.item.kind == CATEGORY


class Column(NamedTuple):
    """A category with its cards; `category` None: the shelf of codes in no category.

    `tops` are the y of each card, and of what would come behind the last.
    """

    category: Item | None
    cards: Sequence[Card]
    tops: Sequence[float]

    @property
    def key(self) -> str | None:
        """The category's key, None for the shelf."""
        return None if self.category is None else self.category.key


class Spot(NamedTuple):
    """A place on the board: which column, which of its cards; row -1: the column's head."""

    column: int
    row: int


class Place(NamedTuple):
    """A rectangle on the board, in px at 100 %."""

    x: float
    y: float
    width: float
    height: float


def column_of(category: Item | None, cards: Sequence[Card]) -> Column:
    """Return a column with these cards one below the other."""
    heights = [height_of(card) + BETWEEN for card in cards]
    return Column(category, cards, list(accumulate(heights, initial=HEAD)))


def columns_of(
    outline: Outline, mentions: Mapping[int, Collection[int]], words: str = ""
) -> list[Column]:
    """Return the shelf and a column for each outer category, with the codes that hold these words.

    `mentions` are the codes mentioned in each category, by their ids.
    """
    wanted = words.casefold().split()
    codes = {item.id: item for item in outline.all(CODE)}
    shown = {
        item.id for item in codes.values() if all(word in item.name.casefold() for word in wanted)
    }
    inside: dict[str | None, list[Item]] = {None: []}
    for item in codes.values():
        above = outline.nearest(item.key, CATEGORY)
        if item.id in shown:
            inside.setdefault(above.key if above else None, []).append(item)

    def rows(category: Item, depth: int) -> Iterator[Card]:
        for item in inside.get(category.key, ()):
            yield Card(item, category.key, depth)
        for code in mentions.get(category.id, ()):
            if code in shown:
                yield Card(codes[code], category.key, depth, mentioned=True)
        for below in outline.children(category.key):
            if below.kind == CATEGORY:
                yield Card(below, category.key, depth)
                yield from rows(below, depth + 1)

    outer = [one for one in outline.all(CATEGORY) if outline.nearest(one.parent, CATEGORY) is None]
    shelf = column_of(None, [Card(item) for item in inside[None]])
    return [shelf, *(column_of(one, list(rows(one, 0))) for one in outer)]


def height_of(card: Card) -> float:
    """Return how high a row is."""
    return SECTION if card.is_head else CARD


def inset_of(depth: int) -> float:
    """Return how far rows of a depth are set in."""
    return INSET * min(depth, DEEPEST)


def place_of(columns: Sequence[Column], spot: Spot) -> Place:
    """Return where a card is."""
    column = columns[spot.column]
    card = column.cards[spot.row]
    inset = inset_of(card.depth)
    x = left_of(spot.column) + inset
    return Place(x, column.tops[spot.row], COLUMN - inset, height_of(card))


def left_of(column: int) -> float:
    """Return the left edge of a column."""
    return GAP + column * (COLUMN + GAP)


def size_of(columns: Sequence[Column]) -> tuple[float, float]:
    """Return how large the whole board is."""
    longest = max((column.tops[-1] for column in columns), default=HEAD)
    return GAP + len(columns) * (COLUMN + GAP), longest + CARD + BETWEEN


def rows_between(column: Column, top: float, bottom: float) -> range:
    """Return which of a column's cards lie between two heights."""
    first = max(0, bisect_right(column.tops, top) - 1)
    return range(first, min(len(column.cards), bisect_right(column.tops, bottom)))


def column_at(x: float, number: int) -> int | None:
    """Return the column at a place, the nearest where it is between two."""
    if not number:
        return None
    return max(0, min(number - 1, int((x - GAP / 2) // (COLUMN + GAP))))


def row_at(column: Column, y: float) -> int:
    """Return before which card something dropped at this height goes."""
    middles = [
        top + height_of(card) / 2 for top, card in zip(column.tops, column.cards, strict=False)
    ]
    return bisect_left(middles, y)


def card_at(x: float, y: float, columns: Sequence[Column]) -> Spot | None:
    """Return the card at a place."""
    at = int((x - GAP) // (COLUMN + GAP))
    if not 0 <= at < len(columns) or y < HEAD:
        return None
    row = bisect_right(columns[at].tops, y) - 1
    if row >= len(columns[at].cards):
        return None
    place = place_of(columns, Spot(at, row))
    within = place.x <= x < place.x + place.width and y < place.y + place.height
    return Spot(at, row) if within else None


def numbers(count: Count | None) -> tuple[int, int]:
    """Return how many quotations and participants a card shows."""
    return (0, 0) if count is None else (count.quotations, len(count.participants))


def codes_in(column: Column, home: str | None = None) -> int:
    """Return how many codes sit in a column, or in one of its categories and below that."""
    homes = {home}
    found = 0
    for card in column.cards:
        if home is not None and card.home not in homes:
            continue
        if card.is_head:
            homes.add(card.item.key)
        elif not card.mentioned:
            found += 1
    return found
