"""Does an edit take words away or rewrite a passage, or does it only correct some words?"""

import re
from collections.abc import Sequence

from app.coding.editing.pieces import Piece

_MOST = 3  # words that are still a correction when they are replaced together
_WORDS = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]|[^\\W\u3040-\u30ff\u3400-\u9fff]+")


def words_in(text: str) -> int:
    """Return the number of words, each Chinese character being one."""
    return sum(1 for _ in _WORDS.finditer(text))


def rewrites(old: str, new: str, pieces: Sequence[Piece]) -> bool:
    """Tell whether a piece, with the rest of the words at its edges, has fewer words, or many."""
    return any(
        words_in(_widened(old, piece.start, piece.end))
        > min(_MOST, words_in(_widened(new, piece.new_start, piece.new_end)))
        for piece in pieces
    )


def _widened(text: str, start: int, end: int) -> str:
    while start > 0 and text[start - 1].isalnum():
        start -= 1
    while end < len(text) and text[end].isalnum():
        end += 1
    return text[start:end]
