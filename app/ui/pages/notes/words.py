"""Words of the page of notes."""

from PySide6.QtCore import QCoreApplication


def _tr(text: str) -> str:
    return QCoreApplication.translate("notes", text)


def named_day(days_ago: int, words: str) -> str:
    """Return a day's heading; the last two have a name of their own before the date."""
    if days_ago == 0:
        return _tr("Today, {day}").format(day=words)
    if days_ago == 1:
        return _tr("Yesterday, {day}").format(day=words)
    return words


def period_words(period: str) -> str:
    """Return what a stretch of time up to today is called."""
    return {
        "today": _tr("Today"),
        "week": _tr("Last 7 days"),
        "month": _tr("Last 30 days"),
        "year": _tr("Last 12 months"),
        "dates": _tr("From … to …"),
    }.get(period, _tr("Any date"))
