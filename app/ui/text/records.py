"""What the owner of a coded text hands to it, and nothing of where that comes from.

The widgets draw tens of these per line of text, so the records are tuples. All offsets are
Unicode code points of the stored text; spans are half-open.
"""

from typing import NamedTuple

from PySide6.QtGui import QColor


class Mark(NamedTuple):
    """One coding: the code `code` on `[start, end)` by `coder`; all three are row ids."""

    id: int
    start: int
    end: int
    code: int
    coder: int


class CodeLook(NamedTuple):
    """How a code is drawn.

    `tint` lies behind the words, `line` draws its bracket and underline, `style` is the number of
    the underline's pattern (solid, dashed, dotted, dash-dot, then round again). `tail` is the end
    of the name that stays where the name is cut: it tells whose the coding is.
    """

    name: str
    tint: QColor
    line: QColor
    style: int
    tail: str = ""


NO_LOOK = CodeLook("", QColor(128, 128, 128, 60), QColor(128, 128, 128), 0)
"""For a code that nobody described yet."""


class TurnLook(NamedTuple):
    """One turn: its label begins at `label_start`, its words are `[start, end)`.

    `role` is "interviewer", "participant" or "unknown"; `seconds` from the start of the recording,
    None without a time stamp. A text without speakers has an empty `speaker`.
    """

    label_start: int
    start: int
    end: int
    speaker: str
    role: str
    seconds: float | None


class Colours(NamedTuple):
    """The five colours of the window that the text uses."""

    paper: QColor
    ink: QColor
    muted: QColor
    accent: QColor
    line: QColor


LIGHT = Colours(*map(QColor, ("#FBFBF9", "#1F2328", "#5F6B76", "#1F6F78", "#E3E3DE")))
DARK = Colours(*map(QColor, ("#1D1F21", "#E6E6E3", "#A3ABB2", "#5FB3BC", "#383C40")))
