"""From the project to the gaps: read what the viewer may see, find them, name what they are about.

Themes are judged by the analysis coding; while that is undecided, by what the viewer coded.
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from app.coding.analysis.analysis_coding import AnalysisCoding, analysis_coding, select_codings
from app.coding.analysis.tally import count_in
from app.coding.gaps.finding import (
    NO_EVIDENCE,
    NOT_IN_GROUP,
    ON_ONE,
    UNUSED,
    Gap,
    Span,
    Studied,
    find_gaps,
)
from app.coding.notes import find_links, place_of
from app.coding.reports.material import nodes
from app.models import queries
from app.models.errors import Refusal
from app.models.queries import SilencedGap
from app.models.reader import Reader

_AXIAL = frozenset(("grounded-theory", "own"))
Counted = AnalysisCoding | int | None


class Listed(NamedTuple):
    """A gap as it is listed.

    `name` is what it is about, `detail` a group, a transcript or the type of a relation, `n` how
    many participants a theme rests on. `kind` and `id` tell the thing to be shown: a "code" or
    "category" (a relation's first end), or none where `place` is a passage. `silenced` is why it
    is none.
    """

    gap: Gap
    name: str
    kind: str = ""
    id: int | None = None
    detail: str = ""
    n: int = 0
    place: Span | None = None
    silenced: tuple[SilencedGap, ...] = ()


class Found(NamedTuple):
    """All gaps, silenced ones included; `undecided` is why the analysis coding did not count."""

    gaps: tuple[Listed, ...]
    undecided: Refusal | None = None

    @property
    def open(self) -> int:
        """How many are not silenced."""
        return sum(not one.silenced for one in self.gaps)


def read_gaps(reader: Reader, coder: int | None) -> Found:
    """Return the gaps that the viewer sees, in the order of their kinds."""
    why: Refusal | None = None
    counted: Counted
    try:
        counted = analysis_coding(reader)
    except Refusal as refusal:
        why, counted = refusal, coder
    studied = read_studied(reader, counted)
    silenced: dict[object, list[SilencedGap]] = {}
    for row in queries.silenced_gaps(reader):
        silenced.setdefault((row.kind, row.subject, row.subject_group), []).append(row)
    names = _Names(reader, studied)
    return Found(
        tuple(
            names.listed(gap)._replace(silenced=tuple(silenced.get(gap.key, ())))
            for gap in find_gaps(studied)
        ),
        why,
    )


def read_studied(reader: Reader, counted: Counted) -> Studied:
    """Return what `find_gaps` asks for; `counted` says whose codings count."""
    structure = nodes(reader)
    counts = count_in(reader, {node.id: node.parent for node in structure}, counted)
    evident = queries.evidence(reader)
    with_evidence = {row.relation for row in evident}
    linked = (Span(row.transcript, row.start, row.end) for row in evident)
    return Studied(
        nodes=structure,
        voices={int(node): count.participants for node, count in counts.items()},
        groups=_groups(reader, counted),
        related=_related(reader),
        relations={row.id: row.id in with_evidence for row in queries.relations(reader)},
        quotable=_quotable(reader, counted),
        used=(*linked, *_linked(reader)),
        is_axial=queries.study(reader).approach in _AXIAL,
    )


def _groups(reader: Reader, counted: Counted) -> Mapping[int, frozenset[str]]:
    """Return by group who was interviewed, as far as the transcript is counted."""
    names = {row.id: row.name for row in queries.participants(reader)}
    heard = {
        row.participant
        for row in queries.speakers(reader)
        if not isinstance(counted, AnalysisCoding) or counted.coders.get(row.transcript)
    }
    found: dict[int, set[str]] = {group.id: set() for group in queries.groups(reader)}
    for row in queries.memberships(reader):
        if row.participant in heard:
            found[row.participant_group].add(names[row.participant])
    return {group: frozenset(members) for group, members in found.items()}


def _related(reader: Reader) -> frozenset[int]:
    ends = {
        end
        for row in queries.relations(reader)
        for end in (row.from_category, row.to_category)
        if end is not None
    }
    ends |= {row.category for row in queries.paradigm_roles(reader)}
    ends |= {row.phenomenon for row in queries.paradigms(reader) if row.phenomenon is not None}
    return frozenset(ends)


def _quotable(reader: Reader, counted: Counted) -> Mapping[int, Span]:
    """Return each passage marked quotable once, by the coding of the smallest id."""
    marked = queries.quotable_codings(reader)
    if isinstance(counted, AnalysisCoding):
        marked = select_codings(marked, counted)
    elif counted is not None:
        marked = [row for row in marked if row.coder == counted]
    order = {row.id: at for at, row in enumerate(queries.transcripts(reader))}
    by_span: dict[Span, int] = {}
    for row in marked:
        span = Span(row.transcript, row.start, row.end)
        by_span[span] = min(by_span.get(span, row.id), row.id)
    spans = sorted(by_span, key=lambda span: (order[span.transcript], span.start, span.end))
    return {by_span[span]: span for span in spans}


def _linked(reader: Reader) -> Iterable[Span]:
    texts = [queries.study(reader).storyline or "", *(row.text for row in queries.memos(reader))]
    for link in {link for text in texts for link in find_links(text)}:
        place = place_of(reader, link)
        if place is not None:
            yield Span(*place)


class _Names:
    """What things are called, read once for all gaps."""

    def __init__(self, reader: Reader, studied: Studied) -> None:
        self._reader = reader
        self._studied = studied
        self._nodes = {int(node.id): node for node in studied.nodes}
        self._groups = {row.id: row.name for row in queries.groups(reader)}
        self._relations = {row.id: row for row in queries.relations(reader)}
        self._transcripts = {row.id: row.name for row in queries.transcripts(reader)}
        self._texts: dict[int, str] = {}

    def listed(self, gap: Gap) -> Listed:
        if gap.kind == UNUSED:
            return self._passage(gap)
        if gap.kind == NO_EVIDENCE:
            return self._relation(gap)
        node = self._nodes[gap.subject]
        kind = "code" if node.kind == "code" else "category"
        found = Listed(gap, node.name, kind, gap.subject)
        if gap.kind == ON_ONE:
            return found._replace(n=len(self._studied.voices.get(gap.subject, ())))
        if gap.kind == NOT_IN_GROUP and gap.group is not None:
            return found._replace(detail=self._groups[gap.group])
        return found

    def _relation(self, gap: Gap) -> Listed:
        row = self._relations[gap.subject]
        one, other = row.from_category or row.from_code, row.to_category or row.to_code
        names = [self._nodes[end].name for end in (one, other) if end in self._nodes]
        kind = "category" if row.from_category else "code"
        return Listed(gap, " → ".join(names), kind, one, row.kind)

    def _passage(self, gap: Gap) -> Listed:
        span = self._studied.quotable[gap.subject]
        if span.transcript not in self._texts:
            self._texts[span.transcript] = queries.text_of(self._reader, span.transcript).text
        words = " ".join(self._texts[span.transcript][span.start : span.end].split())
        return Listed(gap, words, detail=self._transcripts[span.transcript], place=span)
