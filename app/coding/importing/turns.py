"""Turns from labels: where each begins and ends, as DESIGN §5 fixes it.

A turn starts after its label and the blanks behind it (line ends too, if the label stands alone)
and ends before the LF that precedes the next label, the last one before the text's last LF. What
stands before the first label is one turn. In a text without speakers each paragraph is a turn.
"""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from app.coding.importing.heads import Head
from app.coding.importing.records import Cue
from app.coding.importing.scan import Scan
from app.coding.importing.stamps import stamp_at_end

_SPACE = re.compile(r"\s*")


class Span(NamedTuple):
    """A turn before anybody knows its role; `speaker` is the key of a label, or None."""

    label_start: int
    start: int
    end: int
    speaker: str | None
    seconds: float | None


def spoken_turns(text: str, labels: Sequence[tuple[Head, str]], cues: Sequence[Cue]) -> list[Span]:
    """Return the turns of a text with speakers; `labels` are heads with their speakers' keys."""
    times = {cue.start: cue.seconds for cue in cues}
    first = labels[0][0].line
    spans = []
    if text[:first].strip():
        spans.append(Span(0, 0, first - 1, None, times.get(0)))
    ends = [head.line - 1 for head, _ in labels[1:]] + [_last(text)]
    for (head, speaker), end in zip(labels, ends, strict=True):
        spans.append(_spoken(text, head, speaker, end, times))
    return spans


def _spoken(text: str, head: Head, speaker: str, end: int, times: Mapping[int, float]) -> Span:
    start = _behind_space(text, min(head.text, end), end)
    at = times.get(head.line, head.seconds)
    if at is None:
        line_end = text.find("\n", start, end)
        at = stamp_at_end(text, start, end if line_end < 0 else line_end)
        at = stamp_at_end(text, start, end) if at is None else at
    return Span(head.line, start, end, speaker, at)


def paragraph_turns(text: str, found: Scan, cues: Sequence[Cue]) -> list[Span]:
    """Return the turns of a text without speakers: one for each line with something on it.

    A stamp in front of a paragraph, or alone on the line above it, is the paragraph's label.
    """
    times = {cue.start: cue.seconds for cue in cues}
    stamps = {head.line: head for head in found.stamps}
    spans: list[Span] = []
    above: Head | None = None
    for start, end in found.lines:
        stamp = stamps.get(start)
        if stamp is not None and _behind_space(text, stamp.behind_stamp, end) == end:
            above = stamp
            continue
        label = start if above is None else above.line
        at = times.get(start, None if above is None else above.seconds)
        if stamp is not None:
            start, at = _behind_space(text, stamp.behind_stamp, end), stamp.seconds
        spans.append(Span(label, start, end, None, at))
        above = None
    return spans


def _behind_space(text: str, start: int, end: int) -> int:
    found = _SPACE.match(text, start, end)
    return start if found is None else found.end()


def _last(text: str) -> int:
    return len(text) - text.endswith("\n")
