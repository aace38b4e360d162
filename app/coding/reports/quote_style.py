"""How quotations are printed, in every table alike: settings of the project.

Kept as settings and not with one table, because a paper has one style. What is kept there but
cannot be read, as from another version of the program, is the usual style.
"""

from app.coding.reports.passages import QuoteStyle
from app.models import queries
from app.models.reader import Reader

MARKS = "quotation-marks"  # "“…”": what opens and what closes, around an ellipsis
OMISSION = "quotation-omission"  # stands for what is left out
SOURCE = "quotation-source"  # may hold {participant}, {group}, {transcript}
_BETWEEN = "…"
# What the window offers, the usual one first.
OFFERED = {
    MARKS: ("“…”", '"…"', "‘…’", "«…»", "« … »", "„…“", "「…」"),
    OMISSION: ("[…]", "…", "[...]", "...", "(…)", "……"),
    SOURCE: (
        "({participant})",
        "({participant}, {group})",
        "[{participant}]",
        "– {participant}",
        "({transcript})",
    ),
}


def quote_style(reader: Reader) -> QuoteStyle:
    """Return the project's style of quotations."""
    kept = queries.settings(reader)
    usual = QuoteStyle()
    opening, between, closing = kept.get(MARKS, "").partition(_BETWEEN)
    if not between:
        opening, closing = usual.opening, usual.closing
    omission, source = kept.get(OMISSION) or usual.omission, kept.get(SOURCE) or usual.source
    return usual._replace(opening=opening, closing=closing, omission=omission, source=source)
