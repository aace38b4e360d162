"""Coefficients of agreement between two coders, from their table of counts.

A table is square: rows are the first coder's categories, columns the second's, cells are counts of
units. `None` is "not defined": nothing was compared, or neither coder's judgements vary, so that
there is nothing to agree about by more than chance. That holds also for the coefficients whose
formulas would then print 1 (METHODS A, "Undefined").
"""

from collections.abc import Sequence
from typing import NamedTuple

Matrix = Sequence[Sequence[float]]


class Counts(NamedTuple):
    """One code's 2×2 table, in units."""

    both: int
    only_first: int
    only_second: int
    neither: int

    @property
    def matrix(self) -> Matrix:
        """Return the table with "coded" first and "not coded" second."""
        return ((self.both, self.only_first), (self.only_second, self.neither))


class Figures(NamedTuple):
    """Every coefficient of one table; None: not defined."""

    percent_agreement: float | None
    positive_agreement: float | None
    cohen_kappa: float | None
    krippendorff_alpha: float | None
    scott_pi: float | None
    brennan_prediger: float | None
    gwet_ac1: float | None


def figures(counts: Counts) -> Figures:
    """Return all figures of one code."""
    table = counts.matrix
    return Figures(
        percent_agreement(table),
        positive_agreement(counts),
        cohen_kappa(table),
        krippendorff_alpha(table),
        scott_pi(table),
        brennan_prediger(table),
        gwet_ac1(table),
    )


def percent_agreement(table: Matrix) -> float | None:
    """Return po, the share of units judged alike."""
    total = _total(table)
    return _diagonal(table) / total if total else None


def positive_agreement(counts: Counts) -> float | None:
    """Return 2·both / (2·both + only first + only second): agreement on what anyone coded.

    Source: Cicchetti & Feinstein 1990; the same as Dice's coefficient.
    """
    marked = 2 * counts.both + counts.only_first + counts.only_second
    return 2 * counts.both / marked if marked else None


def expected_cohen(table: Matrix) -> float | None:
    """Return pe, the agreement expected from each coder's own shares."""
    total = _total(table)
    if not total:
        return None
    rows, columns = _rows(table), _columns(table)
    return sum(row * column for row, column in zip(rows, columns, strict=True)) / total**2


def expected_scott(table: Matrix) -> float | None:
    """Return the agreement expected from the two coders' shares taken together."""
    total = _total(table)
    return sum(share**2 for share in _mean_shares(table)) if total else None


def cohen_kappa(table: Matrix) -> float | None:
    """Return (po − pe)/(1 − pe). Source: Cohen 1960."""
    return _beyond_chance(table, expected_cohen(table))


def scott_pi(table: Matrix) -> float | None:
    """Return (po − pe)/(1 − pe) with pe from the mean shares. Source: Scott 1955."""
    return _beyond_chance(table, expected_scott(table))


def brennan_prediger(table: Matrix) -> float | None:
    """Return (po − 1/q)/(1 − 1/q), q the number of categories; with two of them it is PABAK.

    Source: Brennan & Prediger 1981; Byrt, Bishop & Carlin 1993.
    """
    return _beyond_chance(table, 1 / len(table)) if varies(table) else None


def gwet_ac1(table: Matrix) -> float | None:
    """Return (po − pe)/(1 − pe) with pe = Σ π(1 − π)/(q − 1). Source: Gwet 2008."""
    if not varies(table):
        return None
    chance = sum(share * (1 - share) for share in _mean_shares(table)) / (len(table) - 1)
    return _beyond_chance(table, chance)


def krippendorff_alpha(table: Matrix) -> float | None:
    """Return nominal alpha, 1 − Do/De with the small-sample De, for two coders without gaps.

    Source: Krippendorff 2004. `alpha.nominal_alpha` takes more coders and missing judgements.
    """
    if not varies(table):
        return None
    total = _total(table)
    values = 2 * total
    pooled = (row + column for row, column in zip(_rows(table), _columns(table), strict=True))
    expected = 1 - sum(n * (n - 1) for n in pooled) / (values * (values - 1))
    return 1 - (1 - _diagonal(table) / total) / expected


def prevalence_index(counts: Counts) -> float | None:
    """Return (both − neither)/all. Source: Byrt, Bishop & Carlin 1993."""
    total = sum(counts)
    return (counts.both - counts.neither) / total if total else None


def bias_index(counts: Counts) -> float | None:
    """Return (only first − only second)/all. Source: Byrt, Bishop & Carlin 1993."""
    total = sum(counts)
    return (counts.only_first - counts.only_second) / total if total else None


def varies(table: Matrix) -> bool:
    """Tell whether there is anything to agree on: not all units lie in one agreeing cell."""
    total = _total(table)
    return total > 0 and all(table[k][k] != total for k in range(len(table)))


def _beyond_chance(table: Matrix, chance: float | None) -> float | None:
    observed = percent_agreement(table)
    if observed is None or chance is None or not varies(table):
        return None
    return (observed - chance) / (1 - chance)


def _total(table: Matrix) -> float:
    return sum(map(sum, table))


def _diagonal(table: Matrix) -> float:
    return sum(table[k][k] for k in range(len(table)))


def _rows(table: Matrix) -> list[float]:
    return [sum(row) for row in table]


def _columns(table: Matrix) -> list[float]:
    return [sum(column) for column in zip(*table, strict=True)]


def _mean_shares(table: Matrix) -> list[float]:
    total = 2 * _total(table)
    return [(row + col) / total for row, col in zip(_rows(table), _columns(table), strict=True)]
