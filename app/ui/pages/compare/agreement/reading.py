"""What the figures of agreement ask the project, in another thread."""

from typing import NamedTuple

from app.coding.agreement.comparison import Question
from app.coding.reports.agreement_table import AgreementOptions, view_of
from app.coding.reports.agreement_views import Look, View, ViewName, look_at
from app.models.reader import Reader


class Wanted(NamedTuple):
    """A view of a comparison: which, with more coefficients or not, and of which node."""

    question: Question
    name: ViewName
    more: bool
    only: int | None


class Read(NamedTuple):
    """A view as it was read."""

    wanted: Wanted
    look: Look
    view: View


def read_view(reader: Reader, wanted: Wanted, before: Read | None = None) -> Read:
    """Compare two coders and read one view; refused as `scope_of` is.

    `before` is what was read of the same state of the project.
    """
    known = before is not None and before.wanted.question == wanted.question
    look = look_at(reader, wanted.question, before.look.pooled if before and known else None)
    options = AgreementOptions(view=wanted.name, more=wanted.more, only=wanted.only)
    view = view_of(reader, look, options)
    # What is kept must not hold all codings of the project, nor a reader that is closed by then.
    scope = look.scope._replace(source=lambda _text: ())
    return Read(wanted, look._replace(scope=scope), view)
