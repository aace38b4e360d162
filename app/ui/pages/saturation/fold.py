"""A section of a page that is folded away until it is asked for."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QToolButton, QVBoxLayout, QWidget

from app.ui.theme import icons
from app.ui.theme.tokens import space
from app.ui.widgets.look import margins


class Fold(QWidget):
    """A heading that opens and closes `body`; `opened` when it was opened."""

    opened = Signal()

    def __init__(self, title: str, body: QWidget) -> None:
        super().__init__()
        self.body = body
        self.head = QToolButton()
        self.head.setText(title)
        self.head.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.head.setCheckable(True)
        self.head.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.head.toggled.connect(self._turn)
        column = QVBoxLayout(self)
        margins(column)
        column.setSpacing(space(2))
        column.addWidget(self.head, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(body)
        self._turn(False)

    def is_open(self) -> bool:
        """Tell whether the body is shown."""
        return self.head.isChecked()

    def set_open(self, shown: bool) -> None:
        """Show the body or not."""
        self.head.setChecked(shown)

    def _turn(self, shown: bool) -> None:
        icons.put(self.head, "chevron-down" if shown else "chevron-right", "muted")
        self.body.setVisible(shown)
        if shown:
            self.opened.emit()
