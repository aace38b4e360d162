"""The sentences behind the slugs of refusals, troubles and operations, in English.

They stand here, and not where they are raised, because the window translates them and the
command line prints them. One file per subject; `sentence` finds a slug in all of them.
"""

from importlib import import_module
from pkgutil import iter_modules

from app.models.errors import Refusal, Trouble


def all_sentences() -> dict[str, str]:
    """Every known slug with its English sentence."""
    found: dict[str, str] = {}
    for module in iter_modules(__path__, f"{__name__}."):
        found.update(import_module(module.name).SENTENCES)
    return found


def template(slug: str) -> str:
    """Return the English sentence of a slug, with gaps in braces."""
    return all_sentences()[slug]


def sentence(problem: Refusal | Trouble) -> str:
    """Return the finished English sentence for a refusal or trouble."""
    return template(problem.reason).format(**problem.values)
