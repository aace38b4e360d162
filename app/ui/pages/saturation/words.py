"""The words of `app.words.saturation` in the language of the window."""

from PySide6.QtCore import QCoreApplication

from app.words.counting import form
from app.words.saturation import WORDS


def say(slug: str, /, **values: object) -> str:
    """Return a line about saturation, its gaps filled."""
    return QCoreApplication.translate("saturation", form(WORDS, slug, values)).format(**values)
