"""Who is coding, asked when a project of several coders is opened."""

from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox, QPushButton, QVBoxLayout, QWidget

from app.models.queries import Coder
from app.ui.colours import code_colour
from app.ui.theme.tokens import space
from app.ui.widgets.dialog import Dialog
from app.ui.widgets.form import Form
from app.ui.widgets.look import look, swatch_icon


class WhoDialog(Dialog):
    """The coders' names, the last one chosen; Enter goes on. `coder` is who was chosen."""

    def __init__(
        self, parent: QWidget | None, title: str, people: Sequence[Coder], last: int | None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.want(340)
        self.names = QComboBox()
        for row in people:
            self.names.addItem(swatch_icon(code_colour(row.colour)), row.name, row.id)
        self.names.setCurrentIndex(max(0, self.names.findData(last)))
        form = Form()
        hint = self.tr("What you do is kept in this name.")
        form.add("who", self.tr("Who is coding?"), self.names, hint)
        go = look(QPushButton(self.tr("Open")), "accent")
        go.setDefault(True)
        go.clicked.connect(self.accept)
        column = QVBoxLayout(self)
        column.setSpacing(space(4))
        column.addWidget(form)
        column.addWidget(go)

    @property
    def coder(self) -> int:
        """Return the chosen coder."""
        return int(self.names.currentData())
