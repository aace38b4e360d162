"""The end of an import in which not all went well: which files were not imported, and why."""

from collections.abc import Sequence

from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from app.ui.importing.session import Failure
from app.ui.speech import sentence
from app.ui.theme import icons
from app.ui.theme.tokens import space
from app.ui.widgets.look import hairline, label, look, margins


class Outcome(QWidget):
    """How many transcripts were imported, and a line for each file that was not."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look(self, "panel")
        self.title = look(label(), "title")
        self.title.setContentsMargins(space(5), space(5), space(5), space(1))
        self._below = look(label(), "muted")
        self._below.setContentsMargins(space(5), 0, space(5), space(4))
        self.list = QListWidget()
        self.list.setWordWrap(True)
        self.list.setSpacing(space(1))
        self.list.setAccessibleName(self.tr("Files that were not imported"))
        column = QVBoxLayout(self)
        margins(column)
        for part in (self.title, self._below, hairline()):
            column.addWidget(part)
        column.addWidget(self.list, 1)

    def show_outcome(self, imported: int, failures: Sequence[Failure]) -> None:
        """Show the numbers and the files that failed."""
        one = self.tr("1 transcript imported")
        more = self.tr("{n} transcripts imported").format(n=imported)
        self.title.setText(one if imported == 1 else more)
        self._below.setText(
            self.tr("These files were not imported; what was imported stays ({n}).").format(
                n=len(failures)
            )
        )
        self.list.clear()
        for failure in failures:
            item = QListWidgetItem(f"{failure.file}\n{sentence(failure.problem)}")
            item.setIcon(icons.icon("circle-alert", "danger"))
            self.list.addItem(item)
