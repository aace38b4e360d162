"""Every written report by the name that the command line and the window know it by."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from app.coding.documents.value import Document
from app.coding.overview.report import overview_report
from app.coding.paper.methods import methods
from app.coding.sending.own_words import own_words
from app.coding.sending.theme_summary import theme_summary
from app.models.reader import Reader


class Wish(NamedTuple):
    """What was asked for: may it quote what people wrote or said, and for which participant."""

    text: bool = False
    participant: str = ""


DOCUMENTS: Mapping[str, Callable[[Reader, Wish], Document]] = {
    "methods": lambda reader, _wish: methods(reader),
    "overview": lambda reader, wish: overview_report(reader, text=wish.text),
    "own-words": lambda reader, wish: own_words(reader, wish.participant),
    "theme-summary": lambda reader, _wish: theme_summary(reader),
}
QUOTING = ("overview",)  # those that quote where they are asked to
FOR_ONE = ("own-words",)  # those that are written for one participant
