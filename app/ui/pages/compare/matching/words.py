"""The words of `app.words.agreement_matching` in the language of the window."""

from PySide6.QtCore import QCoreApplication

from app.words.agreement_matching import WORDS
from app.words.counting import form


def say(slug: str, /, **values: object) -> str:
    """Return a line about matching, its gaps filled; its form for one where n is 1."""
    return QCoreApplication.translate("matching", form(WORDS, slug, values)).format(**values)
