"""Every written report by the name that the command line and the window know it by."""

from collections.abc import Callable, Mapping

from app.coding.documents.value import Document
from app.coding.paper.methods import methods
from app.models.reader import Reader

DOCUMENTS: Mapping[str, Callable[[Reader], Document]] = {"methods": methods}
