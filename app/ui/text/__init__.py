"""The coding view: a transcript with its speakers beside it and its codings around it."""

from app.ui.text.coded_text import CodedText
from app.ui.text.records import DARK, LIGHT, CodeLook, Colours, Mark, TurnLook
from app.ui.text.two_sided import BOTH, Head, TwoSidedText

__all__ = [
    "BOTH",
    "DARK",
    "LIGHT",
    "CodeLook",
    "CodedText",
    "Colours",
    "Head",
    "Mark",
    "TurnLook",
    "TwoSidedText",
]
