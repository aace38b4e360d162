"""Whose codings count: the analysis coding (DESIGN §2).

Per transcript: Consensus if it is reconciled (marked so, or finished by Consensus), else its one
finished coder, else, where nobody has finished, its one coder, else the coder whom the team names,
if that coder has coded or finished it. Two coders are never added up, unless somebody asks for
"all".
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from app.models import queries
from app.models.errors import Refusal
from app.models.queries import Coder, Coding
from app.models.reader import Reader

ALL = "all"
_NAMED_AT_MOST = 5  # transcripts that a refusal lists


class AnalysisCoding(NamedTuple):
    """The coders whose codings count, by transcript; a transcript without any has an empty set.

    `parts` is the mix that tables print: (coder's name, number of transcripts), in the order of
    the coders.
    """

    coders: Mapping[int, frozenset[int]]
    parts: tuple[tuple[str, int], ...]

    @property
    def covered(self) -> frozenset[int]:
        """Return the transcripts in which somebody's codings count, be they none."""
        return frozenset(row for row, coders in self.coders.items() if coders)

    def counts(self, transcript: int, coder: int) -> bool:
        """Tell whether a coder's codings of a transcript count."""
        return coder in self.coders.get(transcript, frozenset())


def analysis_coding(
    reader: Reader, coder: str | None = None, transcripts: Collection[int] | None = None
) -> AnalysisCoding:
    """Work out whose codings count; `coder` is a name or "all" (None: the rule of DESIGN §2).

    `transcripts` limits it to some (None: all), so that what is not counted need not be decided.
    Refused: "coder-unknown" for a name that no coder has; "analysis-undecided" (with the coders'
    names and the transcripts) where two coders coded and nobody is named.
    """
    coders = queries.coders(reader)
    rows = [
        row for row in queries.transcripts(reader) if transcripts is None or row.id in transcripts
    ]
    coded = _by_transcript(queries.counts_by_transcript(reader))
    finished = _by_transcript((row.transcript, row.coder) for row in queries.finished(reader))
    if coder is None:
        named = queries.study(reader).analysis_coder
        found = _decided(rows, coders, coded, finished, named)
    else:
        wanted = _wanted(coders, coder)
        found = {
            row.id: wanted & (coded.get(row.id, frozenset()) | finished.get(row.id, frozenset()))
            for row in rows
        }
    numbers = Counter(one for counted in found.values() for one in counted)
    parts = tuple((row.name, numbers[row.id]) for row in coders if numbers[row.id])
    return AnalysisCoding(found, parts)


def _by_transcript(pairs: Iterable[tuple[int, int]]) -> dict[int, frozenset[int]]:
    found: dict[int, set[int]] = {}
    for transcript, coder in pairs:
        found.setdefault(transcript, set()).add(coder)
    return {transcript: frozenset(coders) for transcript, coders in found.items()}


def _wanted(coders: Sequence[Coder], name: str) -> frozenset[int]:
    """Return the coders that --coder picks; a coder who is really called "all" cannot be picked."""
    if name == ALL:
        return frozenset(coder.id for coder in coders)
    found = frozenset(coder.id for coder in coders if coder.name == name)
    if not found:
        raise Refusal("coder-unknown", name=name, names=_names(coders))
    return found


def _names(coders: Iterable[Coder]) -> str:
    return ", ".join(coder.name for coder in coders) or "–"


def _decided(
    rows: Sequence[queries.Transcript],
    coders: Sequence[Coder],
    coded: Mapping[int, frozenset[int]],
    finished: Mapping[int, frozenset[int]],
    named: int | None,
) -> dict[int, frozenset[int]]:
    """Apply the rule to every transcript; refuse where one of them stays undecided."""
    consensus = frozenset(coder.id for coder in coders if coder.kind == "consensus")
    found: dict[int, frozenset[int]] = {}
    undecided: list[str] = []
    rivals: set[int] = set()
    for row in rows:
        done, begun = finished.get(row.id, frozenset()), coded.get(row.id, frozenset())
        reconciled = row.reconciled_on is not None or bool(done & consensus)
        chosen = consensus if reconciled and consensus else None
        candidates = done - consensus or begun - consensus or begun
        if chosen is None and len(candidates) <= 1:
            chosen = candidates
        if chosen is None and named in done | begun:
            chosen = frozenset({named}) if named is not None else None
        if chosen is None:
            undecided.append(row.name)
            rivals |= candidates
        else:
            found[row.id] = chosen
    if undecided:
        _refuse(undecided, [coder for coder in coders if coder.id in rivals])
    return found


def _refuse(transcripts: Sequence[str], coders: Iterable[Coder]) -> None:
    shown = ", ".join(transcripts[:_NAMED_AT_MOST])
    more = " …" if len(transcripts) > _NAMED_AT_MOST else ""
    raise Refusal(
        "analysis-undecided", names=_names(coders), n=len(transcripts), transcripts=shown + more
    )


def counted_codings(reader: Reader, analysis: AnalysisCoding) -> list[Coding]:
    """Return the codings that count, by transcript and place."""
    coders = frozenset[int]().union(*analysis.coders.values())
    return select_codings(queries.all_codings(reader, coders), analysis)


def select_codings(codings: Iterable[Coding], analysis: AnalysisCoding) -> list[Coding]:
    """Return those of the codings that count, in their order."""
    none: frozenset[int] = frozenset()
    coders = analysis.coders
    return [row for row in codings if row.coder in coders.get(row.transcript, none)]
