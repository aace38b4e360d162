"""The interview guide: which question was asked where, and what was answered to it."""

from app.coding.guide.answers import Answer, answer_turns, answers
from app.coding.guide.matching import THRESHOLD, Match, match_questions, wordings

__all__ = [
    "THRESHOLD",
    "Answer",
    "Match",
    "answer_turns",
    "answers",
    "match_questions",
    "wordings",
]
