"""What matching asks the project, in another thread."""

from typing import NamedTuple

from app.coding.agreement.comparison import Question
from app.coding.agreement.matching import Matching, matching_of
from app.coding.reports.agreement_views import View
from app.coding.reports.matching_tables import MATCHING_VIEWS, MatchingView, matching_view
from app.models import queries
from app.models.reader import Reader


class Read(NamedTuple):
    """All that is shown: the coders' names, the views by name."""

    question: Question
    found: Matching
    first: str
    second: str
    views: dict[MatchingView, View]


def read_matching(reader: Reader, question: Question) -> Read:
    """Read what may be matched and what was; refused as `matching_of` is."""
    found = matching_of(reader, question)
    names = {row.id: row.name for row in queries.coders(reader)}
    first, second = names[question.first], names[question.second]
    views = {name: matching_view(found, name, first, second) for name in MATCHING_VIEWS}
    return Read(question, found, first, second, views)
