"""The field in which a new code gets its name, at the words it is for."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from app.ui.theme import theme
from app.ui.theme.tokens import space
from app.ui.widgets.floating import SHADOW, Floating
from app.ui.widgets.form import Form

_WIDTH = 320  # px at 100 %
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class NamePopover(Floating):
    """`named(text)` on Enter. The owner closes it when that was done, or shows why not."""

    named = Signal(str)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setAccessibleName(self.tr("New code"))
        self._field = QLineEdit()
        self._remark: Callable[[str], str] = lambda _name: ""
        self._form = Form()
        self._form.add("name", self.tr("New code"), self._field)
        edge = self.body.contentsMargins().left() + space(3)
        self.body.setContentsMargins(edge, edge, edge, edge)
        self.body.addWidget(self._form)
        self._field.textChanged.connect(self._say)
        self._field.installEventFilter(self)

    def ask_at(self, corner: QPoint, above: int, remark: Callable[[str], str]) -> None:
        """Open empty at a global position; `remark(name)` says below the field what Enter does."""
        self._remark = remark
        self._field.clear()
        self._say("")
        height = self.sizeHint().height() - 2 * SHADOW
        self.open_at(corner, QSize(theme().px(_WIDTH), height), above)

    def refuse(self, sentence: str) -> None:
        """Say at the field why the name will not do."""
        self._form.show_error("name", sentence)
        self.grow()

    def first_focus(self) -> QWidget:
        """Return the field."""
        return self._field

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take Enter from the field."""
        if watched is self._field and event.type() == QEvent.Type.KeyPress:
            assert isinstance(event, QKeyEvent)
            if event.key() in _ENTER:
                if self._field.text().strip():
                    self.named.emit(self._field.text().strip())
                return True
        return super().eventFilter(watched, event)

    def _say(self, name: str) -> None:
        self._form.clear_errors()
        below = self._form.field("name").below
        below.setText(self._remark(name.strip()) or self.tr("Enter makes it, Esc leaves"))
        below.show()
        self.grow()
