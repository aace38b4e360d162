"""A transcript with its codes, ready to be written: turns in segments, and a remark per coding.

All codings that the reader may see are shown, or one coder's; each carries its coder's name, and
nothing is counted. A segment is a stretch of a turn on which the same codings lie. The label is a
segment too, so that a coding across turns, or on a label alone, has a place to begin and end.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from app.coding.exchange.paths import CODES, join_path
from app.coding.exchange.trees import code_paths
from app.models import queries
from app.models.errors import Refusal
from app.models.queries import Coder, Coding, Turn
from app.models.reader import Reader

_LONGEST_INITIALS = 3


class Remark(NamedTuple):
    """One coding: the code's path, its memo, whose it is, when it was made, and its colour.

    `colour` is the code's index into the program's colours; `first` and `last` are the numbers of
    the segments that it covers, counted through the transcript.
    """

    code: str
    memo: str
    coder: str
    initials: str
    created: str
    colour: int
    first: int
    last: int


class Segment(NamedTuple):
    """A stretch of text; `remarks` are the numbers of those on it, the shortest first."""

    text: str
    remarks: tuple[int, ...]


class Spoken(NamedTuple):
    """A turn: the speaker and time beside it, then its words; segment 0 stands for the label."""

    speaker: str
    milliseconds: int | None
    first: int
    segments: Sequence[Segment]


class CodedTranscript(NamedTuple):
    """A transcript on paper; `participants` and `date` (ISO or empty) stand under its name."""

    name: str
    participants: tuple[str, ...]
    date: str
    turns: Sequence[Spoken]
    remarks: Sequence[Remark]


def coded_transcripts(
    reader: Reader, names: Collection[str] = (), coder: str | None = None
) -> list[CodedTranscript]:
    """Return transcripts in order of collection with the codings that the reader may see.

    `names` picks some (none: all), `coder` one coder's codings (None or "all": everybody's).
    Refused: "transcript-unknown", "coder-unknown".
    """
    rows = queries.transcripts(reader)
    known = {row.name for row in rows}
    for name in names:
        if name not in known:
            raise Refusal("transcript-unknown", name=name, names=", ".join(sorted(known)) or "–")
    maker = _Maker(reader, coder)
    return [maker.make(row) for row in rows if not names or row.name in names]


class _Maker:
    """What all transcripts share: the names of codes, coders and participants."""

    def __init__(self, reader: Reader, coder: str | None) -> None:
        self._reader = reader
        coders = queries.coders(reader)
        self._coders = {row.id: row for row in coders}
        self._only = _only(coders, coder)
        codes = queries.codes(reader)
        self._colours = {row.id: row.colour for row in codes}
        self._paths = {code: join_path(path, CODES) for code, path in code_paths(codes).items()}
        people = {row.id: row.name for row in queries.participants(reader)}
        self._people: dict[int, list[str]] = {}
        for row in queries.speakers(reader):
            self._people.setdefault(row.transcript, []).append(people[row.participant])

    def make(self, row: queries.Transcript) -> CodedTranscript:
        text = queries.text_of(self._reader, row.id).text
        turns = queries.turns(self._reader, [row.id])
        codings = [
            coding
            for coding in queries.codings_of_transcript(self._reader, row.id)
            if coding.code in self._paths and (self._only is None or coding.coder == self._only)
        ]
        places, spoken = _cut(text, turns, codings)
        remarks = [self._remark(coding, places) for coding in codings]
        return CodedTranscript(
            row.name,
            # Most interviews are called after their one participant: once is enough.
            tuple(name for name in self._people.get(row.id, ()) if name != row.name),
            row.date or "",
            spoken,
            remarks,
        )

    def _remark(self, coding: Coding, places: "_Places") -> Remark:
        name = self._coders[coding.coder].name
        return Remark(
            self._paths[coding.code],
            coding.memo or "",
            name,
            initials(name),
            coding.created,
            self._colours[coding.code],
            *places.of(coding.start, coding.end),
        )


def _only(coders: Iterable[Coder], name: str | None) -> int | None:
    if name is None or name == "all":
        return None
    for row in coders:
        if row.name == name:
            return row.id
    names = ", ".join(row.name for row in coders) or "–"
    raise Refusal("coder-unknown", name=name, names=names)


def initials(name: str) -> str:
    """Return the initials of a name: AB for "Anna Berg", 王 for "王小明"."""
    return "".join(word[0] for word in name.split())[:_LONGEST_INITIALS].upper()


def clock(milliseconds: int) -> str:
    """Return a time in the recording as it is written: 00:12, 1:02:03."""
    minutes, seconds = divmod(milliseconds // 1000, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes:02}:{seconds:02}"


class _Places:
    """The spans of a transcript's segments, in order and apart."""

    def __init__(self, spans: Sequence[tuple[int, int]]) -> None:
        self._starts = [start for start, _ in spans]
        self._ends = [end for _, end in spans]

    def of(self, start: int, end: int) -> tuple[int, int]:
        """Return the first and last segment of a span; one between two turns is on the first."""
        last = max(0, bisect_left(self._starts, end) - 1)
        return min(bisect_right(self._ends, start), last), last


def _cut(
    text: str, turns: Sequence[Turn], codings: Sequence[Coding]
) -> tuple[_Places, list[Spoken]]:
    """Cut the turns where a coding begins or ends."""
    edges = sorted({edge for coding in codings for edge in (coding.start, coding.end)})
    by_length = sorted(range(len(codings)), key=lambda k: (codings[k].end - codings[k].start, k))
    spans: list[tuple[int, int]] = []
    spoken: list[Spoken] = []
    for turn in turns or _paragraphs(text):
        first = len(spans)
        inside = edges[bisect_right(edges, turn.start) : bisect_left(edges, turn.end)]
        stops = [turn.start, *inside, turn.end]
        here = [(turn.label_start, turn.start), *pairwise(stops)]
        near = [k for k in by_length if codings[k].start < turn.end and codings[k].end > turn.start]
        segments = [
            Segment(
                text[start:end] if number else "",
                tuple(k for k in near if codings[k].start < end and codings[k].end > start),
            )
            for number, (start, end) in enumerate(here)
        ]
        spans += here
        spoken.append(Spoken(turn.speaker or "", turn.milliseconds, first, segments))
    return _Places(spans), spoken


def _paragraphs(text: str) -> list[Turn]:
    """Return the lines of a text in which no turns are known."""
    found, at = [], 0
    for line in text.split("\n"):
        end = at + len(line)
        found.append(Turn(0, 0, at, at, end, None, "unknown", None, None))
        at = end + 1
    return found
