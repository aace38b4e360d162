"""Buttons with everything that a button needs: a word for screen readers, a tooltip, a shortcut.

A shortcut that is only shown here belongs to an action elsewhere; a button with a shortcut of its
own would make Qt call the pair ambiguous.
"""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QPushButton, QToolButton

from app.ui.theme import icons, theme
from app.ui.widgets.look import look


def tip(text: str, keys: str = "") -> str:
    """Return a tooltip with its shortcut as this platform writes it: "Undo (Ctrl+Z)"."""
    return f"{text} ({native_keys(keys)})" if keys else text


def native_keys(keys: str) -> str:
    """Return "Ctrl+Alt+B" as this platform writes it."""
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)


class IconButton(QToolButton):
    """A button that shows only an icon; its words are the tooltip and the accessible name.

    `name` is the icon's, `text` says what a click does, `keys` is shown beside it. The icon grows
    with the zoom; `large` takes 20 px instead of 16.
    """

    def __init__(
        self,
        name: str,
        text: str,
        keys: str = "",
        *,
        colour: str = "muted",
        on: str = "accent",
        large: bool = False,
    ) -> None:
        super().__init__()
        self._side = icons.LARGE if large else icons.SMALL
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        icons.put(self, name, colour, on)
        self.say(text, keys)
        self._resize()
        theme().changed.connect(self._resize)

    def say(self, text: str, keys: str = "") -> None:
        """Change what the button says it does."""
        self.setToolTip(tip(text, keys))
        self.setAccessibleName(text)

    def _resize(self) -> None:
        side = theme().px(self._side)
        self.setIconSize(QSize(side, side))
        self.setFixedSize(theme().px(self._side + 12), theme().px(self._side + 12))


def button(text: str, name: str = "", icon: str = "") -> QPushButton:
    """Return a button with a word: plain, "accent" (one per place), "danger" or "link"."""
    made = QPushButton(text)
    if name:
        look(made, name)
    if icon:
        colours = {"accent": "on_accent", "link": "accent", "danger": "danger"}
        icons.put(made, icon, colours.get(name, "ink"))
    if name == "link":
        made.setCursor(Qt.CursorShape.PointingHandCursor)
    return made
