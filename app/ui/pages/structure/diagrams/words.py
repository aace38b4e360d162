"""How paradigms and roles are called on screen and in figures."""

from PySide6.QtCore import QCoreApplication

from app.coding.operations.paradigms import OWN, STRAUSS_CORBIN_1990, STRAUSS_CORBIN_2015
from app.coding.operations.roles import AFTER, AROUND, BEFORE


def role_words(role: str) -> str:
    """Return a role in the reader's language."""

    def tr(text: str) -> str:
        return QCoreApplication.translate("Paradigms", text)

    return {
        "phenomenon": tr("phenomenon"),
        "causal-condition": tr("causal condition"),
        "context": tr("context"),
        "intervening-condition": tr("intervening condition"),
        "strategy": tr("action/interaction strategy"),
        "consequence": tr("consequence"),
        "conditions": tr("conditions"),
        "actions-interactions": tr("actions–interactions"),
        "consequences": tr("consequences"),
    }.get(role, role)


def preset_words(preset: str) -> str:
    """Return whose paradigm a preset is."""
    return {
        STRAUSS_CORBIN_1990: QCoreApplication.translate("Paradigms", "Strauss & Corbin 1990"),
        STRAUSS_CORBIN_2015: QCoreApplication.translate("Paradigms", "Corbin & Strauss 2015"),
        OWN: QCoreApplication.translate("Paradigms", "Own roles"),
    }.get(preset, preset)


def side_words(side: str) -> str:
    """Return where a role stands towards the phenomenon."""
    return {
        BEFORE: QCoreApplication.translate("Paradigms", "comes before the phenomenon"),
        AROUND: QCoreApplication.translate("Paradigms", "stands around the phenomenon"),
        AFTER: QCoreApplication.translate("Paradigms", "follows from the phenomenon"),
    }.get(side, side)
