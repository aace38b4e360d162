"""When a group of fields has been left: by key, by click, by closing the window, by being hidden.

A menu, a list that drops down or another window do not count: who comes back goes on typing.
"""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QApplication, QWidget

_STAYS = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)


class Leaving(QObject):
    """`left` when the focus goes from `fields` to what lies outside of `group`, or it is hidden."""

    left = Signal()

    def __init__(self, group: QWidget, *fields: QWidget) -> None:
        super().__init__(group)
        self._group = group
        group.installEventFilter(self)
        for field in fields:
            field.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Watch for the focus going and the group being hidden."""
        if watched is self._group:
            if event.type() == QEvent.Type.Hide:
                self.left.emit()
        elif isinstance(event, QFocusEvent) and event.lostFocus():
            to = QApplication.focusWidget()
            outside = to is None or not self._group.isAncestorOf(to)
            if outside and event.reason() not in _STAYS:
                self.left.emit()
        return super().eventFilter(watched, event)
