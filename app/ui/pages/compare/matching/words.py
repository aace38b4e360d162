"""The words of `app.words.agreement_matching` in the language of the window."""

from PySide6.QtCore import QCoreApplication

from app.words.agreement_matching import WORDS


def say(slug: str, /, **values: object) -> str:
    """Return a line about matching, its gaps filled; its form for one where n is 1."""
    one = f"{slug}-one"
    words = WORDS[one if values.get("n") == 1 and one in WORDS else slug]
    return QCoreApplication.translate("matching", words).format(**values)
