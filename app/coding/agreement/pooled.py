"""One figure over all codes: pooled kappa, with an interval from drawing interviews.

Pooled kappa is (mean po − mean pe)/(1 − mean pe) over the codes that vary (De Vries et al. 2008),
never a mean of kappas. Its interval resamples whole interviews, since passages of one interview are
not independent: a standard error over characters would be several times too narrow.
"""

from hashlib import blake2b
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from app.coding.agreement.coefficients import Counts, expected_cohen, percent_agreement, varies
from app.coding.agreement.comparison import Comparison

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[Any]

DRAWS, SEED = 2000, 20_081
FEWEST, ENOUGH = 5, 10
"""Interviews: below the first there is no interval, below the second it is a rough one."""
_AT_ONCE = 250  # draws that are in memory together
_MOST_KEPT = 32

# Intervals by a digest of all they follow from: counts, draws and seed. A freeze is read again
# after every ruling, with the same counts; where a text was corrected since, they are others. So
# nothing has to be thrown away when the project changes.
_kept: dict[bytes, tuple[float, float]] = {}

Certainty = Literal["none", "rough", "95 %"]


class Pooled(NamedTuple):
    """Pooled kappa (None: not defined) and its 95 % interval (None: too few interviews).

    `used` and `left_out` are nodes; a left out one does not vary.
    """

    value: float | None
    low: float | None
    high: float | None
    certainty: Certainty
    used: tuple[int, ...]
    left_out: tuple[int, ...]


def pooled_kappa(comparison: Comparison, draws: int = DRAWS, seed: int = SEED) -> Pooled:
    """Return pooled kappa over all nodes of a comparison; the same seed gives the same interval."""
    tables = comparison.tables()
    used = tuple(node for node, counts in tables.items() if varies(counts.matrix))
    left_out = tuple(node for node in tables if node not in set(used))
    value = pooled([tables[node] for node in used])
    interviews = len(comparison.compared)
    if value is None or interviews < FEWEST:
        return Pooled(value, None, None, "none", used, left_out)
    low, high = _interval(comparison, used, draws, seed)
    return Pooled(value, low, high, "rough" if interviews < ENOUGH else "95 %", used, left_out)


def pooled(tables: list[Counts]) -> float | None:
    """Return pooled kappa of tables that vary; None where there are none."""
    if not tables:
        return None
    observed = sum(percent_agreement(one.matrix) or 0.0 for one in tables) / len(tables)
    expected = sum(expected_cohen(one.matrix) or 0.0 for one in tables) / len(tables)
    return (observed - expected) / (1 - expected)


def _interval(
    comparison: Comparison, used: tuple[int, ...], draws: int, seed: int
) -> tuple[float, float]:
    """Return the 2.5th and 97.5th percentile of pooled kappa over draws of interviews."""
    parts, lengths = _as_arrays(comparison, used)
    what = blake2b(repr((parts.shape, draws, seed)).encode())
    for counts in (parts, lengths):
        what.update(counts.ravel().data)
    found = _kept.get(what.digest())
    if found is None:
        found = _kept[what.digest()] = _drawn(parts, lengths, draws, seed)
        if len(_kept) > _MOST_KEPT:
            _kept.pop(next(iter(_kept)), None)
    return found


def _drawn(parts: "Floats", lengths: "Floats", draws: int, seed: int) -> tuple[float, float]:
    import numpy as np

    n = len(lengths)
    random = np.random.default_rng(seed)
    found = []
    for begin in range(0, draws, _AT_ONCE):
        size = min(_AT_ONCE, draws - begin)
        times = random.multinomial(n, np.full(n, 1 / n), size)
        counts = (times @ parts.reshape(n, -1)).reshape(size, 3, -1)
        found.append(_pooled_draws(counts, (times @ lengths)[:, None]))
    low, high = np.percentile(np.concatenate(found), [2.5, 97.5])
    return float(low), float(high)


def _as_arrays(comparison: Comparison, used: tuple[int, ...]) -> "tuple[Floats, Floats]":
    """Return (interview, both/only first/only second, node) counts, and lengths by interview."""
    import numpy as np

    column = {node: at for at, node in enumerate(used)}
    parts = np.zeros((len(comparison.compared), 3, len(used)))
    for at, one in enumerate(comparison.compared):
        for node, counts in one.parts.items():
            if node in column:
                parts[at, :, column[node]] = counts
    return parts, np.array([one.length for one in comparison.compared], dtype=float)


def _pooled_draws(counts: "Floats", total: "Floats") -> "Floats":
    """Return pooled kappa of each draw over the nodes that vary in it; a draw without any is left
    out.
    """
    import numpy as np

    both, first, second = counts.swapaxes(0, 1)
    neither = total - both - first - second
    kept = (both != total) & (neither != total)
    some = kept.any(axis=1)
    total = np.maximum(total, 1)  # a draw of empty texts, in which nothing is kept
    mine, theirs = (both + first) / total, (both + second) / total

    def mean(shares: "Floats") -> "Floats":
        total: Floats = np.where(kept, shares, 0).sum(axis=1)[some]
        total /= kept.sum(axis=1)[some]
        return total

    expected = mean(mine * theirs + (1 - mine) * (1 - theirs))
    found: Floats = (mean((both + neither) / total) - expected) / (1 - expected)
    return found
