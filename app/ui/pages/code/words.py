"""How many of the participants' words are coded: what the progress bars and the foot count.

A word is a run of letters and digits, with apostrophes and hyphens inside; of writing without
blanks (Chinese, Japanese) each character counts. Counted is what others than interviewers say,
without labels; a text without turns counts whole. A word of which any part is coded is coded.
"""

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from app.models.queries import Turn

_WORD = re.compile(
    "[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
    "|(?:(?![\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff])[^\\W_])+"
    "(?:['’\\-](?:(?![\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff])[^\\W_])+)*"
)


class Coded(NamedTuple):
    """So many words of so many are coded."""

    words: int
    of: int

    @property
    def share(self) -> float:
        """The part that is coded, 0 to 1; 0 for a text without words."""
        return self.words / self.of if self.of else 0.0


class Words:
    """The places of the participants' words in one text, in code points."""

    def __init__(self, text: str, turns: Sequence[Turn]) -> None:
        self._starts, self._ends = array("I"), array("I")
        for start, end in _spoken(text, turns):
            for found in _WORD.finditer(text, start, end):
                self._starts.append(found.start())
                self._ends.append(found.end())

    def __len__(self) -> int:
        return len(self._starts)

    def coded(self, spans: Iterable[tuple[int, int]]) -> Coded:
        """Count the words that the half-open spans touch, each once."""
        n = reached = 0
        for start, end in sorted(spans):
            first = max(reached, bisect_right(self._ends, start))
            last = bisect_left(self._starts, end)
            if last > first:
                n += last - first
                reached = last
        return Coded(n, len(self))


def _spoken(text: str, turns: Sequence[Turn]) -> list[tuple[int, int]]:
    if not turns:
        return [(0, len(text))]
    return [(turn.start, turn.end) for turn in turns if turn.role != "interviewer"]
