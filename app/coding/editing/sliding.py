"""Where exactly something was put in or taken out, when several places would give the same text.

"S01: yes" put in between two turns of S01 may as well be "yes\\nS01: ". What people write begins at
the start of a line or of a word, so such a piece is moved there.
"""

from collections.abc import Sequence

from app.coding.editing.pieces import Piece

_FARTHEST = 2_000  # code points
_SENTENCE_ENDS = frozenset('.!?。！？…”"’')


def slid(old: str, new: str, pieces: Sequence[Piece]) -> list[Piece]:
    """Return the pieces with each pure insertion and deletion at its likeliest place."""
    found: list[Piece] = []
    for k, piece in enumerate(pieces):
        low = found[-1].end + 1 if found else 0
        high = pieces[k + 1].start - 1 if k + 1 < len(pieces) else len(old)
        if piece.start == piece.end or piece.new_start == piece.new_end:
            piece = _best(old, new, piece, low, high)
        found.append(piece)
    return found


def _best(old: str, new: str, piece: Piece, low: int, high: int) -> Piece:
    inserted = piece.start == piece.end
    text = new if inserted else old
    start, end = (piece.new_start, piece.new_end) if inserted else (piece.start, piece.end)
    best, score = 0, _score(text, start)
    for step in (-1, 1):
        at = 0
        while abs(at) < _FARTHEST and _may_step(text, start + at, end + at, step):
            at += step
            if not low <= piece.start + at or not piece.end + at <= high:
                break
            found = _score(text, start + at)
            if found > score:
                best, score = at, found
    return Piece(*(edge + best for edge in piece))


def _may_step(text: str, start: int, end: int, step: int) -> bool:
    if step < 0:
        return start > 0 and text[start - 1] == text[end - 1]
    return end < len(text) and text[start] == text[end]


def _score(text: str, at: int) -> int:
    """Tell how likely somebody begins to write or to delete at a place."""
    if at == 0 or text[at - 1] == "\n":
        return 4
    before, after = text[at - 1], text[at : at + 1]
    if before.isspace() and not after.isspace():
        return 2
    if after.isspace() and not before.isspace():
        return 3 if before in _SENTENCE_ENDS else 1
    return 0
