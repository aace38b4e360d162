"""How much is still unseen, estimated from in how many interviews each code is present.

Estimates are lower bounds and rest on interviews being drawn alike, which purposeful sampling is
not: they are shown only where asked for, and not below five interviews. `frequencies` are the
numbers of interviews that each seen node is present in, `interviews` how many there are; q1 and q2
count the nodes seen in one and in two. Sources: Chao 1987 and Colwell 2013 (Chao2),
Mao, Colwell & Chang 2005 (rarefaction), Chao & Jost 2012 (coverage),
Chao et al. 2014 (extrapolation).
"""

from collections.abc import Collection, Sequence
from math import ceil, comb, exp, lgamma, log, sqrt
from statistics import NormalDist
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[Any]

FEWEST = 5
_Z = NormalDist().inv_cdf(0.975)


class Richness(NamedTuple):
    """Chao2 with its standard error and log-normal 95 % interval (None: not defined)."""

    chao2: float
    error: float | None
    low: float | None
    high: float | None


class Sample:
    """What is known of a sample of interviews by the frequencies of its nodes."""

    def __init__(self, interviews: int, frequencies: Sequence[int]) -> None:
        """Refuse with ValueError frequencies below 1 or above the number of interviews."""
        if any(not 1 <= n <= interviews for n in frequencies):
            raise ValueError("a node is present in at least one and at most all interviews")
        self.interviews = interviews
        self.frequencies = tuple(frequencies)
        self.seen = len(frequencies)
        self.q1 = sum(n == 1 for n in frequencies)
        self.q2 = sum(n == 2 for n in frequencies)
        self._shrink = (interviews - 1) / interviews if interviews else 0.0

    def richness(self) -> Richness:
        """Return Chao2, the least number of nodes that there are; not defined without nodes seen
        once: then only the number seen is given.
        """
        q1, q2, shrink = self.q1, self.q2, self._shrink
        unseen = shrink * (q1**2 / (2 * q2) if q2 else q1 * (q1 - 1) / 2)
        total = self.seen + unseen
        if not unseen:
            return Richness(total, None, None, None)
        if q2:
            ratio = q1 / q2
            variance = q2 * (
                shrink / 2 * ratio**2 + shrink**2 * ratio**3 + shrink**2 / 4 * ratio**4
            )
        else:
            variance = (
                unseen + shrink**2 * q1 * (2 * q1 - 1) ** 2 / 4 - shrink**2 * q1**4 / (4 * total)
            )
        spread = exp(_Z * sqrt(log(1 + variance / unseen**2)))
        return Richness(
            total, sqrt(variance), self.seen + unseen / spread, self.seen + unseen * spread
        )

    def coverage(self) -> float | None:
        """Return the share of all presences that belongs to seen nodes; None without any."""
        return self.coverage_at(self.interviews)

    def coverage_at(self, interviews: int) -> float | None:
        """Return the expected coverage after so many interviews, drawn or still to come."""
        total = sum(self.frequencies)
        if not total:
            return None
        if interviews >= self.interviews:
            more = interviews - self.interviews
            return 1 - self.q1 / total * self._left() ** (more + 1)
        ways = comb(self.interviews - 1, interviews)
        missed = sum(n * comb(self.interviews - n, interviews) for n in self.frequencies)
        return 1 - missed / (total * ways)

    def expected(self, interviews: int) -> float:
        """Return the mean number of nodes in so many interviews over all orders, or to come."""
        if interviews <= self.interviews:
            ways = comb(self.interviews, interviews)
            missed = sum(comb(self.interviews - n, interviews) for n in self.frequencies)
            return self.seen - missed / ways
        unseen = self.richness().chao2 - self.seen
        if not unseen:
            return float(self.seen)
        left = 1 - self.q1 / (self.interviews * unseen + self.q1)
        return self.seen + unseen * (1 - left ** (interviews - self.interviews))

    def more_for(self, coverage: float) -> int | None:
        """Return how many more interviews a coverage (0 < x < 1) takes; None: not to be had."""
        now = self.coverage()
        if now is None:
            return None
        if now >= coverage:
            return 0
        left = self._left()
        if left >= 1:
            return None
        total = sum(self.frequencies)
        return ceil(log(total * (1 - coverage) / self.q1) / log(left) - 1)

    def _left(self) -> float:
        """Return by which factor one more interview shrinks what is not covered."""
        others = self.interviews - 1
        if self.q2:
            return others * self.q1 / (others * self.q1 + 2 * self.q2)
        if self.q1 > 1:
            return others * (self.q1 - 1) / (others * (self.q1 - 1) + 2)
        return 1.0


class Rarefied(NamedTuple):
    """Mean and standard deviation over all orders, after 1 … T interviews."""

    mean: "Floats"
    deviation: "Floats"


def rarefaction(presence: Sequence[Collection[int]]) -> Rarefied:
    """Return the mean curve over all orders of the interviews, with its spread between orders.

    Closed forms: a node is absent from t of T interviews with probability C(T−n, t)/C(T, t), two
    nodes from both with n the number of interviews that have either; pairs are gathered by that
    number, so the cost does not grow with orders.
    """
    import numpy as np

    size = len(presence)
    column = {node: at for at, node in enumerate(sorted(set().union(*presence)))}
    matrix = np.zeros((size, len(column)), dtype=np.float32)
    for row, nodes in enumerate(presence):
        matrix[row, [column[node] for node in set(nodes)]] = 1
    have = matrix.sum(axis=0)
    either = have[:, None] + have[None, :] - matrix.T @ matrix
    singles = np.bincount(have.astype(int), minlength=size + 1)
    pairs = np.bincount(either.astype(int).ravel(), minlength=size + 1)
    absent = _absent(size)
    missed = absent @ singles
    # Both absent, summed over ordered pairs and each node with itself, less the product of means.
    variance = absent @ pairs - missed**2
    return Rarefied(len(column) - missed, np.sqrt(np.maximum(variance, 0)))


def _absent(size: int) -> "Floats":
    """Return C(size − n, t)/C(size, t) with t = 1 … size in rows and n = 0 … size in columns."""
    import numpy as np

    factorial = np.array([lgamma(k + 1) for k in range(size + 1)])
    t, n = np.arange(1, size + 1)[:, None], np.arange(size + 1)[None, :]
    rest = size - n - t
    possible = rest >= 0
    rest = np.maximum(rest, 0)
    logs = factorial[size - n] - factorial[rest] + factorial[size - t] - factorial[size]
    found: Floats = np.where(possible, np.exp(np.where(possible, logs, 0)), 0)
    return found
