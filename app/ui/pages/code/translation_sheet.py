"""The translation of a quotation into the paper's language, and who answers for it."""

from collections.abc import Callable
from itertools import pairwise
from typing import NamedTuple

from PySide6.QtCore import QDate, QPoint, QSize, Qt
from PySide6.QtWidgets import QDateEdit, QHBoxLayout, QLineEdit, QPlainTextEdit, QWidget

from app.ui.dates import short_pattern
from app.ui.pages.code.sheet import Sheet
from app.ui.theme import theme
from app.ui.theme.tokens import space
from app.ui.widgets.floating import SHADOW
from app.ui.widgets.form import Form
from app.ui.widgets.look import look, margins

_WIDTH = 420  # px at 100 %
_LINES = 4


class Translation(NamedTuple):
    """What the sheet holds; `language` is that of the translation, the date is ISO."""

    text: str
    translator: str = ""
    date: str = ""
    language: str = ""
    checked_by: str = ""


class TranslationSheet(Sheet):
    """Translation, and who answers for it. Without a translation nothing is kept."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setAccessibleName(self.tr("Translation"))
        self.text = look(QPlainTextEdit(), "field")
        self.text.setTabChangesFocus(True)
        self.translator, self.language, self.checked_by = QLineEdit(), QLineEdit(), QLineEdit()
        self.checked_by.setPlaceholderText(self.tr("nobody yet"))
        self.date = QDateEdit()
        self.date.setDisplayFormat(short_pattern())
        above, left, right = Form(), Form(), Form()
        for form, key, words, field in (
            (above, "text", self.tr("Translation"), self.text),
            (left, "translator", self.tr("Translator"), self.translator),
            (right, "date", self.tr("Date"), self.date),
            (left, "language", self.tr("Language of the translation"), self.language),
            (right, "checked", self.tr("Checked by"), self.checked_by),
        ):
            form.add(key, words, field)
        beside = QWidget()
        line = QHBoxLayout(beside)
        margins(line)
        line.setSpacing(space(3))
        line.addWidget(left, 3)
        line.addWidget(right, 2)
        self.put(above, self.text)
        self.put(beside, self.translator, self.date, self.language, self.checked_by)
        for before, after in pairwise(self._fields):
            QWidget.setTabOrder(before, after)
        self.put_hint()

    def ask_at(
        self,
        corner: QPoint,
        above: int,
        title: str,
        have: Translation,
        keep: Callable[[Translation], None],
    ) -> None:
        """Open at a global position; `keep` is called once if anything was changed.

        A date that is none is shown as today.
        """
        self.text.setPlainText(have.text)
        self.translator.setText(have.translator)
        self.language.setText(have.language)
        self.checked_by.setText(have.checked_by)
        date = QDate.fromString(have.date, Qt.DateFormat.ISODate)
        self.date.setDate(date if date.isValid() else QDate.currentDate())
        self.text.setFixedHeight(self.fontMetrics().lineSpacing() * _LINES + theme().px(14))
        self.begin(title, lambda: keep(self.content()))
        height = self.sizeHint().height() - 2 * SHADOW
        self.open_at(corner, QSize(theme().px(_WIDTH), height), above)

    def content(self) -> Translation:
        """Return what the fields hold."""
        date = self.date.date().toString(Qt.DateFormat.ISODate)
        return Translation(
            self.text.toPlainText(),
            self.translator.text(),
            date,
            self.language.text(),
            self.checked_by.text(),
        )

    def first_focus(self) -> QWidget:
        """Return the translation."""
        return self.text
