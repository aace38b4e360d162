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
    """The looks of all codes, for one viewer. `looks` grows when `mark` meets another coder."""

    def __init__(self) -> None:
        self.looks: dict[int, CodeLook] = {}
        self._keys: dict[tuple[int, int], int] = {}
        self._codes: Mapping[int, Code] = {}
        self._coders: Mapping[int, Coder] = {}
        self._me: int | None = None

    def renew(self, codes: Mapping[int, Code], coders: Mapping[int, Coder], me: int | None) -> None:
        """Take the codes and coders as they are now, and the colours of the theme."""
        self._codes, self._coders, self._me = codes, coders, me
        self.looks = {code.id: _look(code) for code in codes.values()}
        for (code, coder), key in self._keys.items():
            self.looks[key] = self._paler(code, coder)

    def mark(self, coding: Coding) -> Mark:
        """Return a coding as the text draws it."""
        key = self._key(coding)
        if key not in self.looks:
            self.looks[key] = self._paler(coding.code, coding.coder)
        return Mark(coding.id, coding.start, coding.end, key, coding.coder)

    def _key(self, coding: Coding) -> int:
        mine = self._me is None or coding.coder == self._me
        if mine and coding.code in self.looks:
            return coding.code
        return self._keys.setdefault((coding.code, coding.coder), -1 - len(self._keys))

    def _paler(self, code: int, coder: int) -> CodeLook:
        found, who = self._codes.get(code), self._coders.get(coder)
        muted, paper = theme().colour("muted"), theme().colour("paper")
        look = _look(found) if found else CodeLook("", theme().colour("pressed"), muted, 0)
        return CodeLook(
            " · ".join(filter(None, (look.name, who.name if who else ""))),
            _mixed(look.tint, paper, _PALE_TINT),
            _mixed(look.line, paper, _PALE_LINE),
            look.style,
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
