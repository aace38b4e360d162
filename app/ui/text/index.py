"""The codings of one text, ready to be asked which of them touch a page.

One list sorted by start and a running maximum of the ends: a page query is two bisections and a
filter over the overlapping stretch (some µs among 100,000 codings, measured), and an insertion
moves list items, no trees.

The running maximum and the lanes (the columns of the brackets) are worked out from the left, and
only as far as somebody has looked: opening a text shows its first page. Brackets span whole
lines, so codings closer than a line take different lanes.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from heapq import heapify, heappop, heappush
from operator import itemgetter
from typing import Self

from app.ui.text.records import Mark

_CHUNK = 1_024
_LANES_CHUNK, _AHEAD = 256, 2_048
_REBUILD_ABOVE = 1_000
"""More changes than this at once cost less as a new index."""
_start = itemgetter(1)


class SpanIndex:
    """The codings of a text in the order of their starts; ordinals are places in that order.

    Codings in one lane are `lane_gap` code points apart at least: that is the longest line shown.
    """

    __slots__ = ("_by_id", "_lane_gap", "_lanes", "_reach", "marks")

    def __init__(self, marks: Iterable[Mark] = (), lane_gap: int = 80) -> None:
        self._lane_gap = lane_gap
        self._load(sorted(marks, key=_start))

    @classmethod
    def of_sorted(cls, marks: Iterable[Mark], lane_gap: int) -> Self:
        """Make an index of codings that come sorted by start: an eighth of opening a large text."""
        made = cls((), lane_gap)
        made._load(list(marks))
        return made

    def _load(self, marks: list[Mark]) -> None:
        self.marks = marks
        self._reach: list[int] = []
        self._lanes: list[int] = []
        self._by_id: dict[int, Mark] | None = None

    def __len__(self) -> int:
        return len(self.marks)

    def overlapping(self, low: int, high: int) -> list[int]:
        """Return the ordinals of the codings that share a code point with `[low, high)`."""
        marks = self.marks
        last = bisect_left(marks, high, key=_start)
        if last > len(self._reach):
            self._reach_to(last)
        first = bisect_right(self._reach, low, 0, last)
        return [k for k, mark in enumerate(marks[first:last], first) if mark[2] > low]

    def at(self, cp: int) -> list[Mark]:
        """Return the codings that cover the code point `cp`, the shortest first."""
        found = [self.marks[k] for k in self.overlapping(cp, cp + 1)]
        return sorted(found, key=lambda mark: (mark.end - mark.start, mark.start, mark.id))

    def by_id(self, ident: int) -> Mark | None:
        """Return the coding with this id, None if there is none."""
        return self._ids().get(ident)

    def ordinal(self, mark: Mark) -> int:
        """Return the ordinal of a coding that is in the index."""
        k = self.next_from(mark.start)
        while self.marks[k].id != mark.id:
            k += 1
        return k

    def next_from(self, cp: int) -> int:
        """Return the ordinal of the first coding that starts at or after `cp`, else the count."""
        return bisect_left(self.marks, cp, key=_start)

    def lane(self, k: int) -> int:
        """Return the column of a coding: the lowest that no earlier one nearby has."""
        while k >= len(self._lanes):
            self._sweep(_LANES_CHUNK)
        return self._lanes[k]

    def look_ahead(self) -> bool:
        """Work out a little more than was asked for yet; say whether anything is left."""
        if len(self._lanes) < len(self.marks):
            self._sweep(_AHEAD)
        return len(self._lanes) < len(self.marks)

    def insert(self, mark: Mark) -> None:
        """Add one coding; the lanes of all others stay as they are."""
        k = bisect_right(self.marks, mark.start, key=_start)
        if k < len(self._lanes):
            near = self.overlapping(mark.start - self._lane_gap, mark.end + self._lane_gap)
            taken = {self.lane(other) for other in near}
            self._lanes.insert(k, next(n for n in range(len(taken) + 1) if n not in taken))
        self.marks.insert(k, mark)
        if k < len(self._reach):
            self._reach.insert(k, mark.end)
            self._mend(k)
        if self._by_id is not None:
            self._by_id[mark.id] = mark

    def remove(self, ident: int) -> Mark:
        """Take out the coding with this id and return it."""
        mark = self._ids().pop(ident)
        k = self.ordinal(mark)
        del self.marks[k]
        if k < len(self._lanes):
            del self._lanes[k]
        if k < len(self._reach):
            del self._reach[k]
            self._mend(k)
        return mark

    def change(self, removed: Iterable[int], added: Iterable[Mark]) -> list[Mark]:
        """Remove the codings with these ids, then add the others; return all of them."""
        changed = [self.remove(ident) for ident in removed]
        for mark in added:
            self.insert(mark)
            changed.append(mark)
        return changed

    def replace(self, marks: Iterable[Mark]) -> list[Mark]:
        """Become these codings by inserting and removing the difference; return that."""
        new = list(marks)
        head = _same_head(self.marks, new)
        if head == len(new) == len(self.marks):
            return []
        tail = _same_tail(self.marks, new, head)
        before = set(self.marks[head : len(self.marks) - tail])
        after = set(new[head : len(new) - tail])
        gone, come = before - after, after - before
        if len(gone) + len(come) > _REBUILD_ABOVE:
            self._load(sorted(new, key=_start))
            return [*gone, *come]
        return self.change([mark.id for mark in gone], come)

    def _reach_to(self, count: int) -> None:
        """Extend the running maximum of the ends to so many codings and some more."""
        reach = self._reach
        top = reach[-1] if reach else 0
        more = self.marks[len(reach) : count + _CHUNK]
        reach += [top := end if (end := mark[2]) > top else top for mark in more]

    def _mend(self, k: int) -> None:
        """Put the running maximum right from the ordinal `k` on."""
        reach, marks = self._reach, self.marks
        top = reach[k - 1] if k else 0
        for at in range(k, len(reach)):
            top = max(top, marks[at][2])
            if reach[at] == top and at > k:
                return
            reach[at] = top

    def _sweep(self, count: int) -> None:
        """Give lanes to the next `count` codings."""
        lanes, marks, gap = self._lanes, self.marks, self._lane_gap
        first = len(lanes)
        origin = marks[first][1]
        near = (k for k in self.overlapping(origin - gap, origin + 1) if k < first)
        busy = [(marks[k][2] + gap, lanes[k]) for k in near]
        heapify(busy)
        taken = {lane for _, lane in busy}
        fresh = max(taken, default=-1) + 1
        free = [lane for lane in range(fresh) if lane not in taken]
        for _, start, end, _, _ in marks[first : first + count]:
            while busy and busy[0][0] <= start:
                heappush(free, heappop(busy)[1])
            if free:
                lane = heappop(free)
            else:
                lane, fresh = fresh, fresh + 1
            lanes.append(lane)
            heappush(busy, (end + gap, lane))

    def _ids(self) -> dict[int, Mark]:
        if self._by_id is None:
            self._by_id = {mark[0]: mark for mark in self.marks}
        return self._by_id


def _same_head(old: Sequence[Mark], new: Sequence[Mark]) -> int:
    """Return how many items both begin with; compared in chunks, which C does."""
    at, most = 0, min(len(old), len(new))
    while at < most and old[at : at + _CHUNK] == new[at : at + _CHUNK]:
        at = min(at + _CHUNK, most)
    while at < most and old[at] == new[at]:
        at += 1
    return at


def _same_tail(old: Sequence[Mark], new: Sequence[Mark], head: int) -> int:
    """Return how many items both end with, leaving the common beginning alone."""
    at, most = 0, min(len(old), len(new)) - head
    while at + _CHUNK <= most and _back(old, at) == _back(new, at):
        at += _CHUNK
    while at < most and old[-1 - at] == new[-1 - at]:
        at += 1
    return at


def _back(marks: Sequence[Mark], at: int) -> Sequence[Mark]:
    return marks[len(marks) - at - _CHUNK : len(marks) - at]
