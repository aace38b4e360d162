"""How the turns of a text move when it is edited.

Labels stay in the text, so an edit of a label is an edit of the turn:

- a label that now reads like another of the transcript's, or like a new name, names the speaker;
- a label that is gone, or that no longer begins its line, joins its turn to the one before;
- a new line that begins with a label of this transcript, written as elsewhere in it, is a turn; in
  a text without speakers every new line is one;
- everything else that is written between two turns belongs to the one before.
"""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from app.coding.editing.span_map import SpanMap

_AROUND_A_NAME = " \t\n\u00a0\u3000:：-–—[]()*_#"
_LONGEST_NAME = 48


class TurnSpan(NamedTuple):
    """A turn's places and speaker; `id` None is a new one, `like` the turn whose role it takes."""

    id: int | None
    label_start: int
    start: int
    end: int
    speaker: str | None
    like: int | None = None


class TurnsCarried(NamedTuple):
    """The turns on the new text, and by its id what became of a turn that was joined to another.

    The latter is None where there is no turn before it.
    """

    turns: Sequence[TurnSpan]
    joined: Mapping[int, int | None]


class _Labels:
    """How this transcript writes its labels: the text from the name on, blanks behind it away."""

    def __init__(self, text: str, turns: Sequence[TurnSpan]) -> None:
        self._known: dict[str, tuple[str, int | None]] = {}
        for turn in turns:
            written = label_of(text, turn)
            if written and turn.speaker:
                self._known.setdefault(written, (turn.speaker, turn.id))
        names = sorted(map(re.escape, self._known), key=len, reverse=True)
        self._at = re.compile("(?:" + "|".join(names) + r")[ \t\u00a0\u3000]*") if names else None

    def at(self, text: str, start: int, end: int) -> tuple[int, str, int | None] | None:
        """Return where a label that begins here ends, its speaker, and a turn of theirs."""
        found = self._at.match(text, start, end) if self._at else None
        if found is None:
            return None
        return (found.end(), *self._known[found.group().rstrip(" \t\u00a0\u3000")])

    def whose(self, written: str, before: TurnSpan) -> tuple[str | None, int | None]:
        """Return who a changed label names, and a turn of theirs."""
        if before.speaker and before.speaker in written:
            return before.speaker, before.id
        for label, whose in self._known.items():
            if label in written:
                return whose
        name = written.strip(_AROUND_A_NAME)
        fits = 0 < len(name) <= _LONGEST_NAME and "\n" not in name
        return (name, None) if fits else (before.speaker, before.id)


def label_of(text: str, turn: TurnSpan) -> str:
    """Return a turn's label as it is written, from the speaker's name on: "S07:"."""
    written = text[turn.label_start : turn.start].rstrip()
    at = written.rfind(turn.speaker) if turn.speaker else -1
    return written[at:] if at >= 0 else ""


def carry_turns(old: str, new: str, turns: Sequence[TurnSpan], spans: SpanMap) -> TurnsCarried:
    """Return the turns of the old text, in reading order, as they stand on the new one."""
    labels = _Labels(old, turns)
    silent = not any(turn.speaker for turn in turns)
    found: list[TurnSpan] = []
    joined: dict[int, int | None] = {}
    for turn in turns:
        moved = _moved(turn, spans, new)
        _reach(found, new, moved.label_start)
        if _is_joined(old, new, turn, moved):
            assert turn.id is not None
            joined[turn.id] = found[-1].id if found else None
            if found:
                found[-1] = found[-1]._replace(end=max(found[-1].end, moved.end))
            continue
        written = new[moved.label_start : moved.start]
        if written != old[turn.label_start : turn.start]:
            speaker, like = labels.whose(written, turn)
            moved = moved._replace(speaker=speaker, like=like)
        found.append(moved)
    _reach(found, new, len(new))
    if not turns:
        return TurnsCarried([], {})
    changed = [(piece.new_start, piece.new_end) for piece in spans.pieces]
    whole = [*_front(new, found, labels), *found]
    split = [part for turn in whole for part in _split(new, turn, labels, changed, silent)]
    return TurnsCarried(split, joined)


def _front(new: str, turns: Sequence[TurnSpan], labels: _Labels) -> list[TurnSpan]:
    """Make a turn of what is written in front of the first label."""
    first = turns[0].label_start if turns else len(new)
    if not new[:first].strip():
        return []
    end = first - new.endswith("\n", 0, first)
    start, speaker, like = labels.at(new, 0, end) or (0, None, None)
    return [TurnSpan(None, 0, start, end, speaker, like)]


def _moved(turn: TurnSpan, spans: SpanMap, new: str) -> TurnSpan:
    """Return a turn where its edges went.

    What is put in front of a label stays outside; at the edges of the words it belongs to them,
    unless it is whole lines in front of a paragraph without a label.
    """
    has_label = turn.label_start < turn.start
    label_start = spans.place(turn.label_start, behind=True)
    if not has_label:
        front = spans.place(turn.label_start, behind=False)
        label_start = label_start if new[:label_start].endswith("\n") else front
    start = spans.place(turn.start, behind=False) if has_label else label_start
    start = max(label_start, start)
    end = max(start, spans.place(turn.end, behind=True))
    return turn._replace(label_start=label_start, start=start, end=end, like=turn.id)


def _reach(found: list[TurnSpan], new: str, until: int) -> None:
    """End the last turn before the LF in front of `until`, with all that is written up to there."""
    if found:
        last = found[-1]
        limit = max(last.start, until - new.endswith("\n", 0, until))
        more = new[last.end : limit].strip()
        found[-1] = last._replace(end=limit if more else min(last.end, limit))


def _is_joined(old: str, new: str, turn: TurnSpan, moved: TurnSpan) -> bool:
    if _begins_line(old, turn.label_start) and not _begins_line(new, moved.label_start):
        return True
    if turn.label_start < turn.start:
        return not new[moved.label_start : moved.start].strip(_AROUND_A_NAME)
    return turn.start < turn.end and moved.start == moved.end


def _begins_line(text: str, at: int) -> bool:
    return at == 0 or text[at - 1] == "\n"


def _split(
    new: str,
    turn: TurnSpan,
    labels: _Labels,
    changed: Sequence[tuple[int, int]],
    silent: bool,
) -> list[TurnSpan]:
    """Return a turn in parts where new lines in it are turns of their own."""
    parts = [turn]
    at = new.find("\n", turn.start, turn.end)
    while at >= 0:
        line, at = at + 1, new.find("\n", at + 1, turn.end)
        if not any(start <= line <= end for start, end in changed):
            continue
        if silent:
            label: tuple[int, str | None, int | None] | None = (line, None, turn.id)
            if not new[line : at if at >= 0 else turn.end].strip():
                continue
        else:
            label = labels.at(new, line, turn.end)
        if label is not None:
            last = parts[-1]
            parts[-1] = last._replace(end=max(last.start, line - 1))
            parts.append(TurnSpan(None, line, label[0], turn.end, label[1], label[2]))
    return parts
