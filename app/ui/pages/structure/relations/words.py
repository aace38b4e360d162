"""How types of relations are said: the usual ones translated, a team's own as it wrote them."""

from PySide6.QtCore import QCoreApplication

from app.coding.operations.comparing import NOT_THE_SAME, OF_NAMES, THE_SAME
from app.coding.operations.relations import RELATION_TYPES


def kind_words(kind: str) -> str:
    """Return a type in the reader's language."""

    def tr(text: str) -> str:
        return QCoreApplication.translate("Relations", text)

    usual = {
        "is condition for": tr("is condition for"),
        "leads to": tr("leads to"),
        "is part of": tr("is part of"),
        "contradicts": tr("contradicts"),
        "is strategy for": tr("is strategy for"),
        "is consequence of": tr("is consequence of"),
        NOT_THE_SAME: tr("not the same as"),
        THE_SAME: tr("means the same as"),
    }
    return usual.get(kind, kind)


def kinds(used: list[str]) -> list[str]:
    """Return the types to choose from: the usual ones, then the team's own in use."""
    own = [kind for kind in dict.fromkeys(used) if kind not in (*RELATION_TYPES, *OF_NAMES)]
    return [*RELATION_TYPES, *own]
