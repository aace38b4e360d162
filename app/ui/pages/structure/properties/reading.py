"""Which properties a thing has, and where the viewer's quotations stand on them."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from app.models import queries
from app.models.queries import Property
from app.models.reader import Reader
from app.ui.pages.code.passages import Passage
from app.ui.pages.structure.counting import own_passages
from app.ui.pages.structure.outline import CODE, Item

Span = tuple[int, int, int]  # transcript, start, end in code points


class Dimension(NamedTuple):
    """A property and, by passage, the percent at which it stands."""

    row: Property
    percents: Mapping[Span, int]


class Properties(NamedTuple):
    """A thing's properties, the passages that can be placed, and the codings on each of them."""

    dimensions: Sequence[Dimension] = ()
    passages: Sequence[Passage] = ()
    codings: Mapping[Span, Sequence[int]] = {}


def span_of(passage: Passage) -> Span:
    """Return where a passage lies."""
    return passage.transcript, passage.start, passage.end


def properties_of(
    reader: Reader, item: Item, codes: Collection[int], coder: int | None
) -> Properties:
    """Read an item's properties; `coder`'s own quotations of `codes` can be placed on them."""
    kind = "code" if item.kind == CODE else "category"
    rows = [row for row in queries.properties(reader) if getattr(row, kind) == item.id]
    if not rows:
        return Properties()
    codings: dict[Span, list[int]] = defaultdict(list)
    where: dict[int, Span] = {}
    for coding in queries.codings_of_codes(reader, codes):
        if coder is None or coding.coder == coder:
            span = coding.transcript, coding.start, coding.end
            codings[span].append(coding.id)
            where[coding.id] = span
    percents: dict[int, dict[Span, int]] = {row.id: {} for row in rows}
    places = queries.property_places(reader)
    # The viewer's own place is the one that counts, where others placed the quotation too.
    for place in sorted(places, key=lambda place: place.made_by == coder):
        if place.property in percents and place.coding in where:
            percents[place.property][where[place.coding]] = place.percent
    return Properties(
        [Dimension(row, percents[row.id]) for row in rows],
        own_passages(reader, codes, coder),
        codings,
    )
