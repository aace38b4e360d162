"""The margin right of the words: a bracket and a name for each coding, to point at and to drag.

Colour is never the only sign: a coding is told apart by its bracket, its name and the pattern of
its underline.
"""

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFontMetricsF,
    QHelpEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QStaticText,
    QTransform,
    QWheelEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget

from app.ui.text.bands import Shown
from app.ui.text.brackets import Bracket, Tag, place_brackets, place_tags
from app.ui.text.frame import Frame
from app.ui.text.offsets import Side
from app.ui.text.view import CodingView

_INSET, _DOT, _RADIUS = 6.0, 7.0, 4.0
_LINE, _THICK, _TICK = 2.0, 3.5, 5.0
_NEAR = 5.0
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
        self._names_x = 0.0
        self._metrics = QFontMetricsF(self.font())
        self._line = 0.0
        self._measure()
        self._names: dict[tuple[int, int], QStaticText] = {}
        self._dragged: tuple[int, Side] | None = None
        self.focused: int | None = None
        self.hovered: int | None = None
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("Codings beside the text"))
        view.frameChanged.connect(self.update)

    def forget_names(self) -> None:
        """Make the names anew: others may have come, or another font."""
        self._names.clear()
        self._frame = None
        self.update()

    def show_hovered(self, ident: int | None) -> None:
        """Bring out the coding that is pointed at, here or in the text."""
        if ident != self.hovered:
            self.hovered = ident
            self.update()

    def changeEvent(self, event: QEvent) -> None:
        """Make the names anew in another font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._measure()
            self.forget_names()

    def _measure(self) -> None:
        self._metrics = QFontMetricsF(self.font())
        self._line = float(round(self._metrics.height())) + 2.0

    # Drawing

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw brackets first, names on top of them."""
        self._arrange()
        painter = QPainter(self)
        painter.fillRect(event.rect(), self._view.colours.paper)
        for bracket in self._brackets:
            self._draw_bracket(painter, bracket)
        painter.setFont(self.font())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for tag in self._tags:
            self._draw_tag(painter, tag)
        painter.end()

    def _arrange(self) -> None:
        frame = self._view.frame()
        if frame is self._frame:
            return
        self._frame = frame
        width, height = float(self.width()), float(self.height())
        room = width - _INSET
        self._brackets, behind = place_brackets(frame.rows, frame.shown, room, height)
        self._names_x = _INSET + behind + 4.0
        self._tags = place_tags(self._brackets, height, self._line)

    def _draw_bracket(self, painter: QPainter, bracket: Bracket) -> None:
        shown, x, top, bottom, _ = bracket
        colour = self._view.looks[shown.mark.code].line
        line = _THICK if self._is_lit(shown) else _LINE
        x += _INSET
        painter.fillRect(QRectF(x, top, line, bottom - top), colour)
        if shown.opens:
            painter.fillRect(QRectF(x, top, _TICK, line), colour)
        if shown.closes:
            painter.fillRect(QRectF(x, bottom - line, _TICK, line), colour)

    def _draw_tag(self, painter: QPainter, tag: Tag) -> None:
        look = self._view.looks[tag.shown.mark.code]
        colours = self._view.colours
        if self._is_lit(tag.shown):
            framed = tag.shown.mark.id == self.focused
            painter.setPen(QPen(colours.accent, 1.2) if framed else Qt.PenStyle.NoPen)
            painter.setBrush(look.tint)
            painter.drawRoundedRect(
                self._tag_rect(tag).adjusted(0.6, 0.6, -0.6, -0.6), _RADIUS, _RADIUS
            )
        middle = tag.y + self._line / 2
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.line)
        painter.drawEllipse(QRectF(self._names_x + 5.0, middle - _DOT / 2, _DOT, _DOT))
        painter.setPen(colours.ink)
        x = self._names_x + 5.0 + _DOT + 5.0
        name = self._name(tag.shown.mark.code, int(self.width() - x - self._more_width(tag)))
        painter.drawStaticText(QPointF(x, tag.y + 1.0), name)
        if tag.more:
            painter.setPen(colours.muted)
            x += name.size().width() + 6.0
            painter.drawText(QPointF(x, tag.y + 1.0 + self._metrics.ascent()), f"+{len(tag.more)}")

    def _more_width(self, tag: Tag) -> float:
        return 12.0 + self._metrics.horizontalAdvance(f"+{len(tag.more)}") if tag.more else 4.0

    def _name(self, code: int, room: int) -> QStaticText:
        name = self._names.get((code, room))
        if name is None:
            words = self._view.looks[code].name
            elided = self._metrics.elidedText(words, Qt.TextElideMode.ElideRight, room)
            name = self._names[code, room] = QStaticText(elided)
            name.setTextFormat(Qt.TextFormat.PlainText)
            name.prepare(QTransform(), self.font())
        return name

    def _is_lit(self, shown: Shown) -> bool:
        return shown.mark.id in (self.focused, self.hovered)

    def _tag_rect(self, tag: Tag) -> QRectF:
        return QRectF(self._names_x, tag.y, self.width() - self._names_x, self._line)

    # Pointing

    def codings_under(self, point: QPointF) -> list[int]:
        """Return the ids at a point: of a name and those it counts, or of a bracket."""
        for tag in self._tags:
            if self._tag_rect(tag).contains(point):
                return [shown.mark.id for shown in (tag.shown, *tag.more)]
        bracket = self._bracket_under(point)
        return [] if bracket is None else [bracket.shown.mark.id]

    def _bracket_under(self, point: QPointF) -> Bracket | None:
        near = [
            one
            for one in self._brackets
            if one.top - 1 <= point.y() <= one.bottom + 1
            and abs(one.x + _INSET + 1.0 - point.x()) <= _NEAR
        ]
        return min(near, key=lambda one: abs(one.x + _INSET + 1.0 - point.x()), default=None)

    def _end_under(self, point: QPointF) -> tuple[int, Side] | None:
        bracket = self._bracket_under(point)
        if bracket is None:
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
            self.codingClicked.emit(found[0])

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
        """Show the owner's words about the codings pointed at."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            found = self.codings_under(QPointF(event.pos()))
            words = self._view.tips(found) if self._view.tips is not None and found else ""
            QToolTip.showText(event.globalPos(), words, self)
            return True
        return super().event(event)
