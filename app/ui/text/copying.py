"""What goes to the clipboard: the words alone, or with who says them.

The labels are part of the stored text but not of what is seen, so a copy leaves them out unless
they are asked for. The characters are those of the stored text, never Qt's.
"""

from collections.abc import Sequence

from app.ui.text.records import TurnLook
from app.ui.text.selecting import touched


def words_of(text: str, turns: Sequence[TurnLook], start: int, end: int) -> str:
    """Return the stored text of `[start, end)` without the labels in it."""
    first, last = touched(turns, start, end)
    parts, at = [], start
    for turn in turns[first : last + 1]:
        parts.append(text[at : max(at, min(turn.label_start, end))])
        at = max(at, min(turn.start, end))
    parts.append(text[at:end])
    return "".join(parts)


def words_with_speakers(text: str, turns: Sequence[TurnLook], start: int, end: int) -> str:
    """Return one paragraph for each turn touched, begun with its speaker: "S07: …"."""
    first, last = touched(turns, start, end)
    said = []
    for turn in turns[first : last + 1]:
        words = text[max(start, turn.start) : min(end, turn.end)]
        if words:
            said.append(f"{turn.speaker}: {words}" if turn.speaker else words)
    return "\n".join(said) if said else text[start:end]
