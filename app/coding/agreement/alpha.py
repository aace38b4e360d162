"""Krippendorff's nominal alpha for any number of coders, with judgements missing."""

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence


def nominal_alpha(units: Iterable[Sequence[Hashable | None]]) -> float | None:
    """Return alpha from the judgements of each unit, one per coder; None is a missing one.

    Units with fewer than two judgements pair nothing and are left out. The result is None where
    nothing can be paired or all judgements are the same. Source: Krippendorff 2004, chapter 11,
    by coincidences.
    """
    disagreeing = 0.0
    values: Counter[Hashable] = Counter()
    for unit in units:
        counted = Counter(value for value in unit if value is not None)
        paired = counted.total()
        if paired < 2:
            continue
        values += counted
        alike = sum(n * (n - 1) for n in counted.values())
        disagreeing += (paired * (paired - 1) - alike) / (paired - 1)
    total = values.total()
    by_chance = total * (total - 1) - sum(n * (n - 1) for n in values.values())
    if not by_chance:
        return None
    return 1 - (total - 1) * disagreeing / by_chance
