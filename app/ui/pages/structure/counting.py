"""What is counted under each code, category and theme, and which passages lie behind the numbers.

Categories count what the viewer coded. Themes count what the tables count, the analysis coding; as
long as that is not decided, they count what the viewer coded and say so.
"""

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from app.coding.analysis.analysis_coding import analysis_coding, select_codings
from app.coding.analysis.counts import Count, Id
from app.coding.analysis.tally import count_in
from app.coding.speaking import Voices
from app.models import queries
from app.models.errors import Refusal
from app.models.queries import Coding
from app.models.reader import Reader
from app.ui.pages.code.reading import Passage, passages

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
    found: dict[tuple[int, int, int], list[Coding]] = {}
    for row in select_codings(queries.codings_of_codes(reader, codes), analysis):
        found.setdefault((row.transcript, row.start, row.end), []).append(row)
    order = {row.id: (place, row.name) for place, row in enumerate(queries.transcripts(reader))}
    voices = Voices(reader, {span[0] for span in found})
    return [
        Passage(
            *span,
            ", ".join(voices.speakers(*span)) or order[span[0]][1],
            tuple(row.id for row in found[span] if row.coder == coder),
            tuple(dict.fromkeys(row.coder for row in found[span])),
            any(row.quotable for row in found[span]),
        )
        for span in sorted(found, key=lambda span: (order[span[0]][0], span[1], span[2]))
    ]
