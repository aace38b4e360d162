"""A small sheet of fields beside the text, written down as one step when it is left.

Leaving it by key, by a click elsewhere or by closing the window keeps what was typed; Esc leaves
everything as it was. While one types the fields have their own undo.
"""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from app.ui.theme.tokens import space
from app.ui.widgets.elided import ElidedLabel
from app.ui.widgets.floating import Floating
from app.ui.widgets.look import label, look

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_STAYS = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)


class Sheet(Floating):
    """The part that all sheets share. Subclasses add fields with `put` and answer `content`."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._title = look(ElidedLabel(), "head")
        self._fields: list[QWidget] = []
        self._kept: object = None
        self._keep: Callable[[], None] = lambda: None
        edge = self.body.contentsMargins().left() + space(3)
        self.body.setContentsMargins(edge, edge, edge, edge)
        self.body.setSpacing(space(2))
        self.body.addWidget(self._title)
        self.closed.connect(self._leave)

    def content(self) -> object:
        """Return what the fields hold now, to be compared."""
        raise NotImplementedError

    def put(self, part: QWidget, *fields: QWidget) -> None:
        """Add a part, with the fields in it whose leaving counts."""
        self.body.addWidget(part, 1)
        for field in fields:
            field.installEventFilter(self)
            self._fields.append(field)

    def put_hint(self) -> None:
        """Say at the bottom how the sheet is left."""
        words = self.tr("Saved when you leave · Esc leaves it as it was")
        self.body.addWidget(label(words, "muted"))

    def begin(self, title: str, keep: Callable[[], None]) -> None:
        """Take the fields' content as unchanged; `keep` is called if they differ at the end."""
        self._title.setText(title)
        self._kept, self._keep = self.content(), keep

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc drops what was typed, Ctrl+Enter keeps it."""
        if event.key() == Qt.Key.Key_Escape:
            self._keep = lambda: None
        if event.key() in _ENTER:
            self.close_quietly()
        super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Write down when the focus leaves the sheet, also because the window is being closed."""
        if watched in self._fields and isinstance(event, QFocusEvent) and event.lostFocus():
            to = QApplication.focusWidget()
            outside = to is None or not self.isAncestorOf(to)
            if outside and event.reason() not in _STAYS:
                self._leave()
        return super().eventFilter(watched, event)

    def _leave(self) -> None:
        content = self.content()
        if content != self._kept:
            self._kept = content
            self._keep()
