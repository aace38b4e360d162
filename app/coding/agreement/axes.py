"""The units of one transcript that are compared: characters, sentences or turns.

All characters are every code point of the stored text, labels and line ends included. Leaving the
interviewer out takes each of their turns away, from its label to the next label. Sentences and
turns lie within turns; in a text without speakers a turn is a paragraph.
"""

import re
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Literal

from app.coding.agreement.spans import Axis, Characters, Span, Units
from app.coding.sentences import sentence_spans
from app.models.queries import Turn

Unit = Literal["character", "sentence", "turn"]
_PARAGRAPH = re.compile(r"[^\n]+")


def axis_of(
    unit: Unit,
    length: int,
    read_turns: Callable[[], Sequence[Turn]],
    text: Callable[[], str],
    *,
    without_interviewer: bool = False,
) -> Axis:
    """Return the axis of a transcript of `length` code points, its turns in reading order.

    Turns and text are asked for only where the units depend on them.
    """
    if unit == "character" and not without_interviewer:
        return Characters(length)
    turns = read_turns()
    if unit == "character":
        return Characters(length, _kept(turns, length))
    spoken = [turn for turn in turns if not (without_interviewer and turn.role == "interviewer")]
    if turns:
        stretches = [(turn.start, turn.end) for turn in spoken if turn.start < turn.end]
    else:
        stretches = [match.span() for match in _PARAGRAPH.finditer(text())]
    return Units(stretches if unit == "turn" else _sentences(stretches, text()))


def _sentences(stretches: Sequence[Span], text: str) -> list[Span]:
    return [span for start, end in stretches for span in sentence_spans(text, start, end)]


def _kept(turns: Sequence[Turn], length: int) -> list[Span]:
    """Return the stretches from each label to the next that are not the interviewer's."""
    if not turns:
        return [(0, length)]
    starts = [turn.label_start for turn in turns]
    found = [(0, starts[0])] if starts[0] else []
    for turn, stretch in zip(turns, pairwise([*starts, length]), strict=True):
        if turn.role != "interviewer":
            found.append(stretch)
    return found
