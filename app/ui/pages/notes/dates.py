"""Two dates between which notes are shown: the first and the last day, both counted."""

from datetime import date

from PySide6.QtCore import QDate, QSignalBlocker, Signal
from PySide6.QtWidgets import QDateEdit, QHBoxLayout, QWidget

from app.ui.dates import short_pattern
from app.ui.theme.tokens import space
from app.ui.widgets.look import inset, label, margins


class DateSpan(QWidget):
    """`changed` when one of the days is another."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.first, self.last = QDateEdit(), QDateEdit()
        line = QHBoxLayout(self)
        margins(line)
        line.setSpacing(space(2))
        for field, words in ((self.first, self.tr("From")), (self.last, self.tr("to"))):
            inset(field)
            field.setDisplayFormat(short_pattern())
            field.setAccessibleName(words)
            field.dateChanged.connect(lambda _day: self.changed.emit())
            line.addWidget(label(words, "muted"))
            line.addWidget(field, 1)

    def days(self) -> tuple[date, date]:
        """Return the first and the last day."""
        return _day(self.first), _day(self.last)

    def set_days(self, first: date, last: date) -> None:
        """Show these days, without a signal."""
        for field, day in ((self.first, first), (self.last, last)):
            with QSignalBlocker(field):
                field.setDate(QDate(day.year, day.month, day.day))


def _day(field: QDateEdit) -> date:
    day = field.date()
    return date(day.year(), day.month(), day.day())
