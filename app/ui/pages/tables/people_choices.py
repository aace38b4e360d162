"""The choices of Table 1: numbers, bands of numbers, and values that print in one row."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from app.coding.reports.merged_values import PrintedRow
from app.coding.reports.participants_table import ParticipantsOptions
from app.ui.pages.tables.merged_rows import MergedRows
from app.ui.pages.tables.section import Section
from app.ui.widgets.look import label


class PeopleChoices(Section):
    """What concerns everybody who opens the project is asked for by signals of its own."""

    bands_asked = Signal(str, str)  # attribute, bands as "20-29, 30-39"; "" for the usual ones

    def __init__(self) -> None:
        super().__init__()
        self.bands: dict[str, QLineEdit] = {}
        self._names: dict[str, QWidget] = {}  # of the fields of bands
        self.head(self.tr("Numbers"))
        self.tick("percent", self.tr("Percentages"), on=True)
        self.tick("mean", self.tr("Mean (SD)"))
        self.tick("median", self.tr("Median (range)"))
        self.merged = MergedRows()
        self.column.addWidget(self.merged)

    def options(self, groups: tuple[str, ...], title: str | None) -> ParticipantsOptions:
        """Return what is chosen."""
        return ParticipantsOptions(
            groups=groups,
            percent=self.is_on("percent"),
            mean=self.is_on("mean"),
            median=self.is_on("median"),
            title=title,
        )

    def offer(self, bands: Mapping[str, str], rows: Mapping[str, Sequence[PrintedRow]]) -> None:
        """Offer the bands of each number, and the printed rows of each text."""
        for name in [name for name in self.bands if name not in bands]:
            for part in (self.bands.pop(name), self._names.pop(name)):
                self.column.removeWidget(part)
                part.deleteLater()
        for name, text in bands.items():
            if name not in self.bands:
                self._add_bands(name)
            if not self.bands[name].hasFocus():
                self.bands[name].setText(text)
        self.merged.show_rows(rows)
        self.merged.setVisible(self.merged.has_rows())

    def _add_bands(self, name: str) -> None:
        editor = QLineEdit()
        editor.setPlaceholderText(self.tr("The usual ones; or 20-29, 30-39, 40+"))
        editor.editingFinished.connect(lambda: self.bands_asked.emit(name, editor.text().strip()))
        self.bands[name] = editor
        words = self._names[name] = label(self.tr("Bands of {name}").format(name=name))
        words.setBuddy(editor)
        editor.setAccessibleName(words.text())
        at = self.column.indexOf(self.merged)
        for offset, part in enumerate((words, editor)):
            self.column.insertWidget(at + offset, part)
