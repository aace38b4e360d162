"""From a ruling to the operation: which differences are settled, and what is put down."""

from collections.abc import Iterable, Sequence

from app.coding.operations.reconciling import Case
from app.coding.reconciling.disagreements import Kind
from app.coding.reconciling.reading import Difference
from app.coding.reconciling.rulings import Passage, Ruling, is_slight, taken


def case_of(one: Difference, ruling: Ruling, new: Iterable[Passage] = ()) -> Case:
    """Return a difference as it is settled."""
    place = one.disagreement
    return Case(
        place.key,
        one.transcript,
        place.start,
        place.end,
        place.kind,
        place.first[0].code if place.first else None,
        place.second[0].code if place.second else None,
        taken(place, ruling, new),
        one.quotable,
    )


def slight(
    differences: Iterable[Difference], texts: dict[int, str], most: int
) -> Sequence[Difference]:
    """Return the open differences whose boundaries differ by at most so many code points, or by
    blanks and punctuation only.
    """
    return [
        one
        for one in differences
        if one.is_open
        and one.disagreement.kind is Kind.BOUNDARIES
        and is_slight(one.disagreement, texts[one.transcript], most)
    ]
