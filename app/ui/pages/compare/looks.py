"""How the two coders' frozen codings look in the text: what agrees is grey, the rest in colour.

A look is kept by code and coder: the second coder's is dashed, so that the two are told apart
without colour, and both carry the coder's name beside the code's.
"""

from collections.abc import Mapping

from PySide6.QtGui import QColor

from app.coding.reconciling.disagreements import Marked
from app.coding.reconciling.reading import Reconciling
from app.coding.reconciling.rulings import Passage
from app.models.queries import Code, Coder
from app.ui.colours import code_colour
from app.ui.text import CodeLook, Mark
from app.ui.theme import theme

_SOLID, _DASHED = 0, 1


class Looks:
    """Marks and looks for one transcript. Keys below zero are given out as they are needed."""

    def __init__(self, codes: Mapping[int, Code], coders: Mapping[int, Coder]) -> None:
        self._codes = codes
        self._coders = coders
        self._keys: dict[tuple[int, int | None], int] = {}
        self.looks: dict[int, CodeLook] = {}

    def marks(self, found: Reconciling, transcript: int) -> list[Mark]:
        """Return the marks of a transcript: differences by coder, agreed passages once."""
        made = [
            self._mark(coding, coder, _SOLID if coder == found.first else _DASHED)
            for one in found.differences
            if one.transcript == transcript
            for side, coder in (
                (one.disagreement.first, found.first),
                (one.disagreement.second, found.second),
            )
            for coding in side
        ]
        agreed = enumerate(found.agreed.get(transcript, ()), 1)
        return [*made, *(self._agreed(-number, passage) for number, passage in agreed)]

    def _mark(self, coding: Marked, coder: int, style: int) -> Mark:
        key = self._key(coding.code, coder, style)
        return Mark(coding.id, coding.start, coding.end, key, coder)

    def _agreed(self, ident: int, passage: Passage) -> Mark:
        return Mark(ident, passage.start, passage.end, self._key(passage.code, None, _SOLID), 0)

    def _key(self, code: int, coder: int | None, style: int) -> int:
        key = self._keys.setdefault((code, coder), -1 - len(self._keys))
        if key not in self.looks:
            self.looks[key] = self._made(code, coder, style)
        return key

    def _made(self, code: int, coder: int | None, style: int) -> CodeLook:
        known = self._codes.get(code)
        name = known.name if known else "–"
        if coder is None:
            return CodeLook(name, theme().colour("pressed"), theme().colour("muted"), style)
        shades = theme().shades(code_colour(known.colour if known else 0))
        who = self._coders[coder].name if coder in self._coders else "–"
        return CodeLook(f"{who} · {name}", QColor(shades.tint), QColor(shades.line), style)
