"""Days and moments as they are shown: in the order and with the words of the user's locale.

Files (csv, JSON) and fields for typing hold ISO 8601; only what is read on screen passes here.
"""

import re

from PySide6.QtCore import QDate, QDateTime, QLocale, Qt

_WEEKDAY = re.compile(r"^d{3,4}[,.،]?\s*|[,，،]?\s*d{3,4}$")  # at either end of a date's pattern


def set_locale() -> None:
    """Follow the user's locale; where none is set (C, POSIX) dates and numbers are English."""
    system = QLocale.system()
    nobody = system.language() == QLocale.Language.C
    QLocale.setDefault(QLocale(QLocale.Language.English) if nobody else system)


def long_day(iso: str | None) -> str:
    """Return "2024-03-04" as "4 March 2024" or its like; what is no date as it is."""
    date = _date(iso)
    if not date.isValid():
        return iso or ""
    pattern = QLocale().dateFormat(QLocale.FormatType.LongFormat)
    return QLocale().toString(date, _WEEKDAY.sub("", pattern))


def day(iso: str | None) -> str:
    """Return "2024-03-04" as the locale's short date, the year in full; no date as it is."""
    date = _date(iso)
    return QLocale().toString(date, short_pattern()) if date.isValid() else iso or ""


def moment(at: str) -> str:
    """Return an ISO 8601 moment in local time, as the locale writes it, the year in full."""
    local = QDateTime.fromString(at, Qt.DateFormat.ISODate).toLocalTime()
    time = QLocale().timeFormat(QLocale.FormatType.ShortFormat)
    return QLocale().toString(local, f"{short_pattern()} {time}")


def _date(iso: str | None) -> QDate:
    return QDate.fromString(iso or "", Qt.DateFormat.ISODate)


def short_pattern() -> str:
    """Return the locale's pattern of a short date; "24" for 2024 could be a day."""
    pattern = QLocale().dateFormat(QLocale.FormatType.ShortFormat)
    return re.sub(r"(?<!y)yy(?!y)", "yyyy", pattern)
