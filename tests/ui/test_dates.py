"""Dates on screen follow the user's locale, on every platform of Qt; fields for typing do not."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QDateTime, QLocale, Qt

from app.ui.dates import day, long_day, moment, set_locale

AT = "2024-03-04T09:05:00Z"


@pytest.fixture
def locale() -> Iterator[Callable[[str], None]]:
    """Return what sets the locale of the program; the one before comes back."""
    before = QLocale()
    yield lambda name: QLocale.setDefault(QLocale(name))
    QLocale.setDefault(before)


@pytest.mark.parametrize(
    "name, short, long",
    [
        ("en_GB", "04/03/2024", "4 March 2024"),
        ("en_US", "3/4/2024", "March 4, 2024"),
        ("de_DE", "04.03.2024", "4. März 2024"),
        ("zh_CN", "2024/3/4", "2024年3月4日"),
    ],
)
def test_days(locale: Callable[[str], None], name: str, short: str, long: str) -> None:
    locale(name)
    assert day("2024-03-04") == short
    assert long_day("2024-03-04") == long


@pytest.mark.parametrize("written", ["", "spring 2024", "2024-13-01"])
def test_what_is_no_date_is_shown_as_it_is(written: str) -> None:
    assert day(written) == long_day(written) == written
    assert day(None) == long_day(None) == ""


@pytest.mark.parametrize("name, short", [("en_GB", "04/03/2024"), ("de_DE", "04.03.2024")])
def test_moments_are_local_with_the_year_in_full(
    locale: Callable[[str], None], name: str, short: str
) -> None:
    locale(name)
    hour = QDateTime.fromString(AT, Qt.DateFormat.ISODate).toLocalTime().toString("HH:mm")
    assert moment(AT) == f"{short} {hour}"


def test_where_no_locale_is_set_english_is_followed(
    locale: Callable[[str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    locale("C")
    for name in ("LC_ALL", "LC_NUMERIC", "LC_TIME", "LANG", "LANGUAGE"):
        monkeypatch.setenv(name, "C")
    set_locale()
    assert QLocale().language() == QLocale.Language.English
    assert QLocale().toString(1204) == "1,204"
