"""Names in menus: what is long is cut, as a menu is as wide as its longest line."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from app.ui.theme import theme

_WIDEST = 260  # px of a name, at 100 %


def menu_words(menu: QMenu, name: str) -> str:
    """Return a name as it stands in a menu: cut, and its "&" no shortcut."""
    cut = Qt.TextElideMode.ElideRight
    return menu.fontMetrics().elidedText(name, cut, theme().px(_WIDEST)).replace("&", "&&")
