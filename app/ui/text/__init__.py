"""The coding view: a transcript with its speakers beside it and its codings around it."""

from app.ui.text.coded_text import CodedText
from app.ui.text.records import DARK, LIGHT, CodeLook, Colours, Mark, TurnLook

__all__ = ["DARK", "LIGHT", "CodeLook", "CodedText", "Colours", "Mark", "TurnLook"]
