"""The words of `app.words.agreement_views` in the language of the window."""

from PySide6.QtCore import QCoreApplication

from app.words.agreement_views import WORDS
from app.words.counting import form


def say(slug: str, /, **values: object) -> str:
    """Return a line about agreement, its gaps filled; its form for one where n is 1."""
    return QCoreApplication.translate("agreement", form(WORDS, slug, values)).format(**values)
