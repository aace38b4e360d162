"""The margin right of the words: a bracket and a name for each coding, to point at and to drag.

Colour is never the only sign: a coding is told apart by its bracket, its name and the pattern of
its underline. Places are worked out as in a margin at the right; `_x` puts them where they are
drawn, so that a margin at the left is its mirror image.
"""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QHelpEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QWheelEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget

from app.ui.text.bands import Shown
from app.ui.text.brackets import Bracket, Tag, lanes_for, place_brackets, place_tags
from app.ui.text.frame import Frame
from app.ui.text.labels import Labels
from app.ui.text.offsets import Side
from app.ui.text.view import CodingView

_INSET, _PADDING, _RADIUS = 12, 5, 4.0
_NEAR = 5
"""Pixels around a bracket, or around its end, that count as on it."""


class Margin(QWidget):
    """Brackets and names of the codings on screen.

    `codingClicked` and `codingHovered` carry an id (hovered: or None), `contextMenuAsked` an id
    or None and a global point, `endDragged` an id, the `Side` that is moved, the global point it
    is at, and whether it is let go there.
    """

    codingClicked = Signal(object)
    codingHovered = Signal(object)
    contextMenuAsked = Signal(object, QPoint)
    endDragged = Signal(object, object, QPointF, bool)

    def __init__(self, view: CodingView, parent: QWidget) -> None:
        super().__init__(parent)
        self._view = view
        self._frame: Frame | None = None
        self._brackets: list[Bracket] = []
        self._tags: list[Tag] = []
        self._lanes = lanes_for(0, 0)
        self._names_x = 0
        self._labels = self._new_labels()
        self._dragged: tuple[int, Side] | None = None
        self._focused: int | None = None
        self._hovered: int | None = None
        self.can_drag = True
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("Codings beside the text"))
        view.frameChanged.connect(self.update)

    def forget_names(self) -> None:
        """Make the names anew: others may have come, or another font."""
        self._labels = self._new_labels()
        self._frame = None
        self.update()

    def _new_labels(self) -> Labels:
        return Labels(self._view.looks, self.font(), self.devicePixelRatioF())

    def show_focused(self, ident: int | None) -> None:
        """Bring out the coding that keys act on."""
        self._focused, self._frame = ident, None
        self.update()

    def show_hovered(self, ident: int | None) -> None:
        """Bring out the coding that is pointed at, here or in the text."""
        if ident != self._hovered:
            self._hovered = ident
            self.update()

    def changeEvent(self, event: QEvent) -> None:
        """Make the names anew in another font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.forget_names()

    # Drawing

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw brackets first, names on top of them."""
        self._arrange()
        painter = QPainter(self)
        painter.fillRect(event.rect(), self._view.colours.paper)
        painter.fillRect(self._x(0, 1), 0, 1, self.height(), self._view.colours.line)
        self._draw_brackets(painter)
        painter.setFont(self.font())
        self._draw_hangers(painter)
        self._draw_lit(painter)
        self._draw_names(painter)
        painter.end()

    def _arrange(self) -> None:
        frame = self._view.frame()
        if frame is self._frame:
            return
        self._frame = frame
        width, height = self.width(), self.height()
        shown = self._taken(frame.shown)
        self._brackets, lanes = place_brackets(frame.rows, shown, width - _INSET, height)
        self._lanes, self._names_x = lanes, _INSET + lanes.behind + 4
        self._tags = place_tags(self._brackets, height, self._labels.line, self._focused)

    def _taken(self, shown: Sequence[Shown]) -> Sequence[Shown]:
        """Return those codings on screen that this margin is for."""
        return shown

    def _x(self, left: int, width: int) -> int:
        """Return where something is drawn that is so wide and has its place at `left`."""
        return left

    def _draw_brackets(self, painter: QPainter) -> None:
        fill, look, lit = painter.fillRect, self._labels.look, (self._focused, self._hovered)
        _, usual, tick, _ = self._lanes
        for (mark, _, _, _, opens, closes), x, top, bottom, _ in self._brackets:
            colour = look(mark[3])[2]
            line = usual + 2 if mark[0] in lit else usual
            x += _INSET
            end = self._x(x, tick)
            fill(self._x(x, line), top, line, bottom - top, colour)
            if opens:
                fill(end, top, tick, line, colour)
            if closes:
                fill(end, bottom - line, tick, line, colour)

    def _draw_hangers(self, painter: QPainter) -> None:
        """Lead from dot to dot where names stand below their brackets."""
        labels = self._labels
        x = self._x(self._names_x + _PADDING + labels.dot_size // 2, 1)
        above = labels.line - labels.dot_drop - labels.dot_size
        for tag in self._tags:
            if tag.hangs:
                rect = QRect(x, tag.y - above, 1, above + labels.dot_drop)
                painter.fillRect(rect, self._view.colours.muted)

    def _draw_lit(self, painter: QPainter) -> None:
        """Lay the code's tint behind the name pointed at, and a frame around the focused one."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for tag in self._tags:
            mark = tag.shown.mark
            if mark.id in (self._focused, self._hovered):
                framed = mark.id == self._focused
                pen = QPen(self._view.colours.accent, 1.2) if framed else Qt.PenStyle.NoPen
                painter.setPen(pen)
                painter.setBrush(self._labels.look(mark.code).tint)
                box = QRectF(self._tag_rect(tag)).adjusted(0.6, 0.6, -0.6, -0.6)
                painter.drawRoundedRect(box, _RADIUS, _RADIUS)

    def _draw_names(self, painter: QPainter) -> None:
        labels, words, dot = self._labels, painter.drawStaticText, painter.drawPixmap
        x = self._names_x + _PADDING
        behind = x + labels.indent
        room = self.width() - behind - _PADDING
        counts = []
        painter.setPen(self._view.colours.ink)
        for (mark, *_), y, more, _ in self._tags:
            code = mark[3]
            left = room - labels.count_room(len(more)) if more else room
            text, width, drop = labels.name(code, left)
            dot(self._x(x, labels.dot_size), y + labels.dot_drop, labels.dot(code))
            words(self._x(behind, width), y + drop, text)
            if more:
                counts.append((behind + width + _PADDING, y, len(more)))
        painter.setPen(self._view.colours.muted)
        for left, y, number in counts:
            count = labels.count(number)
            words(self._x(left, count.width), y + count.drop, count.text)

    def _tag_rect(self, tag: Tag) -> QRect:
        width = self.width() - self._names_x
        return QRect(self._x(self._names_x, width), tag.y, width, self._labels.line)

    # Pointing

    def codings_under(self, point: QPointF) -> list[int]:
        """Return the ids at a point: of a name and those it counts, or of a bracket."""
        for tag in self._tags:
            if self._tag_rect(tag).contains(point.toPoint()):
                return [shown.mark.id for shown in (tag.shown, *tag.more)]
        bracket = self._bracket_under(point)
        return [] if bracket is None else [bracket.shown.mark.id]

    def _bracket_under(self, point: QPointF) -> Bracket | None:
        def away(one: Bracket) -> float:
            return abs(self._x(one.x + _INSET, self._lanes.line) + 1 - point.x())

        beside = [one for one in self._brackets if one.top - 1 <= point.y() <= one.bottom + 1]
        return min((one for one in beside if away(one) <= _NEAR), key=away, default=None)

    def _end_under(self, point: QPointF) -> tuple[int, Side] | None:
        bracket = self._bracket_under(point)
        if bracket is None or not self.can_drag:
            return None
        if bracket.shown.opens and abs(point.y() - bracket.top) <= _NEAR:
            return bracket.shown.mark.id, Side.START
        if bracket.shown.closes and abs(point.y() - bracket.bottom) <= _NEAR:
            return bracket.shown.mark.id, Side.END
        return None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose a coding, or take hold of the end of its bracket."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        found = self.codings_under(event.position())
        self._dragged = self._end_under(event.position())
        if found:
            self.codingClicked.emit(self._next_of(found))

    def _next_of(self, found: Sequence[int]) -> int:
        """Return the coding that a click means: a name stands for those without room too.

        Another click goes to the next of them in reading order, whichever of them is named now.
        """
        ordered = [one.shown.mark.id for one in self._brackets if one.shown.mark.id in found]
        if self._focused is None or self._focused not in ordered:
            return found[0]
        return ordered[(ordered.index(self._focused) + 1) % len(ordered)]

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Point at codings; with an end in hand, drag it along."""
        if self._dragged is not None and event.buttons():
            self.endDragged.emit(*self._dragged, event.globalPosition(), False)
            return
        end = self._end_under(event.position())
        self.setCursor(Qt.CursorShape.SizeVerCursor if end else Qt.CursorShape.ArrowCursor)
        found = self.codings_under(event.position())
        self.codingHovered.emit(found[0] if found else None)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go of a bracket's end."""
        if self._dragged is not None:
            self.endDragged.emit(*self._dragged, event.globalPosition(), True)
            self._dragged = None

    def leaveEvent(self, event: QEvent) -> None:
        """Point at nothing."""
        super().leaveEvent(event)
        self.codingHovered.emit(None)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Let the owner show its menu."""
        found = self.codings_under(QPointF(event.pos()))
        self.contextMenuAsked.emit(found[0] if found else None, event.globalPos())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the text."""
        self._view.wheelEvent(event)

    def event(self, event: QEvent) -> bool:
        """Show the owner's words about the codings pointed at; be sharp on another screen."""
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self.forget_names()
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            found = self.codings_under(QPointF(event.pos()))
            words = self._view.tips(found) if self._view.tips is not None and found else ""
            QToolTip.showText(event.globalPos(), words, self)
            return True
        return super().event(event)
