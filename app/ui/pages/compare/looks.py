"""How the two coders' frozen codings look in the text: what agrees is grey, the rest in colour.

A look is kept by code, coder and whether it is settled: the second coder's is dashed, so that the
two are told apart under the same words without colour, and what is settled carries a check mark.
"""

from collections.abc import Mapping

from PySide6.QtGui import QColor

from app.coding.reconciling.disagreements import Marked
from app.coding.reconciling.reading import Difference, Reconciling
from app.coding.reconciling.rulings import Passage
from app.models.queries import Code
from app.ui.colours import code_colour
from app.ui.text import BOTH, CodeLook, Mark
from app.ui.theme import theme

_SOLID, _DASHED = 0, 1
_SETTLED = "✓ "


class Looks:
    """Marks and looks for one transcript. Keys below zero are given out as they are needed.

    `differences` gives the difference behind the mark of each coding in one.
    """

    def __init__(self, codes: Mapping[int, Code]) -> None:
        self._codes = codes
        self._keys: dict[tuple[int, int, bool], int] = {}
        self.looks: dict[int, CodeLook] = {}
        self.differences: dict[int, Difference] = {}

    def marks(self, found: Reconciling, transcript: int) -> list[Mark]:
        """Return the marks of a transcript: differences by coder, agreed passages once."""
        made = []
        for one in found.differences:
            if one.transcript != transcript:
                continue
            first, second = one.disagreement.first, one.disagreement.second
            for side, coder, style in (
                (first, found.first, _SOLID),
                (second, found.second, _DASHED),
            ):
                for coding in side:
                    self.differences[coding.id] = one
                    made.append(self._mark(coding, coder, style, settled=not one.is_open))
        agreed = enumerate(found.agreed.get(transcript, ()), 1)
        return [*made, *(self._agreed(-number, passage) for number, passage in agreed)]

    def _mark(self, coding: Marked, coder: int, style: int, *, settled: bool) -> Mark:
        key = self._key(coding.code, coder, style, settled=settled)
        return Mark(coding.id, coding.start, coding.end, key, coder)

    def _agreed(self, ident: int, passage: Passage) -> Mark:
        key = self._key(passage.code, BOTH, _SOLID, settled=False)
        return Mark(ident, passage.start, passage.end, key, BOTH)

    def _key(self, code: int, coder: int, style: int, *, settled: bool) -> int:
        key = self._keys.setdefault((code, coder, settled), -1 - len(self._keys))
        if key not in self.looks:
            self.looks[key] = self._made(code, coder, style, settled=settled)
        return key

    def _made(self, code: int, coder: int, style: int, *, settled: bool) -> CodeLook:
        known = self._codes.get(code)
        name = known.name if known else "–"
        if coder == BOTH:
            return CodeLook(name, theme().colour("pressed"), theme().colour("muted"), style)
        shades = theme().shades(code_colour(known.colour if known else 0))
        told = f"{_SETTLED}{name}" if settled else name
        return CodeLook(told, QColor(shades.tint), QColor(shades.line), style)
