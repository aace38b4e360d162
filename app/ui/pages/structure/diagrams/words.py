"""How paradigms and roles are called on screen and in figures."""

from PySide6.QtCore import QCoreApplication

from app.coding.operations.paradigms import STRAUSS_CORBIN_1990, STRAUSS_CORBIN_2015


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
    }.get(preset, preset)
