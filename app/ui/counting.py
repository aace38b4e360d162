"""Numbers with their nouns in the window: the forms are translated, the number is the locale's."""

from PySide6.QtCore import QLocale


def counted(n: int, one: str, more: str) -> str:
    """Return `one` where there is one, else `more` with its gap {n} filled."""
    return one if n == 1 else more.replace("{n}", QLocale().toString(n))
