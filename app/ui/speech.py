"""The words of `app.words` in the language of the window."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication

from app import words
from app.models.errors import Refusal, Trouble
from app.words import history


def sentence(problem: Refusal | Trouble) -> str:
    """Return why something was refused or failed, for people."""
    translated = QCoreApplication.translate("sentences", words.template(problem.reason))
    return translated.format(**problem.values)


def did(kind: str, details: Mapping[str, object]) -> str:
    """Return what an operation did, in the past tense."""
    english = history.template(kind, details)
    words = None if english is None else QCoreApplication.translate("did", english)
    return history.did(kind, details, words, _more())


def listed(names: Sequence[str]) -> str:
    """Return up to three names, then "and n more"."""
    return history.named(names, _more())


def _more() -> str:
    return QCoreApplication.translate("did", history.MORE)
