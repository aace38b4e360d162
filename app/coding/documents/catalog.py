"""Every written report by the name that the command line and the window know it by."""

from collections.abc import Callable, Mapping

from app.coding.documents.value import Document
from app.coding.overview.report import overview_report
from app.coding.paper.methods import methods
from app.models.reader import Reader

# Each is asked whether it may quote what people wrote or said; most have nothing to quote.
DOCUMENTS: Mapping[str, Callable[[Reader, bool], Document]] = {
    "methods": lambda reader, _text: methods(reader),
    "overview": lambda reader, text: overview_report(reader, text=text),
}
QUOTING = ("overview",)  # those that quote where they are asked to
