"""A panel that floats over the window: the palette, the sheet of shortcuts.

It is a child of the window and not a window of its own: shadows and round corners then need no
compositor (bare X has none), and it can be put at a place on Wayland too, where programs may not
place their windows. While it is open the window's shortcuts rest, so that no letter typed beside a
field changes a coding.
"""

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from shiboken6 import isValid

from app.ui.theme import theme
from app.ui.theme.tokens import RADIUS, space
from app.ui.widgets.look import margins

SHADOW = space(5)  # px around the panel that belong to the shadow
_STEPS = 10
_DARKNESS = {False: 5, True: 14}  # alpha of one of the shadow's steps, light and dark


class Floating(QWidget):
    """A rounded panel with a shadow. Put the content into `body`; open with `open_at`.

    Closes on Esc, on a click outside, when the focus goes elsewhere; `closed` comes each time.
    """

    closed = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._ground = window
        self._before: QWidget | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.body = QVBoxLayout(self)
        edge = SHADOW + 1
        margins(self.body, edge, edge, edge, edge)
        self.hide()

    def open_at(self, corner: QPoint, size: QSize, above: int = 0) -> None:
        """Open with the panel's top left corner at a global position.

        It is moved as far as needed to lie within the window; where it does not fit below the
        position, it opens above it, leaving `above` px for the line it belongs to.
        """
        window = self._ground
        at = window.mapFromGlobal(corner)
        inside = window.rect().adjusted(space(2), space(2), -space(2), -space(2))
        size = size.boundedTo(inside.size())
        if (
            at.y() + size.height() > inside.bottom()
            and at.y() - above - size.height() > inside.top()
        ):
            at.setY(at.y() - above - size.height())
        at.setX(max(inside.left(), min(at.x(), inside.right() - size.width())))
        at.setY(max(inside.top(), min(at.y(), inside.bottom() - size.height())))
        self._open(QRect(at, size))

    def open_centred(self, size: QSize, top: int | None = None) -> None:
        """Open in the middle of the window, or `top` px below its upper edge."""
        window = self._ground
        size = size.boundedTo(window.size() - QSize(space(4), space(4)))
        x = (window.width() - size.width()) // 2
        y = (window.height() - size.height()) // 2 if top is None else top
        self._open(QRect(QPoint(x, y), size))

    def grow(self) -> None:
        """Make the open panel as high as its content needs at its width, within the window."""
        need = max(self.body.totalHeightForWidth(self.width()), self.body.totalSizeHint().height())
        if self.isHidden() or need <= self.height():
            return
        lowest = self._ground.height() - space(2) + SHADOW
        self.resize(self.width(), need)
        self.move(self.x(), max(space(2) - SHADOW, min(self.y(), lowest - need)))

    def close_quietly(self) -> None:
        """Close and give the focus back to where it was."""
        before = self._before
        # First the focus: hiding the focused widget would hand it to whatever comes next.
        if before is not None and isValid(before):  # a reload may have replaced it
            before.setFocus(Qt.FocusReason.PopupFocusReason)
        self.hide()

    def first_focus(self) -> QWidget:
        """Return the widget that gets the focus on opening."""
        return self

    def _open(self, panel: QRect) -> None:
        if self.isHidden():
            self._before = QApplication.focusWidget()
        self.setGeometry(panel.adjusted(-SHADOW, -SHADOW, SHADOW, SHADOW))
        self.show()
        self.raise_()
        self.first_focus().setFocus(Qt.FocusReason.PopupFocusReason)

    def event(self, event: QEvent) -> bool:
        """Claim every key while open, so that no shortcut of the window fires."""
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Esc; other keys end here and do not reach the page below."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_quietly()
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Keep clicks on the panel's ground from the page below."""
        event.accept()

    def showEvent(self, event: QShowEvent) -> None:
        """Begin to watch for clicks and focus elsewhere."""
        super().showEvent(event)
        self._app().installEventFilter(self)

    def hideEvent(self, event: QHideEvent) -> None:
        """Stop watching."""
        super().hideEvent(event)
        self._app().removeEventFilter(self)
        self._before = None
        self.closed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Close on a click or a focus outside; the click still does what it does."""
        leaving = event.type() in (QEvent.Type.MouseButtonPress, QEvent.Type.FocusIn)
        if leaving and isinstance(watched, QWidget) and self._is_outside(watched):
            if event.type() == QEvent.Type.MouseButtonPress:
                self.close_quietly()
            else:
                self.hide()
        return super().eventFilter(watched, event)

    def _is_outside(self, widget: QWidget) -> bool:
        """Tell whether a widget is elsewhere in our window; menus are windows of their own.

        What floats over this panel because it was opened from within belongs to it.
        """
        if widget is self or self.isAncestorOf(widget) or widget.window() is not self.window():
            return False
        over: QWidget | None = widget
        while over is not None and not isinstance(over, Floating):
            over = over.parentWidget()
        return over is None or not over._was_opened_from(self)

    def _was_opened_from(self, panel: QWidget) -> bool:
        before = self._before
        return before is not None and isValid(before) and panel.isAncestorOf(before)

    def _app(self) -> QCoreApplication:
        app = QCoreApplication.instance()
        assert app is not None, "a widget needs a running application"
        return app

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the shadow, from rounded rectangles that grow paler outwards, and the panel."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        panel = self.rect().adjusted(SHADOW, SHADOW, -SHADOW, -SHADOW)
        veil = theme().colour("shadow")
        veil.setAlpha(_DARKNESS[theme().dark])
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(veil)
        for step in range(_STEPS):
            out = SHADOW * (step + 1) // _STEPS - space(1)
            layer = panel.adjusted(-out, -out + space(1), out, out + space(1))
            painter.drawRoundedRect(layer, RADIUS + out, RADIUS + out)
        painter.setPen(QColor(theme().colours.edge))
        painter.setBrush(theme().colour("panel"))
        painter.drawRoundedRect(panel.toRectF().adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
