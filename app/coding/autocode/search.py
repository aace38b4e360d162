"""Finding what is asked for in many transcripts, one after the other, with progress and an end.

What is read belongs to one consistent state of the project; each transcript's hits carry the text
version that they were found in, so that they are never put on another text.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import accumulate
from typing import NamedTuple

from app.coding.autocode import matching
from app.coding.autocode.request import (
    Answered,
    AnyOf,
    Exactly,
    Pattern,
    Request,
    Spoken,
    Voice,
    Widen,
    Within,
)
from app.coding.autocode.widening import Part, Span, joined
from app.coding.guide.answers import INTERVIEWER, answers
from app.models import queries
from app.models.errors import Refusal
from app.models.queries import Coding, Turn
from app.models.reader import Reader

MOST = 50_000
"""Hits at most; nobody looks through more, and a pattern like "." finds every character."""
Progress = Callable[[int, int], None]


class Hit(NamedTuple):
    """A passage [start, end) in code points; `already`: the coder has that code on all of it."""

    start: int
    end: int
    already: bool


class InTranscript(NamedTuple):
    """The hits in one transcript, in reading order, on its text version."""

    transcript: int
    version: int
    hits: Sequence[Hit]


class Found(NamedTuple):
    """What was found; `cut`: there is more than `MOST`."""

    transcripts: Sequence[InTranscript]
    cut: bool

    @property
    def n(self) -> int:
        """The number of hits."""
        return sum(len(one.hits) for one in self.transcripts)


class _Texts(NamedTuple):
    """One transcript as it is searched."""

    text: str
    turns: Sequence[Turn]


Spans = Callable[[int, _Texts], Iterable[Span]]


def find(reader: Reader, request: Request, progress: Progress) -> Found:
    """Return the hits of a request; `progress` is told after each transcript and may end it.

    Refused with the reasons of `matching.finder`, and with "pattern-too-slow" where an expression
    takes longer in one turn than it may.
    """
    spans = _spans_of(reader, request)
    already = _already(reader, request)
    names = {row.id: row.name for row in queries.transcripts(reader)}
    wanted = [one for one in request.transcripts if one in names]
    found: list[InTranscript] = []
    left = MOST
    for done, transcript in enumerate(wanted):
        progress(done, len(wanted))
        try:
            one = _in_transcript(reader, request, transcript, spans, already[transcript], left + 1)
        except TimeoutError as error:
            name = names[transcript]
            raise Refusal("pattern-too-slow", name=name, seconds=matching.SECONDS) from error
        if len(one.hits) > left:
            return Found([*found, one._replace(hits=one.hits[:left])], cut=True)
        left -= len(one.hits)
        if one.hits:
            found.append(one)
    return Found(found, cut=False)


def _in_transcript(
    reader: Reader,
    request: Request,
    transcript: int,
    spans: Spans,
    already: Sequence[Span],
    most: int,
) -> InTranscript:
    stored = queries.text_of(reader, transcript)
    texts = _Texts(stored.text, queries.turns(reader, [transcript]))
    raw: list[Span] = []
    for span in spans(transcript, texts):
        raw.append(span)
        if len(raw) >= most:
            break
    final = _widened(raw, parts_of(*texts), request.widen) if raw else ()
    covered = joined(already)
    hits = [Hit(*span, _is_covered(span, covered)) for span in sorted(set(final))]
    return InTranscript(transcript, stored.version, hits)


def parts_of(text: str, turns: Sequence[Turn]) -> list[Part]:
    """Return what a text consists of: the words of its turns, else its paragraphs."""
    if turns:
        return [Part(text, turn.start, turn.end) for turn in turns]
    parts, at = [], 0
    for line in text.splitlines(keepends=True):
        parts.append(Part(text, at, at + len(line)))
        at += len(line)
    return parts


def _widened(spans: Sequence[Span], parts: Sequence[Part], how: Widen) -> Sequence[Span]:
    """Return the spans widened; widened ones that overlap are one passage."""
    wide: list[Span] = []
    place = 0
    for start, end in sorted(spans):
        while place < len(parts) - 1 and parts[place].end <= start:
            place += 1
        wide.append(_widen_one(parts, place, start, end, how))
    return wide if how is Widen.NOT else joined(wide)


def _widen_one(parts: Sequence[Part], place: int, start: int, end: int, how: Widen) -> Span:
    """Widen a span that begins in the part at `place`; across turns each end where it stands."""
    last = place
    while last < len(parts) - 1 and parts[last + 1].start < end:
        last += 1
    if last == place:
        return parts[place].widened(start, end, how)
    in_first = max(start + 1, min(end, parts[place].end))
    begin, _ = parts[place].widened(start, in_first, how)
    _, finish = parts[last].widened(max(start, parts[last].start), end, how)
    return begin, finish


def _is_covered(span: Span, covered: Sequence[Span]) -> bool:
    """Tell whether one of some spans that do not overlap covers another; they are in order."""
    at = bisect_right(covered, span[0], key=lambda one: one[0]) - 1
    return at >= 0 and span[1] <= covered[at][1]


def _already(reader: Reader, request: Request) -> Mapping[int, list[Span]]:
    """Return where the viewer has the code already, by transcript."""
    found: Mapping[int, list[Span]] = defaultdict(list)
    if request.code is not None:
        for coding in queries.codings_of_codes(reader, [request.code]):
            if coding.coder == reader.viewer.coder:
                found[coding.transcript].append((coding.start, coding.end))
    return found


def _spans_of(reader: Reader, request: Request) -> Spans:
    what = request.what
    if isinstance(what, Exactly | AnyOf | Pattern):
        return _words(what, request.voice)
    if isinstance(what, Spoken):
        return lambda _transcript, texts: _turns_of(what, texts.turns)
    if isinstance(what, Answered):
        return _given(_answers(reader, what, request.transcripts))
    return _given(_within(reader, what))


def _given(spans: Mapping[int, Sequence[Span]]) -> Spans:
    return lambda transcript, _texts: spans.get(transcript, ())


def _words(what: Exactly | AnyOf | Pattern, voice: Voice) -> Spans:
    find_in = matching.finder(what)

    def spans(_transcript: int, texts: _Texts) -> Iterator[Span]:
        heard = [turn for turn in texts.turns if _is_heard(turn, voice)]
        if texts.turns and not heard:
            return
        parts = parts_of(texts.text, heard)
        yield from find_in(texts.text, ((part.start, part.end) for part in parts))

    return spans


def _is_heard(turn: Turn, voice: Voice) -> bool:
    return voice is Voice.ANYONE or (turn.role == INTERVIEWER) == (voice is Voice.INTERVIEWERS)


def _turns_of(what: Spoken, turns: Sequence[Turn]) -> Iterator[Span]:
    for turn in turns:
        meant = (
            turn.speaker in what.speakers
            or turn.role in what.roles
            or turn.participant in what.participants
        )
        if meant and turn.start < turn.end:
            yield turn.start, turn.end


def _answers(
    reader: Reader, what: Answered, transcripts: Sequence[int]
) -> Mapping[int, list[Span]]:
    found: Mapping[int, list[Span]] = defaultdict(list)
    for answer in answers(reader, [what.question], set(transcripts)):
        found[answer.transcript] += answer.spans
    return found


def _within(reader: Reader, what: Within) -> Mapping[int, list[Span]]:
    codes: dict[int, dict[int, list[Span]]] = {what.inner: {}, what.outer: {}}
    for coding in queries.codings_of_codes(reader, codes):
        if what.everybody or _is_own(reader, coding):
            spans = codes[coding.code].setdefault(coding.transcript, [])
            spans.append((coding.start, coding.end))
    relate = shared if what.overlap else inside
    return {
        transcript: relate(spans, codes[what.outer].get(transcript, []))
        for transcript, spans in codes[what.inner].items()
    }


def _is_own(reader: Reader, coding: Coding) -> bool:
    return reader.viewer.coder is None or coding.coder == reader.viewer.coder


def inside(inner: Sequence[Span], outer: Sequence[Span]) -> list[Span]:
    """Return the inner spans that lie within one of the outer ones."""
    starts = sorted(outer)
    reach = list(accumulate((end for _, end in starts), max))
    found = set()
    for span in inner:
        before = bisect_right(starts, span[0], key=lambda one: one[0])
        if before and span[1] <= reach[before - 1]:
            found.add(span)
    return sorted(found)


def shared(inner: Sequence[Span], outer: Sequence[Span]) -> list[Span]:
    """Return what inner and outer spans have in common, each stretch once."""
    left, right = joined(inner), joined(outer)
    common, i, k = [], 0, 0
    while i < len(left) and k < len(right):
        start, end = max(left[i][0], right[k][0]), min(left[i][1], right[k][1])
        if start < end:
            common.append((start, end))
        if left[i][1] < right[k][1]:
            i += 1
        else:
            k += 1
    return common
