"""The core category in one line: a crown, the words, and a link to it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from app.ui.theme import icons, theme
from app.ui.theme.tokens import space
from app.ui.widgets.buttons import button, native_keys
from app.ui.widgets.look import label, look, margins

CORE_ICON = "crown"
CORE_KEYS = "C"


class CoreLine(QWidget):
    """`asked(key)` when the core category was clicked."""

    asked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._key: str | None = None
        self._whole = ""
        self._sign = QLabel()
        self.words = look(label(), "muted")
        self.name = button("", "link")
        line = QHBoxLayout(self)
        margins(line)
        line.setSpacing(space(2))
        line.addStretch(1)
        for part in (self._sign, self.words, self.name):
            line.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
        self.setMinimumWidth(0)
        self.name.clicked.connect(lambda: self.asked.emit(self._key))
        theme().changed.connect(self._renew)
        self.show_core(None, "")

    def show_core(self, key: str | None, name: str) -> None:
        """Show which category or theme is the core; None: none is chosen yet."""
        self._key, self._whole = key, name
        none = self.tr("No core category yet ({keys})").format(keys=native_keys(CORE_KEYS))
        self.words.setText(self.tr("Core category") if key else none)
        how = self.tr("Choose a category or theme and press {keys}")
        self.words.setToolTip("" if key else how.format(keys=native_keys(CORE_KEYS)))
        self.name.setAccessibleName(self.tr("Core category: {name}").format(name=name))
        self.name.setToolTip(name)
        self.name.setVisible(bool(key))
        self._renew()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shorten a long name to what there is room for."""
        super().resizeEvent(event)
        self._fit()

    def _renew(self) -> None:
        self._sign.setPixmap(
            icons.pixmap(CORE_ICON, icons.SMALL, "accent" if self._key else "muted")
        )
        self._fit()

    def _fit(self) -> None:
        taken = self._sign.sizeHint().width() + self.words.sizeHint().width() + space(9)
        room = max(space(15), self.width() - taken)
        elide = Qt.TextElideMode.ElideRight
        self.name.setText(self.name.fontMetrics().elidedText(self._whole, elide, room))
