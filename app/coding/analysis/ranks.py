"""Spearman's rank correlation, with ties: Pearson's of the ranks, tied values sharing their mean.

Pure Python: a study has some dozens of participants. Formula: Kendall & Gibbons (1990), Rank
Correlation Methods, chapter 3.
"""

import math
from collections.abc import Sequence

LEAST = 3  # pairs: with two, any that differ lie on a line


def spearman(first: Sequence[float], second: Sequence[float]) -> float | None:
    """Return rho of pairs of values; None where it is not defined.

    That is with fewer than three pairs, or where one side does not vary. Raises ValueError where
    the two are not equally long, which is a bug of the caller.
    """
    if len(first) != len(second):
        raise ValueError("values that are no pairs")
    if len(first) < LEAST or len(set(first)) < 2 or len(set(second)) < 2:
        return None
    ranks = [mean_ranks(values) for values in (first, second)]
    middle = (len(first) + 1) / 2
    away = [[rank - middle for rank in each] for each in ranks]
    spread = math.sqrt(math.prod(math.fsum(one * one for one in each) for each in away))
    together = math.fsum(one * other for one, other in zip(*away, strict=True))
    return max(-1.0, min(1.0, together / spread))


def mean_ranks(values: Sequence[float]) -> list[float]:
    """Return each value's rank from 1; equal values share the mean of their ranks."""
    order = sorted(range(len(values)), key=values.__getitem__)
    ranks = [0.0] * len(values)
    begin = 0
    while begin < len(order):
        end = begin
        while end < len(order) and values[order[end]] == values[order[begin]]:
            end += 1
        for at in order[begin:end]:
            ranks[at] = (begin + 1 + end) / 2
        begin = end
    return ranks
