"""Which Word file tables take their styles from: chosen once for the project."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from app.ui.theme.tokens import space
from app.ui.widgets.buttons import button
from app.ui.widgets.elided import ElidedLabel
from app.ui.widgets.look import label, look, margins


class TemplateChoice(QWidget):
    """`asked(path)` when another template is chosen; None for the program's own."""

    asked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.name = ElidedLabel()
        self.choose = button(self.tr("Choose…"))
        self.own = button(self.tr("Use the program's own"))
        self.choose.setToolTip(
            self.tr("A Word file, such as a journal's template, whose styles the tables take")
        )
        self.choose.clicked.connect(self._choose)
        self.own.clicked.connect(lambda: self.asked.emit(None))
        column = QVBoxLayout(self)
        margins(column)
        column.setSpacing(space(2))
        column.addWidget(look(label(self.tr("Word template")), "head"))
        column.addWidget(self.name)
        line = QHBoxLayout()
        line.addWidget(self.choose)
        line.addWidget(self.own)
        line.addStretch()
        column.addLayout(line)
        self.show_template(None)

    def show_template(self, path: str | None) -> None:
        """Show the name of the template that holds."""
        self.name.setText(Path(path).name if path else self.tr("The program's own"))
        self.name.setToolTip(path or "")
        self.own.setVisible(bool(path))

    def _choose(self) -> None:
        kinds = self.tr("Word (*.docx)")
        chosen, _kind = QFileDialog.getOpenFileName(self, self.tr("Word template"), "", kinds)
        if chosen:
            self.asked.emit(chosen)
