"""What each table is for, in a sentence, and what is missing while it has nothing to show."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from app.ui import speech
from app.ui.pages.tables.reading import Answer

# Refusals, and tables without rows, of a project in which nothing has been coded yet
_BEGIN = frozenset(("no-participants", "no-codes", "codebook", "quotations", "saturation"))


def _words(text: str) -> str:
    return QCoreApplication.translate("table_purposes", text)


def purposes() -> Mapping[str, str]:
    """Return the sentences by report."""
    return {
        "participants-table": _words("Who was interviewed: numbers by attribute and group."),
        "theme-table": _words(
            "The results: themes, sub-themes and codes with numbers and quotations."
        ),
        "matrix": _words("Which participant spoke of what, and in how many passages."),
        "crosstab": _words("What groups have in common and where they differ."),
        "group-comparison": _words(
            "How each group speaks of it: numbers and a quotation from every group."
        ),
        "joint-display": _words("Whether those who speak of a theme score higher or lower."),
        "framework": _words("Each participant's own words on each theme, and your summaries."),
        "appendix": _words("Every quotation under its theme, as theses have it at their end."),
        "coding-tree": _words("How codes, categories and themes hang together."),
        "codebook": _words("What each code means and when it is used, for readers and coders."),
        "codebook-difference": _words(
            "What changed since a version was kept, and what to read again because of it."
        ),
        "quotations": _words("Every coded passage in a row of its own, to sort and filter."),
        "agreement": _words("How far two coders agree, code by code."),
        "decisions": _words("What was decided where coders differed, by whom and why."),
        "saturation": _words("What each interview brought that was new."),
        "history": _words("Who did what when: the audit trail."),
    }


def nothing_words(found: Answer) -> str:
    """Return why there is no table, or that it has no rows; "" where there is something."""
    if found.problem is not None:
        alone = found.what == "agreement" and len(found.coders) < 2
        return _nothing()["agreement"] if alone else speech.sentence(found.problem)
    return "" if found.part and found.part.rows else _nothing().get(found.what, "")


def next_step(found: Answer) -> str:
    """Return the word of the button that leads to where coding begins; "" where that is no help."""
    if found.problem is not None:
        begins = found.problem.reason in _BEGIN
    else:
        begins = found.what in _BEGIN and not (found.part and found.part.rows)
    return _words("Go to the Code page") if begins else ""


def _nothing() -> Mapping[str, str]:
    return {
        "agreement": _words(
            "Agreement needs two coders. Name the second one, hand out a copy or let them code "
            "here, and mark what both have finished."
        ),
        "codebook": _words("There is no code yet. Code an interview first."),
        "quotations": _words("No passage has been coded yet. Code an interview first."),
        "decisions": _words(
            "No difference between coders has been settled yet. Freeze a round, then decide on "
            "the Compare page."
        ),
        "saturation": _words(
            "No interview counts yet. Code one; where two coders work, mark what is finished."
        ),
    }
