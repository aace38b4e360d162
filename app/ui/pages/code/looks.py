"""How codes are drawn in the text: colours by the theme, and paler for other coders' work.

The text knows a look per key, not per coder. A viewer's own coding has the code's id as its key;
another coder's has a number below zero, given out when first needed: a paler look under the
code's and the coder's name.
"""

from collections.abc import Mapping

from PySide6.QtGui import QColor

from app.models.queries import Code, Coder, Coding, Turn
from app.ui.colours import code_colour
from app.ui.text import CodeLook, Mark, TurnLook
from app.ui.theme import theme
from app.ui.theme.codes import CODE_COLOURS, least_used

_PALE_TINT, _PALE_LINE = 0.5, 0.35  # of the paper that shines through


class LookBook:
    """The looks of the codes that were met, for one viewer. `looks` grows with every new one."""

    def __init__(self) -> None:
        self.looks: dict[int, CodeLook] = {}
        self._keys: dict[tuple[int, int], int] = {}
        self._whose: dict[int, tuple[int, int | None]] = {}  # by key: code, and whose if another's
        self._codes: Mapping[int, Code] = {}
        self._coders: Mapping[int, Coder] = {}
        self._me: int | None = None

    def clear(self) -> None:
        """Know no code: another may be looking. There must be no marks then."""
        self.looks, self._keys, self._whose = {}, {}, {}

    def renew(self, codes: Mapping[int, Code], coders: Mapping[int, Coder], me: int | None) -> None:
        """Take the codes and coders as they are now, and the colours of the theme.

        A code that is gone keeps its look: its marks may still be there for a moment.
        """
        self._codes, self._coders, self._me = codes, coders, me
        self.looks = {
            key: self._made(*whose) if whose[0] in codes else self.looks[key]
            for key, whose in self._whose.items()
        }

    def mark(self, coding: Coding) -> Mark:
        """Return a coding as the text draws it."""
        mine = self._me is None or coding.coder == self._me
        key = coding.code if mine else self._key(coding)
        if key not in self.looks:
            self._whose[key] = whose = (coding.code, None if mine else coding.coder)
            self.looks[key] = self._made(*whose)
        return Mark(coding.id, coding.start, coding.end, key, coding.coder)

    def _key(self, coding: Coding) -> int:
        return self._keys.setdefault((coding.code, coding.coder), -1 - len(self._keys))

    def _made(self, code: int, coder: int | None) -> CodeLook:
        found = self._codes.get(code)
        muted, ground = theme().colour("muted"), theme().colour("pressed")
        look = _look(found) if found else CodeLook("", ground, muted, 0)
        who = None if coder is None else self._coders.get(coder)
        if who is None:
            return look
        paper = theme().colour("paper")
        tail = f" · {who.name}"
        return CodeLook(
            look.name + tail,
            _mixed(look.tint, paper, _PALE_TINT),
            _mixed(look.line, paper, _PALE_LINE),
            look.style,
            tail,
        )


def _look(code: Code) -> CodeLook:
    shades = theme().shades(code_colour(code.colour))
    style = code.colour // len(CODE_COLOURS)
    return CodeLook(code.name, QColor(shades.tint), QColor(shades.line), style)


def _mixed(colour: QColor, paper: QColor, share: float) -> QColor:
    """Return a colour with so much of the paper in it."""

    def mix(own: float, under: float) -> float:
        return own + (under - own) * share

    return QColor.fromRgbF(
        mix(colour.redF(), paper.redF()),
        mix(colour.greenF(), paper.greenF()),
        mix(colour.blueF(), paper.blueF()),
    )


def next_colour(codes: Mapping[int, Code]) -> int:
    """Return the index of the colour that is used least, for a new code."""
    used = [code_colour(code.colour) for code in codes.values()]
    return list(CODE_COLOURS.values()).index(least_used(used))


def turn_look(turn: Turn) -> TurnLook:
    """Return a turn as the text draws it."""
    seconds = None if turn.milliseconds is None else turn.milliseconds / 1000
    return TurnLook(turn.label_start, turn.start, turn.end, turn.speaker or "", turn.role, seconds)
