"""The rail at the left: one button per page, with icon and word.

It is one stop for Tab; the arrow keys go from page to page. Where the window is too low for icons
with words, the words go and the tooltips stay.
"""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QToolButton, QVBoxLayout, QWidget

from app.ui.theme import icons, theme
from app.ui.theme.tokens import space
from app.ui.widgets.buttons import tip
from app.ui.widgets.look import look, margins

_AROUND = 20  # px around an icon without word, at any zoom: height is scarce where text is large
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


@dataclass(frozen=True)
class PageSpec:
    """A page as the rail shows it: `icon` is a Lucide name, `keys` the shortcut ("Ctrl+1")."""

    key: str
    word: str
    icon: str
    keys: str = ""
    purpose: str = ""  # for the tooltip, a few words


class Rail(QWidget):
    """`chosen(key)` when the reader picks a page; `choose` marks one without the signal."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look(self, "rail")
        self._buttons: dict[str, QToolButton] = {}
        self._group = QButtonGroup(self)
        self._column = QVBoxLayout(self)
        margins(self._column, space(1), space(2), space(1) + 1, space(2))
        self._column.setSpacing(space(1))
        self._column.addStretch()
        self.setAccessibleName(self.tr("Pages"))
        theme().changed.connect(self._measure)

    def add_page(self, spec: PageSpec) -> None:
        """Add a page's button below the others."""
        made = self._button(spec.icon, spec.word, tip(spec.purpose or spec.word, spec.keys))
        made.setCheckable(True)
        made.setText(spec.word)
        made.clicked.connect(lambda: self.chosen.emit(spec.key))
        self._group.addButton(made)
        self._column.insertWidget(len(self._buttons), made)
        self._buttons[spec.key] = made
        self._measure()

    def choose(self, key: str) -> None:
        """Mark the page that is shown."""
        self._buttons[key].setChecked(True)

    def __contains__(self, key: str) -> bool:
        return key in self._buttons

    def shows_words(self) -> bool:
        """Tell whether there is room for the words."""
        return self.height() >= self._height(self._tall())

    def minimumSizeHint(self) -> QSize:
        """Return the size without words: the rail never makes the window higher than that."""
        return QSize(_bare() + 2 * space(1) + 1, self._height(_bare()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show or hide the words."""
        super().resizeEvent(event)
        self._measure()

    def event(self, event: QEvent) -> bool:
        """Measure again when the font has changed."""
        if event.type() == QEvent.Type.FontChange:
            self._measure()
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the page above or below."""
        step = _STEPS.get(Qt.Key(event.key()))
        buttons = list(self._buttons.values())
        at = next((n for n, one in enumerate(buttons) if one.hasFocus()), None)
        if step is None or at is None:
            super().keyPressEvent(event)
        elif 0 <= at + step < len(buttons):
            buttons[at + step].setFocus(Qt.FocusReason.TabFocusReason)
            buttons[at + step].click()

    def _button(self, icon: str, name: str, words: str) -> QToolButton:
        made = look(QToolButton(self), "page")
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        made.setAccessibleName(name)
        made.setToolTip(words)
        icons.put(made, icon, "muted", "accent")
        return made

    def _measure(self) -> None:
        words = self.shows_words()
        bare, side = _bare(), theme().px(icons.LARGE)
        style = Qt.ToolButtonStyle
        width = max(bare, self._widest() + space(3)) if words else bare
        for made in self._buttons.values():
            under = style.ToolButtonTextUnderIcon if words else style.ToolButtonIconOnly
            made.setToolButtonStyle(under)
            made.setFixedSize(width, self._tall() if words else bare)
            made.setIconSize(QSize(side, side))
        self.updateGeometry()

    def _tall(self) -> int:
        """Return the height of a button with its word, on the grid."""
        need = theme().px(icons.LARGE) + self.fontMetrics().height() + space(4) + 1
        return -(-need // space(1)) * space(1)

    def _height(self, of_button: int) -> int:
        return len(self._buttons) * (of_button + space(1)) + 2 * space(2)

    def _widest(self) -> int:
        bold = QFont(self.font())
        bold.setWeight(QFont.Weight.DemiBold)  # as the stylesheet draws the chosen one
        metrics = QFontMetrics(bold)
        words = (made.text() for made in self._buttons.values())
        return max((metrics.horizontalAdvance(word) for word in words), default=0)


def _bare() -> int:
    """Return height and width of a button without its word."""
    return theme().px(icons.LARGE) + _AROUND
