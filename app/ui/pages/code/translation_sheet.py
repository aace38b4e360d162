"""The translation of a quotation into the paper's language, and who answers for it."""

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QDate, QPoint, QSize, Qt
from PySide6.QtWidgets import QDateEdit, QLineEdit, QPlainTextEdit, QWidget

from app.models.queries import Quotation
from app.ui.pages.code.sheet import Sheet
from app.ui.theme import theme
from app.ui.widgets.floating import SHADOW
from app.ui.widgets.form import Form
from app.ui.widgets.look import look

_WIDTH = 360  # px at 100 %
_LINES = 4


class Translation(NamedTuple):
    """What the sheet holds; the date is ISO."""

    text: str
    translator: str
    date: str
    checked_by: str


class TranslationSheet(Sheet):
    """Translation, translator, date, checked by. Without a translation nothing is kept."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setAccessibleName(self.tr("Translation"))
        self.text = look(QPlainTextEdit(), "field")
        self.text.setTabChangesFocus(True)
        self.translator, self.checked_by = QLineEdit(), QLineEdit()
        self.date = QDateEdit()
        self._form = Form()
        for key, words, field in (
            ("text", self.tr("Translation"), self.text),
            ("translator", self.tr("Translator"), self.translator),
            ("date", self.tr("Date"), self.date),
            ("checked", self.tr("Checked by"), self.checked_by),
        ):
            self._form.add(key, words, field)
        self.put(self._form, self.text, self.translator, self.date, self.checked_by)
        self.put_hint()

    def ask_at(
        self,
        corner: QPoint,
        above: int,
        title: str,
        have: Quotation | None,
        keep: Callable[[Translation], None],
    ) -> None:
        """Open at a global position; `keep` is called once if anything was changed."""
        self.text.setPlainText((have and have.translation) or "")
        self.translator.setText((have and have.translator) or "")
        self.checked_by.setText((have and have.checked_by) or "")
        date = QDate.fromString((have and have.translated_on) or "", Qt.DateFormat.ISODate)
        self.date.setDate(date if date.isValid() else QDate.currentDate())
        self.text.setFixedHeight(self.fontMetrics().lineSpacing() * _LINES + theme().px(14))
        self.begin(title, lambda: keep(self.content()))
        height = self.sizeHint().height() - 2 * SHADOW
        self.open_at(corner, QSize(theme().px(_WIDTH), height), above)

    def content(self) -> Translation:
        """Return what the fields hold."""
        date = self.date.date().toString(Qt.DateFormat.ISODate)
        return Translation(
            self.text.toPlainText(), self.translator.text(), date, self.checked_by.text()
        )

    def first_focus(self) -> QWidget:
        """Return the translation."""
        return self.text
