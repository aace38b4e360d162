"""What is said and asked above the tree: why something was refused, and a new one's name."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.ui.theme.tokens import space
from app.ui.widgets.buttons import IconButton, button
from app.ui.widgets.form import Form
from app.ui.widgets.look import label, look, margins

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Message(QWidget):
    """One sentence, with a button where there is a way on; it goes with the next thing done."""

    def __init__(self) -> None:
        super().__init__()
        self._act: Callable[[], object] | None = None
        self.text = look(label(), "error")
        self.text.setWordWrap(True)
        self.button = button("")
        self.button.setAccessibleName(self.tr("What can be done about it"))
        self.close_button = IconButton("x", self.tr("Close"), "Esc")
        line = QHBoxLayout(self)
        margins(line, space(4), space(1), space(2), space(2))
        line.setSpacing(space(2))
        line.addWidget(self.text, 1)
        line.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        self.button.clicked.connect(self._follow)
        self.close_button.clicked.connect(self.hide)
        self.hide()

    def say(self, sentence: str, action: str = "", act: Callable[[], object] | None = None) -> None:
        """Show why not, and what could be done about it."""
        self._act = act
        self.text.setText(sentence)
        self.button.setText(action)
        self.button.setAccessibleName(action or self.tr("What can be done about it"))
        self.button.setVisible(bool(action))
        self.show()
        if action:
            self.button.setFocus(Qt.FocusReason.OtherFocusReason)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, sentence))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Esc; Enter presses the button that has the focus."""
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        elif event.key() in _ENTER and self.button.hasFocus():
            self.button.click()
        else:
            super().keyPressEvent(event)

    def _follow(self) -> None:
        act, self._act = self._act, None
        self.hide()
        if act is not None:
            act()


class NameLine(QWidget):
    """The field for a new one's name; `make(name)` on Enter, the owner closes it when done."""

    closed = Signal()

    def __init__(self, hint: str = "") -> None:
        super().__init__()
        self._make: Callable[[str], object] = lambda _name: None
        self.field = QLineEdit()
        self._form = Form()
        hint = hint or self.tr("Enter makes it, Esc leaves")
        self._form.add("name", " ", self.field, hint)
        column = QVBoxLayout(self)
        margins(column, space(4), space(1), space(4), space(3))
        column.addWidget(self._form)
        self.field.installEventFilter(self)
        self.field.textEdited.connect(lambda _text: self._form.clear_errors())
        self.hide()

    def ask(self, what: str, make: Callable[[str], object], text: str = "") -> None:
        """Open empty, or with a text to be changed: "New category with 3 codes"."""
        self._make = make
        self._form.clear_errors()
        self._form.field("name").label.setText(what)
        self.field.setAccessibleName(what)
        self.field.setText(text)
        self.show()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def refuse(self, sentence: str) -> None:
        """Say at the field why the name will not do."""
        self._form.show_error("name", sentence)

    def error(self) -> str:
        """Return what is said to be wrong with the name."""
        return self._form.errors().get("name", "")

    def close_line(self) -> None:
        """Close without making anything."""
        if not self.isHidden():
            self.hide()
            self.closed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take Enter and Esc from the field; leaving it empty closes it."""
        if watched is not self.field:
            return super().eventFilter(watched, event)
        if event.type() == QEvent.Type.KeyPress:
            assert isinstance(event, QKeyEvent)
            if event.key() == Qt.Key.Key_Escape:
                self.close_line()
                return True
            if event.key() in _ENTER:
                if self.field.text().strip():
                    self._make(self.field.text().strip())
                return True
        return super().eventFilter(watched, event)
