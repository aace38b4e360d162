"""What stands on the board: columns of cards, and where each is drawn. No Qt."""

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from app.coding.analysis.counts import Count
from app.ui.pages.structure.outline import CATEGORY, CODE, Item, Outline

COLUMN, GAP, HEAD = 232.0, 16.0, 40.0  # px: a column, between columns, its head
CARD, BETWEEN = 84.0, 8.0  # px: a card's height, between cards


class Card(NamedTuple):
    """A code on the board; `mentioned`: it sits elsewhere and is only mentioned here."""

    item: Item
    mentioned: bool = False


class Column(NamedTuple):
    """A category with its cards; `category` None: the shelf of codes in no category."""

    category: Item | None
    cards: Sequence[Card]

    @property
    def key(self) -> str | None:
        """The category's key, None for the shelf."""
        return None if self.category is None else self.category.key


class Spot(NamedTuple):
    """A place on the board: which column, which of its cards."""

    column: int
    row: int


def columns_of(
    outline: Outline, mentions: Mapping[int, Collection[int]], words: str = ""
) -> list[Column]:
    """Return the shelf and a column for each category, with the codes that hold these words.

    `mentions` are the codes mentioned in each category, by their ids.
    """
    wanted = words.casefold().split()
    inside: dict[str | None, list[Card]] = {None: []}
    inside |= {category.key: [] for category in outline.all(CATEGORY)}
    codes = {item.id: item for item in outline.all(CODE)}

    def matches(item: Item) -> bool:
        return all(word in item.name.casefold() for word in wanted)

    for item in codes.values():
        above = outline.nearest(item.key, CATEGORY)
        if matches(item):
            inside[above.key if above else None].append(Card(item))
    for category in outline.all(CATEGORY):
        for code in mentions.get(category.id, ()):
            if code in codes and matches(codes[code]):
                inside[category.key].append(Card(codes[code], mentioned=True))
    shelf = Column(None, inside[None])
    return [shelf, *(Column(one, inside[one.key]) for one in outline.all(CATEGORY))]


def place_of(spot: Spot) -> tuple[float, float]:
    """Return the upper left corner of a card, in px at 100 %."""
    return GAP + spot.column * (COLUMN + GAP), HEAD + spot.row * (CARD + BETWEEN)


def size_of(columns: Sequence[Column]) -> tuple[float, float]:
    """Return how large the whole board is."""
    longest = max((len(column.cards) for column in columns), default=0)
    return GAP + len(columns) * (COLUMN + GAP), HEAD + (longest + 1) * (CARD + BETWEEN)


def rows_between(top: float, bottom: float, number: int) -> range:
    """Return which of a column's cards lie between two heights."""
    step = CARD + BETWEEN
    first = max(0, int((top - HEAD) // step))
    return range(min(first, number), min(number, max(0, int((bottom - HEAD) // step) + 1)))


def column_at(x: float, number: int) -> int | None:
    """Return the column at a place, the nearest where it is between two."""
    if not number:
        return None
    return max(0, min(number - 1, int((x - GAP / 2) // (COLUMN + GAP))))


def row_at(y: float) -> int:
    """Return before which card something dropped at this height goes."""
    return max(0, int((y - HEAD) / (CARD + BETWEEN) + 0.5))


def card_at(x: float, y: float, columns: Sequence[Column]) -> Spot | None:
    """Return the card at a place."""
    column = int((x - GAP) // (COLUMN + GAP))
    row = int((y - HEAD) // (CARD + BETWEEN))
    if not 0 <= column < len(columns) or y < HEAD or row >= len(columns[column].cards):
        return None
    left, top = place_of(Spot(column, row))
    return Spot(column, row) if x < left + COLUMN and y < top + CARD else None


def numbers(count: Count | None) -> tuple[int, int]:
    """Return how many quotations and participants a card shows."""
    return (0, 0) if count is None else (count.quotations, len(count.participants))
