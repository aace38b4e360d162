"""Finding words in a stored text, and where they are on the page.

Qt's regular expressions do it (PCRE2): they count their steps, so an expression that would try for
ever ends with "too long" after some milliseconds, where Python's own would hang the window. For
that reason, too, an expression is tried paragraph by paragraph; and no hit reaches over two turns.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from time import perf_counter
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QRectF, QRegularExpression

from app.ui.text.graphemes import cluster_end, cluster_start
from app.ui.text.offsets import DisplayText, Side, code_points, units
from app.ui.text.records import TurnLook
from app.ui.text.rows import Rows

Span = tuple[int, int]
_Option = QRegularExpression.PatternOption
_LIMIT = "(*LIMIT_MATCH=1000000)"
"""Steps that one try may take: about 3 ms. PCRE2 reads it at the head of an expression."""
_MOST_SECONDS = 2.0


class TooLongError(Exception):
    """An expression takes too many steps to be tried on."""


class Wanted(NamedTuple):
    """What is looked for: words, or a regular expression."""

    words: str = ""
    case: bool = False
    whole: bool = False
    expression: bool = False

    def problem(self) -> str:
        """Return what is wrong with the expression, for people; "" if it can be tried."""
        made = self._made()
        if made.isValid():
            return ""
        at = made.patternErrorOffset() - len(_LIMIT + self._head())
        words = QCoreApplication.translate("Found", "Not an expression: {why}, at character {at}")
        return words.format(why=made.errorString(), at=min(max(at, 1), len(self.words)))

    def _made(self) -> QRegularExpression:
        pattern = self.words if self.expression else QRegularExpression.escape(self.words)
        if self.whole:
            pattern = f"{self._head()}{pattern}){self._edge(self.words[-1:], '(?!')}"
        options = _Option.UseUnicodePropertiesOption | _Option.MultilineOption
        if not self.case:
            options |= _Option.CaseInsensitiveOption
        return QRegularExpression(_LIMIT + pattern, options)

    def _head(self) -> str:
        return f"{self._edge(self.words[:1], '(?<!')}(?:" if self.whole else ""

    def _edge(self, char: str, look: str) -> str:
        """Return the condition that no word goes on beyond the first or last character.

        Chinese has no blanks between words, so there every place counts as an edge.
        """
        of_a_word = (char.isalnum() or char == "_") and char < "\u2e80"
        return rf"{look}[^\W\p{{Han}}])" if self.expression or of_a_word else ""

    def find(self, text: str, turns: Sequence[TurnLook] = ()) -> list[Span]:
        """Return the spans of the hits in the words of the turns (without turns: in all).

        In code points, sorted, apart, widened to whole characters. Raises TooLongError.
        """
        made, until = self._made(), perf_counter() + _MOST_SECONDS
        if not self.words or not made.isValid():
            return []
        made.optimize()
        found: list[Span] = []
        pieces = _paragraphs(text, turns) if self.expression else _turns(text, turns)
        for start, end in pieces:
            if perf_counter() > until:
                raise TooLongError
            for low, high in _hits(made, text[start:end]):
                low, high = cluster_start(text, start + low), cluster_end(text, start + high)
                if not found or low >= found[-1][1]:
                    found.append((low, high))
        return found


def _turns(text: str, turns: Sequence[TurnLook]) -> Iterator[Span]:
    return ((turn.start, turn.end) for turn in turns) if turns else iter([(0, len(text))])


def _paragraphs(text: str, turns: Sequence[TurnLook]) -> Iterator[Span]:
    for start, end in _turns(text, turns):
        while start < end:
            stop = text.find("\n", start, end)
            stop = end if stop < 0 else stop
            if stop > start:
                yield start, stop
            start = stop + 1


def _hits(made: QRegularExpression, words: str) -> list[Span]:
    tries = made.globalMatch(words)
    found: list[Span] = []
    last = 0
    while tries.hasNext():
        hit = tries.next()
        last = hit.capturedEnd()
        if hit.capturedLength():
            found.append((hit.capturedStart(), last))
    # Behind an empty hit at the very end Qt's iterator is not valid either.
    if not tries.isValid() and last < units(words):
        raise TooLongError
    return code_points(words, found) if found else found


def found_boxes(rows: Rows, text: DisplayText, spans: Sequence[Span]) -> list[QRectF]:
    """Return the rectangles of those spans (sorted, in code points) that are on the page."""
    boxes: list[QRectF] = []
    if not rows.starts:
        return boxes
    low = text.to_stored(rows.low, side=Side.END)
    high = text.to_stored(rows.high, side=Side.START)
    first = max(0, bisect_left(spans, (low, 0)) - 1)
    for start, end in spans[first : bisect_left(spans, (high, 0))]:
        a, b = text.to_screen(start), text.to_screen(end, Side.END)
        for row in range(max(0, rows.row_of(a)), rows.last_row_of(b) + 1):
            left, right = max(a, rows.starts[row]), min(b, rows.ends[row])
            top, height = rows.bands[row]
            boxes += [
                QRectF(x0 - 0.5, top - 0.5, x1 - x0 + 1, height)
                for x0, x1 in rows.stretches(row, left, right)
            ]
    return boxes
