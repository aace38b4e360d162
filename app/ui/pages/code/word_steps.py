"""Moving a boundary of a coding word by word: where the next word begins or ends.

Offsets are code points of the stored text. Only words near the boundary are looked at, so that a
step costs the same in a text of any length.
"""

from collections.abc import Callable

from app.coding.autocode.widening import Part
from app.ui.pages.code.desk import Desk
from app.ui.text.offsets import Side

_NEAR = 1000  # code points; blanks and signs without a word rarely go on for longer


def next_edge(text: str, at: int, side: Side, step: int) -> int:
    """Return the next start (end) of a word before (`step` -1) or behind `at`; `at` if none."""
    near = max(0, at - _NEAR), min(len(text), at + _NEAR)
    edges = [word[0 if side is Side.START else 1] for word in Part(text, *near).words]
    beyond = [edge for edge in edges if (edge - at) * step > 0]
    return min(beyond, key=lambda edge: abs(edge - at), default=at)


def move_edge(desk: Desk, side: Side, step: int, resize: Callable[[int, int, int], None]) -> None:
    """Move a boundary of the viewer's coding that is meant; it never becomes empty."""
    coding = desk.target()
    if coding is None:
        return
    start, end = coding.start, coding.end
    if side is Side.START:
        start = next_edge(desk.words, start, side, step)
    else:
        end = next_edge(desk.words, end, side, step)
    if start < end and (start, end) != (coding.start, coding.end):
        resize(coding.id, start, end)
