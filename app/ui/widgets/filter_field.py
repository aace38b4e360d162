"""The field that narrows a list while one types.

Glass and cross are children of the field and no actions of it: Qt draws an action's icon in 16 px
at every size of text.
"""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QToolButton, QWidget

from app.ui.theme import icons, theme
from app.ui.theme.tokens import space

_EDGE = space(2)  # px between the frame and the glass, or the cross


class FilterField(QLineEdit):
    """A line with a looking glass. Esc empties it first and only then means what it meant.

    `down_asked` when the reader goes from the field into the list (Down or Enter).
    """

    down_asked = Signal()

    def __init__(self, placeholder: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder.rstrip("…"))
        self._glass = QLabel(self)
        self._glass.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._clear = QToolButton(self)
        self._clear.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._clear.setCursor(Qt.CursorShape.ArrowCursor)
        self._clear.setToolTip(self.tr("Clear"))
        self._clear.setAccessibleName(self.tr("Clear"))
        icons.put(self._clear, "x", "muted")
        self._clear.clicked.connect(self.clear)
        self._clear.hide()
        self.textChanged.connect(lambda text: self._clear.setVisible(bool(text)))
        self._renew()
        theme().changed.connect(self._renew)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Esc, Down and Enter; everything else is typing."""
        key = event.key()
        if key == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.down_asked.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put glass and cross at their ends."""
        super().resizeEvent(event)
        self._place()

    def _renew(self) -> None:
        side = theme().px(icons.SMALL)
        self._glass.setPixmap(icons.pixmap("search", icons.SMALL, "muted"))
        self._glass.setFixedSize(side, side)
        self._clear.setIconSize(QSize(side, side))
        self._clear.setFixedSize(side + space(1), side + space(1))
        # The style sheet's own padding stands between the glass and the words.
        self.setTextMargins(side + _EDGE - space(1), 0, side + space(1), 0)
        self._place()

    def _place(self) -> None:
        for part, left in (
            (self._glass, _EDGE),
            (self._clear, self.width() - _EDGE - self._clear.width()),
        ):
            part.move(left, (self.height() - part.height()) // 2)
