"""A page in three parts: its list, its work, its detail. The sides fold away.

A side is shown if the reader wants it, or, while nobody said anything, if there is room. So a
narrow window starts with the text, and who opens the panel there gets it.
"""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from app.ui.theme import theme
from app.ui.widgets.look import margins

LEFT, RIGHT = "left", "right"
_AT = {LEFT: 0, RIGHT: 2}
_NARROWEST = 160  # px at 100 %; of a side panel


class ThreePanes(QWidget):
    """Three panes with lines between that can be dragged; either side may be None.

    `room` is the width that the middle needs before the sides give way, the right one first;
    `left_width` and `right_width` are theirs at first; all in px at 100 % zoom. `changed` when a
    side was shown or hidden; `gave_way(side)` when larger text took its room from one.
    """

    changed = Signal()
    gave_way = Signal(str)

    def __init__(
        self,
        left: QWidget | None,
        middle: QWidget,
        right: QWidget | None,
        *,
        left_width: int = 240,
        right_width: int = 280,
        room: int = 520,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._sides = {LEFT: left, RIGHT: right}
        self._widths = {LEFT: left_width, RIGHT: right_width}
        self._wished: dict[str, bool | None] = {LEFT: None, RIGHT: None}
        self._room = room
        self._out: set[str] = set()  # sides that what is in front has no use for
        self._splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self._splitter.setHandleWidth(1)
        # Before the panes: with a sheet of styles Qt goes through all widgets that get a parent.
        column = QVBoxLayout(self)
        margins(column)
        column.addWidget(self._splitter)
        self._panes = (left or QWidget(), middle, right or QWidget())
        for pane in self._panes:
            self._splitter.addWidget(pane)
        for at, stretch in enumerate((0, 1, 0)):
            self._splitter.setStretchFactor(at, stretch)
            self._splitter.setCollapsible(at, False)
        self._splitter.splitterMoved.connect(self._keep_widths)
        self._arrange()
        theme().changed.connect(self._zoomed)

    def shows(self, side: str) -> bool | None:
        """Tell whether a side ("left", "right") is shown; None: the page has none there."""
        return self._is_shown(side) if self._has(side) else None

    def toggle(self, side: str) -> None:
        """Show or hide a side, and remember that this was wanted."""
        if self._has(side):
            self.wish(side, not self._is_shown(side))

    def leave_out(self, side: str, out: bool) -> None:
        """Have no such side for a while, or have it again as it was."""
        if out != (side in self._out):
            self._out ^= {side}
            self._arrange()
            self.changed.emit()

    def wish(self, side: str, shown: bool | None) -> None:
        """Show or hide a side whatever the room; None: as there is room."""
        self._wished[side] = shown
        self._arrange()

    def state(self) -> dict[str, object]:
        """Return widths and wishes for keeping; it can be written as JSON."""
        return {"widths": dict(self._widths), "wished": dict(self._wished)}

    def restore(self, state: Mapping[str, object]) -> None:
        """Take up a kept state; what it does not say, or says wrongly, stays."""
        widths, wished = state.get("widths"), state.get("wished")
        for side in (LEFT, RIGHT):
            width = widths.get(side) if isinstance(widths, Mapping) else None
            if isinstance(width, int) and width > 0:
                self._widths[side] = width
            wish = wished.get(side) if isinstance(wished, Mapping) else None
            self._wished[side] = wish if isinstance(wish, bool) else None
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the sides give way, or come back."""
        super().resizeEvent(event)
        self._arrange()

    def _zoomed(self) -> None:
        before = {side: self.shows(side) for side in (RIGHT, LEFT)}
        self._arrange()
        for side, shown in before.items():
            if shown and not self.shows(side):
                self.gave_way.emit(side)

    def _arrange(self) -> None:
        before = [self.shows(side) for side in (LEFT, RIGHT)]
        for side in (LEFT, RIGHT):
            pane = self._panes[_AT[side]]
            pane.setMinimumWidth(theme().px(_NARROWEST))
            pane.setVisible(self._has(side) and self._wants(side))
        left, right = (
            theme().px(self._widths[side]) if self._is_shown(side) else 0 for side in (LEFT, RIGHT)
        )
        self._splitter.setSizes([left, max(1, self.width() - left - right - 2), right])
        if before != [self.shows(side) for side in (LEFT, RIGHT)]:
            self.changed.emit()

    def _has(self, side: str) -> bool:
        return self._sides[side] is not None and side not in self._out

    def _wants(self, side: str) -> bool:
        wished = self._wished[side]
        return self._fits(side) if wished is None else wished

    def _fits(self, side: str) -> bool:
        """Tell whether there is room; the left one is given room before the right one."""
        need = self._room + self._widths[side]
        if side == RIGHT and self._has(LEFT) and self._wants(LEFT):
            need += self._widths[LEFT]
        return self.width() >= theme().px(need)

    def _is_shown(self, side: str) -> bool:
        return not self._panes[_AT[side]].isHidden()

    def _keep_widths(self) -> None:
        sizes = self._splitter.sizes()
        for side in (LEFT, RIGHT):
            if self.shows(side):
                self._widths[side] = round(sizes[_AT[side]] * 100 / theme().zoom)
