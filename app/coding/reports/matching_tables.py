"""Matching of codes as tables: what is likely the same, what was matched, what stands alone."""

from collections.abc import Callable
from typing import Literal, get_args

from app.coding.agreement.coefficients import figures, positive_agreement
from app.coding.agreement.matching import Likely, Matching
from app.coding.agreement.methods import percent
from app.coding.agreement.pooled import Pooled, pooled_kappa
from app.coding.reports.agreement_views import View
from app.coding.tables.value import Cell, Column, Key, Number, Row, Table
from app.words.agreement import word as plain
from app.words.agreement_matching import word

Say = Callable[..., str]
MatchingView = Literal["likely", "matched", "converged", "alone"]
MATCHING_VIEWS: tuple[MatchingView, ...] = get_args(MatchingView)
_COUNTS = ("both", "only-first", "only-second", "neither")
_FIGURES = ("positive-agreement", "kappa", "alpha")


def matching_view(found: Matching, name: MatchingView, first: str, second: str) -> View:
    """Return one of the tables; `first` and `second` are the coders' names."""
    if name == "converged":
        return _converged(found, first, second)
    if name == "alone":
        return _alone(found, first, second)
    return _pairs(found, found.likely if name == "likely" else found.pairs, first, second)


def _pairs(found: Matching, pairs: tuple[Likely, ...], first: str, second: str) -> View:
    columns = (
        Column("first", word("code-of", name=first), weight=4, stub=True),
        Column("second", word("code-of", name=second), weight=4),
        Column("words", word("words"), "number", 1.8),
        Column("overlap", word("overlap"), "number", 1.8),
        Column("units-first", word("units-of", name=first), "number", 1.8),
        Column("units-second", word("units-of", name=second), "number", 1.8),
    )
    rows = []
    for one in pairs:
        sides = found.codes[one.first], found.codes[one.second]
        numbers = (Number(round(one.words)), Number(round(100 * one.overlap)))
        cells = [*(Cell(side.name) for side in sides), *map(Cell, numbers)]
        cells += [Cell(Number(side.units)) for side in sides]
        rows.append(Row(tuple(cells), key=f"{one.first}:{one.second}"))
    return View(columns, tuple(rows))


def _converged(found: Matching, first: str, second: str) -> View:
    names = {"first": first, "second": second}
    columns = (
        Column("code", word("matched-codes"), weight=6, stub=True),
        *(
            Column(key, plain(key, **names), "number", 1.7, plain("group-counts"))
            for key in _COUNTS
        ),
        *(Column(key, plain(key), "number", 1.7, word("group-converged")) for key in _FIGURES),
    )
    rows = []
    tables = found.converged.tables()
    for one in found.classes:
        told = figures(tables[one.id])
        values = (told.positive_agreement, told.cohen_kappa, told.krippendorff_alpha)
        cells = [Cell(found.converged.names[one.id])]
        cells += [Cell(Number(n)) for n in tables[one.id]]
        cells += [Cell(Number(value, 3)) for value in values]
        rows.append(Row(tuple(cells), key=one.id))
    return View(columns, tuple(rows))


def _alone(found: Matching, first: str, second: str) -> View:
    columns = (
        Column("code", plain("column-code"), weight=5, stub=True),
        Column("coder", word("only-used-by"), weight=3),
        Column("units", word("units"), "number", 2),
    )
    rows = []
    for name, codes in ((first, found.left_first), (second, found.left_second)):
        for one in (found.codes[code] for code in codes):
            cells = (Cell(one.name), Cell(name), Cell(Number(one.units)))
            rows.append(Row(cells, key=one.id))
    return View(columns, tuple(rows))


def converged_pooled(found: Matching) -> Pooled:
    """Return pooled kappa over what was matched, which is no reliability."""
    return pooled_kappa(found.converged)


def matching_table(found: Matching, name: MatchingView, first: str, second: str) -> Table:
    """Return one of the tables as it is exported, with what it is and is not below it."""
    view = matching_view(found, name, first, second)
    title = word(f"title-{name}", first=first, second=second)
    return Table(view.columns, view.rows, title=title, notes=matching_notes(found, first, second))


def matching_notes(found: Matching, first: str, second: str) -> tuple[str, ...]:
    """Return what has to be said with every table of matching."""
    frozen = found.scope.frozen
    lines = [word("no-reliability")]
    if frozen is not None:
        day, name = frozen.freeze.at[:10], frozen.round.name
        lines.append(word("of-round", name=name, date=day, n=len(found.scope.texts)))
    pooled = converged_pooled(found)
    if pooled.value is not None:
        lines.append(word("pooled", n=len(pooled.used), value=f"{pooled.value:.3f}"))
    for name, codes in ((first, found.left_first), (second, found.left_second)):
        names = ", ".join(found.codes[code].name for code in codes)
        lines.append(word("left", name=name, codes=names, n=len(codes)) if codes else "")
    return tuple(line for line in lines if line)


def tell(
    found: Matching, name: MatchingView, key: Key, first: str, second: str, say: Say = word
) -> str:
    """Return what a row says, as one plain sentence."""
    if isinstance(key, str):
        one, other = map(int, key.split(":"))
        pairs = found.likely if name == "likely" else found.pairs
        (pair,) = [pair for pair in pairs if pair[:2] == (one, other)]
        return say(
            "tells-pair",
            first=first,
            second=second,
            one=found.codes[one].name,
            other=found.codes[other].name,
            words=round(pair.words),
            overlap=round(100 * pair.overlap),
        )
    if name == "converged":
        share = positive_agreement(found.converged.tables()[key])
        return say("tells-class", code=found.converged.names[key], positive=percent(share))
    who = first if key in found.left_first else second
    return say("tells-alone", name=who, n=found.codes[key].units, code=found.codes[key].name)
