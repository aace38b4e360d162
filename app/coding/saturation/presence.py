"""Which codes, categories or themes are present in which interview, in the order of collection.

Only interviews whose coding is finished count, or, where that is asked for, all that have codings:
an uncoded one is never "nothing new". What counts in each is the analysis coding, or one named
coder's.
"""

from collections import defaultdict
from collections.abc import Mapping
from typing import NamedTuple

from app.coding.analysis.analysis_coding import AnalysisCoding, analysis_coding
from app.coding.analysis.levels import Level, names_of, nodes_above
from app.coding.analysis.packed import counted_rows, numbers_in
from app.coding.reports.material import nodes
from app.models import queries
from app.models.errors import Refusal
from app.models.queries import Transcript
from app.models.reader import Reader


class Presence(NamedTuple):
    """`nodes` has a set for each of the `interviews`; `unfinished` are those left out.

    `groups` gives for each group of participants, in its order, which interviews are theirs, by
    number; an interview with participants of two groups belongs to both. `coders` tells whose
    codings count, by transcript, and `above` the nodes that each code counts for.
    """

    level: Level
    interviews: tuple[Transcript, ...]
    nodes: tuple[frozenset[int], ...]
    names: Mapping[int, str]
    groups: Mapping[str, tuple[int, ...]]
    unfinished: tuple[str, ...]
    parts: tuple[tuple[str, int], ...]
    coders: Mapping[int, frozenset[int]]
    above: Mapping[int, tuple[int, ...]]


def presence_of(
    reader: Reader,
    level: Level,
    coder: str | None = None,
    group: str | None = None,
    *,
    unfinished: bool = False,
) -> Presence:
    """Read who was coded with what; `coder` as in `analysis_coding`, `group` limits to its people.

    `unfinished`: interviews count as soon as something in them is coded.
    Refused as `analysis_coding` is, and with "group-unknown".
    """
    of_groups = transcripts_of_groups(reader)
    if group is not None and group not in of_groups:
        raise Refusal("group-unknown", name=group, known=", ".join(of_groups) or "–")
    asked = [
        row for row in queries.transcripts(reader) if group is None or row.id in of_groups[group]
    ]
    done, analysis = _finished(reader, asked, coder, unfinished)
    interviews = tuple(row for row in asked if row.id in done)
    structure = nodes(reader)
    above = nodes_above(structure, level)
    found: defaultdict[int, set[int]] = defaultdict(set)
    for row, chosen in counted_rows(reader, analysis):
        if row.transcript in done:
            codes = set(numbers_in(row.codes)[chosen].tolist())
            found[row.transcript].update(*(above.get(code, ()) for code in codes))
    return Presence(
        level,
        interviews,
        tuple(frozenset(found[row.id]) for row in interviews),
        names_of(structure, level),
        {
            name: tuple(at for at, row in enumerate(interviews) if row.id in members)
            for name, members in of_groups.items()
            if group in (None, name)
        },
        tuple(row.name for row in asked if row.id not in done),
        analysis.parts,
        analysis.coders,
        above,
    )


def first_passages(reader: Reader, presence: Presence, at: int) -> dict[int, tuple[int, int]]:
    """Return for interview number `at` the first passage of each node, in code points."""
    transcript = presence.interviews[at].id
    coders = presence.coders.get(transcript, frozenset())
    found: dict[int, tuple[int, int]] = {}
    for row in sorted(queries.codings_of_transcript(reader, transcript), key=_place):
        if row.coder in coders:
            for node in presence.above.get(row.code, ()):
                found.setdefault(node, (row.start, row.end))
    return found


def _place(row: queries.Coding) -> tuple[int, int, int]:
    return row.start, row.end, row.id


def transcripts_of_groups(reader: Reader) -> dict[str, set[int]]:
    """Return by name of group, in their order, the transcripts in which its people speak."""
    names = {row.id: row.name for row in queries.groups(reader)}
    groups: defaultdict[int, set[str]] = defaultdict(set)
    for row in queries.memberships(reader):
        groups[row.participant].add(names[row.participant_group])
    found: dict[str, set[int]] = {name: set() for name in names.values()}
    for speaker in queries.speakers(reader):
        for name in groups[speaker.participant]:
            found[name].add(speaker.transcript)
    return found


def _finished(
    reader: Reader, asked: list[Transcript], coder: str | None, unfinished: bool
) -> tuple[set[int], AnalysisCoding]:
    """Return the transcripts whose counted coders have finished, and whose codings count.

    What nobody has finished is left out before it is asked whose coding of it counts. `unfinished`:
    those in which a counted coder has coded anything are among them.
    """
    done: defaultdict[int, set[int]] = defaultdict(set)
    if unfinished:
        for transcript, coder_id in queries.counts_by_transcript(reader):
            done[transcript].add(coder_id)
    for row in queries.finished(reader):
        done[row.transcript].add(row.coder)
    begun = {row.id for row in asked if done[row.id] or row.reconciled_on is not None}
    analysis = analysis_coding(reader, coder, begun)
    reconciled = {row.id for row in asked if row.reconciled_on is not None}
    counted = {
        text
        for text, coders in analysis.coders.items()
        if coders
        and (text in reconciled or coders <= done[text] or (unfinished and coders & done[text]))
    }
    return counted, analysis
