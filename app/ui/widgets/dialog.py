"""The dialogs' common ground: at every zoom they fit the screen, and their buttons stay in reach.

A dialog says how large it wants to be at 100 %. It opens no larger than the screen is, high enough
for its wrapped lines, and what does not fit scrolls (`Scrolled`) above its buttons.
"""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QFrame, QScrollArea, QWidget

from app.ui.theme import theme

_FRAME = QSize(12, 40)  # px that the desktop draws around a window
_LINES = 6  # of what scrolls that are always seen


class Dialog(QDialog):
    """A dialog that fits. Say its size with `want`; without, it is as large as its content."""

    def __init__(
        self, parent: QWidget | None = None, flags: Qt.WindowType = Qt.WindowType.Dialog
    ) -> None:
        super().__init__(parent, flags)
        self._wanted: QSize | None = None
        theme().changed.connect(self._fit_again)

    def want(self, width: int, height: int = 0) -> None:
        """Open this large, in px at 100 %; 0: as high as the content needs."""
        self._wanted = QSize(width, height)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        """Fit before Qt finds the place for it."""
        if not event.spontaneous():
            self._fit()
        super().showEvent(event)

    def event(self, event: QEvent) -> bool:
        """Grow where a sentence has become longer than there is room for."""
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest and self.isVisible():
            self._grow()
        return done

    def _grow(self) -> None:
        layout = self.layout()
        if layout is not None and layout.hasHeightForWidth():
            height = min(layout.totalHeightForWidth(self.width()), room_for(self).height())
            if height > self.height():
                self.resize(self.width(), height)

    def _fit(self) -> None:
        wanted = self._wanted or QSize(0, 0)
        width, height = theme().px(wanted.width()), theme().px(wanted.height())
        room = room_for(self)
        least, layout = self.sizeHint(), self.layout()
        width = min(width or least.width(), room.width())
        height = height or least.height()
        if layout is not None and layout.hasHeightForWidth():
            width = max(width, layout.minimumSize().width())
            height = max(height, layout.totalHeightForWidth(width))
        self.resize(width, min(height, room.height()))

    def _fit_again(self) -> None:
        if self.isVisible():
            self._fit()


class Scrolled(QScrollArea):
    """A part of a dialog that scrolls up and down where the screen is too small for it.

    It asks for the room that its content needs, so that nothing scrolls where there is enough.
    """

    def __init__(self, content: QWidget) -> None:
        super().__init__()
        self._content = content
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(content)
        content.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)

    def sizeHint(self) -> QSize:
        """Return what the content needs."""
        return self._content.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Return the content's least width, and a few lines."""
        width = self._content.minimumSizeHint().width()
        width += self.verticalScrollBar().sizeHint().width()
        return QSize(width, _LINES * self.fontMetrics().lineSpacing())

    def hasHeightForWidth(self) -> bool:
        """Tell whether wrapped lines make the content's height depend on its width."""
        return self._content.hasHeightForWidth()

    def heightForWidth(self, width: int) -> int:
        """Return the content's height at a width."""
        return self._content.heightForWidth(width)

    def event(self, event: QEvent) -> bool:
        """Ask anew for room when the content asks for other room."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().event(event)


def room_for(window: QWidget) -> QSize:
    """Return how large a window may be on its screen."""
    return window.screen().availableSize() - _FRAME
