"""The unitizing alphas: agreement on where units lie and what they are, on one long continuum.

For coding in which a coder gives each place one value at most, such as themes. Source:
Krippendorff, Mathet, Bouvry & Widlöcher 2016; Krippendorff 2019, 12.6. Their figures: u-alpha
(units and gaps), binary u-alpha (unit or gap), cu-alpha (values where both coders have units), and
per value. A gap pairs freely; a unit is one thing and cannot be paired with itself, hence the
squared lengths that are taken off what chance would give.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

Unit = tuple[int, int, str]
"""Start, end (half-open) and value."""
_GAP = ""
Matrix = dict[tuple[str, str], float]


class UnitizingAlphas(NamedTuple):
    """None: not defined. `by_value` gives (alpha, share of the value's length that is pairable)."""

    u: float | None
    binary: float | None
    cu: float | None
    by_value: Mapping[str, tuple[float | None, float]]


def unitizing_alphas(coders: Sequence[Sequence[Unit]], length: int) -> UnitizingAlphas:
    """Return the family of alphas for two or more coders' units on `[0, length)`.

    Raises ValueError where a coder's units overlap or lie outside, or a value is the empty string.
    A coder's units that touch and have the same value stay two units.
    """
    if len(coders) < 2:
        raise ValueError("two coders are needed")
    tilings = [_tiling(units, length) for units in coders]
    if not any(value for tiling in tilings for _, _, value in tiling):
        return UnitizingAlphas(None, None, None, {})
    observed, pairable = _coincidences(tilings)
    selfpaired = _self_pairs(tilings)
    expected = _expected(observed, selfpaired)
    inside = {pair: n for pair, n in observed.items() if _GAP not in pair}
    squares: dict[str, float] = defaultdict(float)
    for (_, _, value), paired in pairable:
        squares[value] += paired**2
    chance = _expected(inside, squares)
    return UnitizingAlphas(
        _alpha(observed, expected, str),
        _alpha(observed, expected, bool),
        _alpha(inside, chance, str),
        _by_value(tilings, inside, chance),
    )


def _tiling(units: Sequence[Unit], length: int) -> list[Unit]:
    """Return units and gaps that cover `[0, length)` without overlap."""
    found: list[Unit] = []
    at = 0
    for start, end, value in sorted(units):
        if start < at or end <= start or end > length or not value:
            raise ValueError(f"unit {start}–{end} overlaps another, is empty or lies outside")
        if start > at:
            found.append((at, start, _GAP))
        found.append((start, end, value))
        at = end
    if at < length:
        found.append((at, length, _GAP))
    return found


def _meetings(first: Sequence[Unit], second: Sequence[Unit]) -> Iterator[tuple[int, int, int]]:
    """Yield (number in first, number in second, shared length) of all that meet."""
    at = other = 0
    while at < len(first) and other < len(second):
        low, high = max(first[at][0], second[other][0]), min(first[at][1], second[other][1])
        yield at, other, high - low
        ends = first[at][1], second[other][1]
        at += ends[0] <= ends[1]
        other += ends[1] <= ends[0]


def _coincidences(
    tilings: Sequence[Sequence[Unit]],
) -> tuple[Matrix, list[tuple[Unit, float]]]:
    """Return the lengths by pair of values (eq. 32), and how much of each unit is pairable.

    Pairable is what meets another coder's unit, averaged over the other coders: only the average,
    squared afterwards, gives the published values with more than two coders.
    """
    others = len(tilings) - 1
    found: Matrix = defaultdict(float)
    pairable: list[tuple[Unit, float]] = []
    for mine in tilings:
        paired = [0.0] * len(mine)
        for theirs in tilings:
            if theirs is mine:
                continue
            for at, other, size in _meetings(mine, theirs):
                values = mine[at][2], theirs[other][2]
                found[values] += size / others
                if all(values):
                    paired[at] += size / others
        pairable += [pair for pair in zip(mine, paired, strict=True) if pair[0][2]]
    return found, pairable


def _self_pairs(tilings: Sequence[Sequence[Unit]]) -> dict[str, float]:
    found: dict[str, float] = defaultdict(float)
    for tiling in tilings:
        for start, end, value in tiling:
            found[value] += (end - start) ** 2 if value else end - start
    return found


def _expected(observed: Matrix, selfpaired: Mapping[str, float]) -> Matrix:
    """Return what chance would give from the margins, without what pairs with itself (eq. 33)."""
    margins: dict[str, float] = defaultdict(float)
    for (value, _), size in observed.items():
        margins[value] += size
    total = sum(margins.values())
    rest = total**2 - sum(selfpaired.get(value, 0.0) for value in margins)
    if rest <= 0:
        return {}
    return {
        (one, two): total * (a * b - (selfpaired.get(one, 0.0) if one == two else 0.0)) / rest
        for one, a in margins.items()
        for two, b in margins.items()
    }


def _alpha(observed: Matrix, expected: Matrix, kind: type[str] | type[bool]) -> float | None:
    """Return 1 − Do/De over values, or over "unit or gap" (eq. 34 and 35)."""
    differ = sum(size for (one, two), size in observed.items() if kind(one) != kind(two))
    by_chance = sum(size for (one, two), size in expected.items() if kind(one) != kind(two))
    return 1 - differ / by_chance if by_chance > 0 else None


def _by_value(
    tilings: Sequence[Sequence[Unit]], inside: Matrix, chance: Matrix
) -> dict[str, tuple[float | None, float]]:
    lengths: dict[str, float] = defaultdict(float)
    for tiling in tilings:
        for start, end, value in tiling:
            if value:
                lengths[value] += end - start
    return {
        value: (_one_value(value, inside, chance), _row(value, inside) / length)
        for value, length in sorted(lengths.items())
    }


def _row(value: str, matrix: Matrix) -> float:
    return sum(size for (one, _), size in matrix.items() if one == value)


def _one_value(value: str, inside: Matrix, chance: Matrix) -> float | None:
    found, expected = _row(value, inside), _row(value, chance)
    if not found or not expected:
        return None
    by_chance = 1 - chance.get((value, value), 0.0) / expected
    return 1 - (1 - inside.get((value, value), 0.0) / found) / by_chance if by_chance else None
