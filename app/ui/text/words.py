"""The word at a place, for a double click. Spans are half-open, in code points.

In writing without blanks nobody can tell words apart without a dictionary; there it is what
stands between two signs: in Chinese a clause, which is more useful to code than one character.
"""

import unicodedata

from app.ui.text.graphemes import cluster_end, cluster_start

Span = tuple[int, int]
_NEAR = 1000  # code points to either side that are looked at; hardly a clause is longer


def word_at(text: str, at: int, part: Span) -> Span | None:
    """Return the word of a part of the text (a turn) that holds a code point; None beside them."""
    from app.coding.autocode.widening import Part  # not while the program starts

    words = Part(text, max(part[0], at - _NEAR), min(part[1], at + _NEAR)).words
    here = next((k for k, (start, end) in enumerate(words) if start <= at < end), None)
    if here is None:  # a picture is a word, a sign or blank is none
        drawn = unicodedata.category(text[at])[0] in "SM"
        return (cluster_start(text, at), cluster_end(text, at + 1)) if drawn else None
    first = last = here
    while first > 0 and words[first - 1][1] == words[first][0]:
        first -= 1
    while last + 1 < len(words) and words[last + 1][0] == words[last][1]:
        last += 1
    return words[first][0], words[last][1]
