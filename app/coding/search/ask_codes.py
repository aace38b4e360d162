"""Asking a project how codes lie to one another, for the codings that count."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from app.coding.analysis.analysis_coding import analysis_coding, select_codings
from app.coding.analysis.columns import read_spans
from app.coding.analysis.overlaps import overlapping_pairs
from app.coding.search.code_queries import Pair, Relation, Span, related
from app.coding.search.find import Progress
from app.coding.search.naming import with_all_below
from app.coding.search.passages import Passage, passage
from app.models import queries
from app.models.reader import Reader


class People(NamedTuple):
    """Whose words are wanted: members of a group, and those with a value of an attribute."""

    group: int | None = None
    attribute: int | None = None
    value: str | None = None


class CodeQuestion(NamedTuple):
    """Passages of the code `first` that lie in a relation to those of `second`.

    What stands below a code counts with it. `coder` is a name or "all"; None: the analysis coding.
    """

    first: int
    relation: Relation
    second: int
    distance: int = 0
    people: People = People()
    coder: str | None = None


def ask_codes(
    reader: Reader, question: CodeQuestion, progress: Progress
) -> Iterator[list[Passage]]:
    """Give the passages of A by transcript, in the order of collection.

    Refused with "analysis-undecided" where it is not decided whose codings count.
    """
    first, second = (_with_below(reader, code) for code in (question.first, question.second))
    counted = analysis_coding(reader, question.coder)
    codings = select_codings(queries.codings_of_codes(reader, first | second), counted)
    by_text = _by_transcript(codings)
    speak = _speakers(reader, question.people)
    rows = queries.transcripts(reader)
    for done, row in enumerate(rows, 1):
        here = by_text.get(row.id, ())
        spans = _spans(here, first), _spans(here, second)
        if spans[0]:
            found = _in_transcript(reader, question, row, spans, speak)
            if found:
                yield found
        progress(done, len(rows))


def _in_transcript(
    reader: Reader,
    question: CodeQuestion,
    row: queries.Transcript,
    spans: tuple[list[Span], list[Span]],
    speak: "_Speakers | None",
) -> list[Passage]:
    turns = queries.turns_of(reader, row.id)
    starts = [turn.label_start for turn in turns]
    found = related(*spans, question.relation, question.distance, starts)
    if speak is not None:
        found = [span for span in found if speak.touch(row.id, turns, span)]
    if not found:
        return []
    text = queries.stored_of(reader, row.text_version)
    return [passage(row, text, span, _speaker(turns, span)) for span in found]


def _spans(codings: Iterable[queries.Coding], codes: set[int]) -> list[Span]:
    return [(row.start, row.end) for row in codings if row.code in codes]


def _speaker(turns: Iterable[queries.Turn], span: Span) -> str | None:
    touched = (turn.speaker for turn in turns if turn.start < span[1] and span[0] < turn.end)
    return next(touched, None)


class _Speakers:
    """Participants whose words are wanted; of a text without turns, those who speak in it."""

    def __init__(self, people: set[int], of_text: dict[int, set[int]]) -> None:
        self._people, self._of_text = people, of_text

    def touch(self, transcript: int, turns: list[queries.Turn], span: Span) -> bool:
        """Tell whether a span touches their words."""
        if not turns:
            return bool(self._people & self._of_text.get(transcript, set()))
        return any(
            turn.participant in self._people and turn.start < span[1] and span[0] < turn.end
            for turn in turns
        )


def _speakers(reader: Reader, wanted: People) -> _Speakers | None:
    if wanted == People():
        return None
    people = {row.id for row in queries.participants(reader)}
    if wanted.group is not None:
        rows = queries.memberships(reader)
        people &= {row.participant for row in rows if row.participant_group == wanted.group}
    if wanted.attribute is not None:
        people &= {
            row.participant
            for row in queries.attribute_values(reader)
            if (row.attribute, row.value) == (wanted.attribute, wanted.value)
        }
    of_text: dict[int, set[int]] = defaultdict(set)
    for speaker in queries.speakers(reader):
        of_text[speaker.transcript].add(speaker.participant)
    return _Speakers(people, of_text)


def _with_below(reader: Reader, code: int) -> set[int]:
    below: dict[int, set[int]] = defaultdict(set)
    for row in queries.codes(reader):
        if row.parent is not None:
            below[row.parent].add(row.id)
    return with_all_below({code}, below)


def _by_transcript(codings: Iterable[queries.Coding]) -> dict[int, list[queries.Coding]]:
    found: dict[int, list[queries.Coding]] = defaultdict(list)
    for coding in codings:
        found[coding.transcript].append(coding)
    return found


class Cooccurrence(NamedTuple):
    """The codes that are used, in their order, and for each pair how often passages overlap.

    `pairs` has the smaller id first; a code itself counts on its own line only (see
    `overlapping_pairs`).
    """

    codes: tuple[queries.Code, ...]
    pairs: Counter[Pair]

    def n(self, one: int, other: int) -> int:
        """Return how many pairs of passages of two codes overlap."""
        return self.pairs[(min(one, other), max(one, other))]


def co_occurrence(reader: Reader, coder: str | None = None) -> Cooccurrence:
    """Count overlapping pairs of passages of all codes, for the codings that count."""
    counted = analysis_coding(reader, coder)
    codes = queries.codes(reader)
    ids = sorted(row.id for row in codes)
    spans = read_spans(reader, ids, counted)
    used = {ids[at] for at in set(spans.code.tolist())}
    return Cooccurrence(
        tuple(row for row in codes if row.id in used), overlapping_pairs(spans, ids)
    )
