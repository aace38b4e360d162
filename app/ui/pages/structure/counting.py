"""What is counted under each code, category and theme, and which passages lie behind the numbers.

Categories count what the viewer coded. Themes count what the tables count, the analysis coding; as
long as that is not decided, they count what the viewer coded and say so.
"""

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from app.coding.analysis.analysis_coding import analysis_coding, select_codings
from app.coding.analysis.counts import Count, Id
from app.coding.analysis.tally import count_in
from app.models import queries
from app.models.errors import Refusal
from app.models.reader import Reader
from app.ui.pages.code.passages import Passage, passages, passages_of

Parents = Mapping[Id, Id | None]


class Tally(NamedTuple):
    """Counts by id; `undecided` is why the analysis coding could not be counted."""

    counts: Mapping[Id, Count]
    undecided: Refusal | None = None


def own_tally(reader: Reader, parents: Parents, coder: int | None) -> Tally:
    """Count what `coder` coded (None: all that there is)."""
    return Tally(count_in(reader, parents, coder))


def analysis_tally(reader: Reader, parents: Parents, coder: int | None) -> Tally:
    """Count the analysis coding; where it is undecided, what `coder` coded."""
    try:
        analysis = analysis_coding(reader)
    except Refusal as why:
        return Tally(count_in(reader, parents, coder), why)
    return Tally(count_in(reader, parents, analysis))


def own_passages(reader: Reader, codes: Collection[int], coder: int | None) -> Sequence[Passage]:
    """Return the passages that `coder` gave these codes, in order of collection."""
    return passages(reader, codes, coder, only_own=coder is not None).rows


def analysis_passages(
    reader: Reader, codes: Collection[int], coder: int | None
) -> Sequence[Passage]:
    """Return the passages that the analysis coding counts, in order of collection."""
    try:
        analysis = analysis_coding(reader)
    except Refusal:
        return own_passages(reader, codes, coder)
    codings = select_codings(queries.codings_of_codes(reader, codes), analysis)
    return passages_of(reader, codings, coder).rows
