"""A margin for the codings of one side, where a text stands between two of them.

Codings that belong to both sides stand in both margins, so that each shows all that its side did.
Lanes are given out anew: beside one side's codings the other's must leave no gaps.
"""

from collections.abc import Collection, Sequence

from PySide6.QtWidgets import QWidget

from app.ui.text.bands import Shown
from app.ui.text.index import SpanIndex
from app.ui.text.margin import Margin
from app.ui.text.view import CodingView

_LANE_GAP = 80  # code points, a long line: brackets span whole lines


class SideMargin(Margin):
    """A margin that takes the marks of some coders only; nothing in it can be dragged.

    `mirrored`: it stands left of the words.
    """

    def __init__(self, view: CodingView, parent: QWidget, *, mirrored: bool) -> None:
        self._mirrored = mirrored
        self._coders: Collection[int] = ()
        self._index: SpanIndex | None = None
        super().__init__(view, parent)
        self.can_drag = False

    def take(self, coders: Collection[int]) -> None:
        """Show the marks of these coders, by the ids in `Mark.coder`."""
        self._coders = frozenset(coders)
        self.forget_lanes()

    def forget_lanes(self) -> None:
        """Give out lanes anew: there are other marks."""
        self._index = self._frame = None
        self.update()

    def _taken(self, shown: Sequence[Shown]) -> Sequence[Shown]:
        if self._index is None:
            marks = self._view.index.marks
            self._index = SpanIndex((one for one in marks if one.coder in self._coders), _LANE_GAP)
        index = self._index
        return [
            one._replace(lane=index.lane(index.ordinal(one.mark)))
            for one in shown
            if one.mark.coder in self._coders
        ]

    def _x(self, left: int, width: int) -> int:
        return self.width() - left - width if self._mirrored else left
