"""Reading transcript files into stored texts, and finding speakers and turns in them."""

from app.coding.importing.propose import find_turns, propose
from app.coding.importing.records import (
    Cue,
    LabelFound,
    LeftOut,
    Place,
    Proposal,
    Role,
    Source,
    Turn,
)
from app.coding.importing.source import read_source

__all__ = [
    "Cue",
    "LabelFound",
    "LeftOut",
    "Place",
    "Proposal",
    "Role",
    "Source",
    "Turn",
    "find_turns",
    "propose",
    "read_source",
]
