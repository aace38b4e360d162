"""What the user can choose about the theme table."""

from collections.abc import Mapping
from typing import Literal, NamedTuple

from app.coding.reports.passages import QuoteStyle

Part = Literal["sub-theme", "code", "definition", "participants", "percent", "quotations", "quotes"]
STANDARD: frozenset[Part] = frozenset(
    ("sub-theme", "code", "participants", "percent", "quotations", "quotes")
)


class ThemeOptions(NamedTuple):
    """What the table shows.

    `show`: the columns beside the theme. `groups`: groups that get a column of participants.
    `totals`: a row for each theme and sub-theme as a whole. `quotes`: how many in each row.
    `propose`: fill up with passages that nobody marked as quotable. `unused`: show codes that were
    never applied. `between`: what joins the names of nested sub-themes and codes on one line.
    """

    show: frozenset[Part] = STANDARD
    groups: tuple[str, ...] = ()
    merged_groups: Mapping[str, tuple[str, ...]] = {}
    totals: bool = True
    quotes: int = 1
    propose: bool = True
    unused: bool = True
    places: int = 0
    style: QuoteStyle = QuoteStyle()
    between: str = ": "
    label: str = "Table 2"
    title: str | None = None
    language: str = "en"
