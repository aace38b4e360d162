"""From a passage behind a figure to the difference that stands there."""

from collections.abc import Iterable

from app.coding.reconciling.reading import Difference
from app.coding.reports.agreement_behind import Passage


def difference_at(differences: Iterable[Difference], passage: Passage) -> Difference | None:
    """Return the first difference about a code of the passage that overlaps it; None: there is
    none, as where both coded alike, or where the figure was of categories or themes.
    """
    for one in differences:
        place = one.disagreement
        codes = {coding.code for coding in (*place.first, *place.second)}
        meets = place.start < passage.end and passage.start < place.end
        if one.transcript == passage.transcript and meets and codes & {*passage[-2:]}:
            return one
    return None
