"""What of a window is cut off: words that do not fit their place, parts that lie outside."""

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QCheckBox,
    QLabel,
    QPushButton,
    QScrollArea,
    QToolButton,
    QWidget,
)

from app.ui.widgets.elided import ElidedLabel

_WORDS = (QLabel, QPushButton, QToolButton, QCheckBox)


def cut(window: QWidget) -> list[str]:
    """Return the visible parts of a window that are cut off, each by its class and words."""
    found = []
    for part in window.findChildren(QWidget):
        if not part.isVisible() or part.window() is not window.window():
            continue
        if isinstance(part, _WORDS) and not isinstance(part, ElidedLabel) and _is_squeezed(part):
            found.append(f"squeezed: {_named(part)}")
        ground = _ground(part, window)
        if ground is not None and _is_outside(part, ground):
            found.append(f"outside: {_named(part)}")
    return found


def _is_squeezed(part: QWidget) -> bool:
    text = part.text() if isinstance(part, _WORDS) else ""
    if not text:
        return False
    if isinstance(part, QLabel) and part.wordWrap():
        return part.height() < part.heightForWidth(part.width())
    need = part.sizeHint() if isinstance(part, QLabel) else part.minimumSizeHint()
    return part.width() < need.width() or part.height() < need.height()


def _ground(part: QWidget, window: QWidget) -> QWidget | None:
    """Return what a part has to lie in; None for what scrolls, and for the insides of fields."""
    within, above = part, part.parentWidget()
    while above is not None and above is not window:
        if isinstance(above, QScrollArea):
            scrolls = within is above.viewport() and part not in (within, above.widget())
            return above.widget() if scrolls else None
        if isinstance(above, QAbstractScrollArea):
            return None
        within, above = above, above.parentWidget()
    return window


def _is_outside(part: QWidget, ground: QWidget) -> bool:
    at = QRect(part.mapTo(ground, QPoint()), part.size())
    return not ground.rect().contains(at)


def _named(part: QWidget) -> str:
    text = part.text() if isinstance(part, _WORDS) else part.accessibleName()
    return f"{type(part).__name__} {text!r} {part.width()}×{part.height()}"
