"""What a query finds in one transcript: the occurrences of its positive terms, turn by turn."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from functools import reduce

from app.coding.search.nodes import Both, Either, Near, Node, Term
from app.coding.search.places import Places
from app.coding.search.terms import Span, matcher, word_starts
from app.models.folding import Folded

ByTurn = dict[int, list[Span]]  # by the turn's index: spans of the stored text, in order


def may_hold(node: Node, text: str) -> bool:
    """Tell quickly whether a folded text can hold what is asked; turns are not looked at."""
    match node:
        case Term():
            return matcher(node).may_match(text)
        case Either(parts):
            return any(may_hold(part, text) for part in parts)
        case Both(parts) | Near(parts):
            return all(may_hold(part, text) for part in parts)


def paragraphs(text: str) -> list[Span]:
    """Return the lines of a text with something on them: the turns of one without speakers."""
    spans, at = [], 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            spans.append((at, at + len(line.rstrip("\r\n"))))
        at += len(line)
    return spans


class Evaluation:
    """One transcript's text, and the turns of it that are searched."""

    def __init__(self, folded: Folded, stored: str, turns: Sequence[Span]) -> None:
        """Take the turns in reading order, in code points of the stored text."""
        self._folded = folded.text
        self._stored = stored
        self._turns = turns
        self._starts = [start for start, _ in turns]
        self._places = Places(folded, stored)

    def find(self, node: Node) -> ByTurn:
        """Return the spans of the positive terms in the turns that fulfil the query."""
        match node:
            case Term():
                return self._term(node)
            case Either(parts):
                return _union([self.find(part) for part in parts])
            case Both(parts, without):
                return self._both(parts, without)
            case Near(parts, words):
                found = [self.find(part) for part in parts]
                return reduce(lambda left, right: self._near(left, right, words), found)

    def _term(self, term: Term) -> ByTurn:
        found: ByTurn = {}
        for span in matcher(term).matches(self._folded, self._place):
            found.setdefault(self._turn(span[0]), []).append(span)
        return found

    def _turn(self, at: int) -> int:
        return bisect_right(self._starts, at) - 1

    def _place(self, start: int, end: int) -> Span | None:
        span = self._places.stored(start, end)
        if span is None:
            return None
        turn = self._turn(span[0])
        return span if turn >= 0 and span[1] <= self._turns[turn][1] else None

    def _both(self, parts: Sequence[Node], without: Sequence[Node]) -> ByTurn:
        found: list[ByTurn] = []
        for part in parts:
            found.append(self.find(part))
            if not found[-1]:
                return {}
        turns = set.intersection(*(set(each) for each in found))
        for part in without:
            turns -= self.find(part).keys()
        return _union([{turn: each[turn] for turn in turns} for each in found])

    def _near(self, left: ByTurn, right: ByTurn, words: int) -> ByTurn:
        found: ByTurn = {}
        for turn in left.keys() & right.keys():
            starts = word_starts(self._stored, *self._turns[turn])
            spans = _close(left[turn], right[turn], words, lambda at: bisect_left(starts, at))  # noqa: B023 - called before the next turn
            if spans:
                found[turn] = spans
        return found


def _union(found: Sequence[ByTurn]) -> ByTurn:
    if len(found) == 1:
        return found[0]
    turns = set[int]().union(*found)
    return {turn: sorted({span for each in found for span in each.get(turn, ())}) for turn in turns}


def _close(
    left: list[Span], right: list[Span], words: int, word: Callable[[int], int]
) -> list[Span]:
    """Return the spans of either list with one of the other near; `word` numbers the words."""
    kept = {span for span in left if _has_near(span, right, words, word)}
    kept |= {span for span in right if _has_near(span, left, words, word)}
    return sorted(kept)


def _has_near(span: Span, others: list[Span], words: int, word: Callable[[int], int]) -> bool:
    start, end = span
    after = bisect_left(others, (end, end))
    if after < len(others) and word(others[after][0]) - word(end) <= words:
        return True
    # Of those that begin before, the one that ends last without overlapping.
    ends = [
        other[1] for other in others[: bisect_left(others, (start, start))] if other[1] <= start
    ]
    return bool(ends) and word(start) - word(max(ends)) <= words
