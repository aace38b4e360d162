"""The help: short chapters from `resources/help`, in a window beside the work."""

from PySide6.QtCore import QSize, Qt, QUrl
from PySide6.QtWidgets import QTextBrowser, QVBoxLayout, QWidget

from app.resources import resource
from app.ui.theme import theme
from app.ui.widgets.dialog import room_for
from app.ui.widgets.look import look, margins


class HelpWindow(QWidget):
    """The first chapter; links lead to the others. Nothing is fetched from anywhere else."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Threefold help"))
        self.resize(QSize(theme().px(640), theme().px(720)).boundedTo(room_for(self)))
        self._text = look(QTextBrowser(), "paper")
        self._text.setAccessibleName(self.tr("Help"))
        self._text.setSearchPaths([str(resource("help"))])
        self._text.setSource(QUrl("start.md"))
        column = QVBoxLayout(self)
        margins(column)
        column.addWidget(self._text)
