"""How quotations print, in every table alike: marks, what stands for words left out, the id."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from app.coding.reports.quote_style import MARKS, OFFERED, OMISSION, SOURCE
from app.ui.theme.tokens import space
from app.ui.widgets.look import label, look, margins

# Tables that print quotations
QUOTING = frozenset(("theme-table", "appendix", "framework", "group-comparison"))


class QuoteChoices(QWidget):
    """`asked(setting, value)` when one is chosen; it is the project's and not this table's."""

    asked = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        margins(self._column)
        self._column.setSpacing(space(2))
        self._column.addWidget(look(label(self.tr("Quotations in all tables")), "head"))
        self.fields = {
            MARKS: self._choice(self.tr("Quotation marks"), MARKS),
            OMISSION: self._choice(self.tr("For words left out"), OMISSION),
            SOURCE: self._choice(self.tr("After a quotation"), SOURCE),
        }

    def show_values(self, kept: Mapping[str, str]) -> None:
        """Show the project's settings; one that is not among those offered joins them."""
        for name, field in self.fields.items():
            value = kept.get(name) or OFFERED[name][0]
            if field.findData(value) < 0:
                field.addItem(self._example(name, value), value)
            field.setCurrentIndex(field.findData(value))

    def _choice(self, words: str, name: str) -> QComboBox:
        made = QComboBox()
        for value in OFFERED[name]:
            made.addItem(self._example(name, value), value)
        made.setAccessibleName(words)
        made.view().setAccessibleName(words)
        made.activated.connect(lambda _at: self.asked.emit(name, made.currentData()))
        head = label(words)
        head.setBuddy(made)
        self._column.addWidget(head)
        self._column.addWidget(made)
        return made

    def _example(self, name: str, value: str) -> str:
        if name == MARKS:
            return value.replace("…", self.tr("I listen"))
        if name == OMISSION:
            return value
        filled = value.replace("{participant}", "S07").replace("{group}", self.tr("student"))
        return filled.replace("{transcript}", self.tr("Interview 7"))
