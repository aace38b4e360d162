"""A number that leads to the passages behind it."""

from PySide6.QtCore import QCoreApplication, QLocale, Qt
from PySide6.QtWidgets import QPushButton, QWidget

from app.ui.widgets.look import look


class NumberLink(QPushButton):
    """Shows a number; `clicked` asks for what was counted. Nought cannot be clicked.

    `what` is the word for screen readers and the tooltip: "quotations".
    """

    def __init__(self, number: int = 0, what: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look(self, "link")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.set_number(number, what)

    def set_number(self, number: int, what: str = "") -> None:
        """Show another number, in the digits of the reader's language."""
        digits = QLocale().toString(number)
        self.setText(digits)
        self.setEnabled(number > 0)
        self.setAccessibleName(f"{digits} {what}".strip())
        show = QCoreApplication.translate("NumberLink", "Show the passages")
        none = QCoreApplication.translate("NumberLink", "There are none")
        self.setToolTip(show if number else none)
