"""How far two coders agree as a table: one row for each code, what was compared below it.

Other views (who says what, in parts, from round to round) are tables of the same report.
"""

from collections.abc import Sequence
from typing import NamedTuple

from app.coding.agreement.axes import Unit
from app.coding.agreement.bands import band_of_alpha, band_of_kappa
from app.coding.agreement.coefficients import (
    Counts,
    bias_index,
    figures,
    prevalence_index,
    varies,
)
from app.coding.agreement.comparison import Question
from app.coding.agreement.matching import matching_of
from app.coding.agreement.methods import paragraph, percent
from app.coding.agreement.statement import pooled_sentence, statement
from app.coding.agreement.who import two_coders
from app.coding.analysis.levels import Level
from app.coding.reports.agreement_views import (
    Look,
    View,
    ViewName,
    as_table,
    confusion_view,
    look_at,
    pairs_view,
    part_view,
    segments_view,
    units_view,
)
from app.coding.reports.matching_tables import MatchingView, matching_table
from app.coding.tables.value import Cell, Column, Number, Row, Table
from app.models import queries
from app.models.reader import Reader
from app.words.agreement import word
from app.words.agreement_views import word as more_words

_COUNTS = ("both", "only-first", "only-second", "neither")
_FIGURES = ("percent-agreement", "positive-agreement", "kappa", "alpha")
_MORE = ("pi", "brennan-prediger", "ac1", "prevalence", "bias")
_BANDS = ("band-kappa", "band-alpha")
_HALF = "0.5"  # the share of a segment that the methods section speaks of


class AgreementOptions(NamedTuple):
    """What is compared; `coders` are two names as "A,B" (None: the project's two people).

    `more`: also Scott's pi, Brennan–Prediger, AC1, the prevalence and bias indexes, and the bands.
    `round` is a frozen round's id (None: the latest), `only` one node for the views of parts.
    `matching` asks for a table of matched codes in place of a view.
    """

    coders: str | None = None
    unit: Unit = "character"
    level: Level = "code"
    without_interviewer: bool = False
    all_transcripts: bool = False
    more: bool = False
    view: ViewName = "codes"
    round: int | None = None
    only: int | None = None
    matching: MatchingView | None = None


def agreement_report(reader: Reader, options: AgreementOptions | None = None) -> Table:
    """Compare two coders and return the table; refused as `two_coders` and `compare` are."""
    options = options or AgreementOptions()
    first, second = two_coders(reader, options.coders)
    question = Question(
        first,
        second,
        options.unit,
        options.level,
        options.without_interviewer,
        options.all_transcripts,
        round=options.round,
    )
    if options.matching is not None:
        names = {coder.id: coder.name for coder in queries.coders(reader)}
        found = matching_of(reader, question)
        return matching_table(found, options.matching, names[first], names[second])
    look = look_at(reader, question)
    return view_table(look, view_of(reader, look, options), options.view, options.only)


def view_of(reader: Reader, look: Look, options: AgreementOptions) -> View:
    """Return one view of a comparison."""
    if options.view == "codes":
        return codes_view(look, more=options.more)
    made = {"confusion": confusion_view, "pairs": pairs_view}
    made |= {"segments": segments_view, "units": units_view}
    if options.view in made:
        return made[options.view](reader, look)
    return part_view(reader, look, options.view, options.only)


def view_table(look: Look, view: View, name: ViewName, only: int | None = None) -> Table:
    """Return a view as it is exported, with the statement of what was compared below it.

    `only` is the one node that the parts are of.
    """
    comparison, coders = look.comparison, dict(look.coders)
    title = word("title", first=look.first, second=look.second)
    if name != "codes":
        title = f"{title}: {more_words(f'view-{name}')}"
    if only is not None:
        title = f"{title}, {look.name(only)}"
    said = paragraph(comparison, look.pooled, coders, further(view, name))
    notes = (
        pooled_sentence(look.pooled, comparison.question.level),
        *statement(comparison, coders),
        word("note-undefined"),
        more_words("methods", text=said),
    )
    return as_table(view, title, notes)


def further(view: View, name: ViewName) -> list[str]:
    """Return what the methods section says of the coefficients that a view has besides."""
    if name == "codes" and any(column.key == "ac1" for column in view.columns):
        return [more_words("m-more")]
    cells = {row.key: [cell.content for cell in row.cells] for row in view.rows}
    values = {
        key: [one.value for one in row if isinstance(one, Number)] for key, row in cells.items()
    }
    if name == "segments" and _HALF in values:
        _least, n, _matched, share = values[_HALF]
        if n and share is not None:
            return [more_words("m-segments", percent=percent(share), n=f"{n:,}")]
    if name == "units" and (values["u-alpha"][0] is not None):
        told = {
            gap: "–" if (value := values[key][0]) is None else f"{value:.2f}"
            for gap, key in (("u", "u-alpha"), ("binary", "binary-alpha"), ("cu", "cu-alpha"))
        }
        return [more_words("m-units", **told)]
    return []


def codes_view(look: Look, *, more: bool = False) -> View:
    """Return the figures of each node of the level."""
    question, comparison = look.comparison.question, look.comparison
    names = {"first": look.first, "second": look.second}
    shown = (*_FIGURES, *(_MORE if more else ()))
    columns = [
        Column("code", word(f"column-{question.level}"), weight=4.5, stub=True),
        *(Column(key, word(key, **names), "number", 1.7, word("group-counts")) for key in _COUNTS),
        *(Column(key, word(key), "number", 2.6, word("group-figures")) for key in shown),
    ]
    if more:
        columns += [Column(key, more_words(key), weight=2.4) for key in _BANDS]
    tables = comparison.tables()
    rows = []
    for node, counts in tables.items():
        numbers = numbers_of(counts)
        cells = [Cell(comparison.names[node]), *(Cell(Number(n)) for n in counts)]
        cells += [Cell(Number(numbers[key], 3)) for key in shown]
        cells += [Cell(one) for one in (_bands(numbers) if more else ())]
        rows.append(Row(tuple(cells), key=node))
    notes = _remarks(look, tables) + ((more_words("note-bands"),) if more else ())
    return View(tuple(columns), tuple(rows), notes=notes)


def numbers_of(counts: Counts) -> dict[str, float | None]:
    """Return every figure of one code by the key of its column."""
    found = figures(counts)
    return {
        "percent-agreement": found.percent_agreement,
        "positive-agreement": found.positive_agreement,
        "kappa": found.cohen_kappa,
        "alpha": found.krippendorff_alpha,
        "pi": found.scott_pi,
        "brennan-prediger": found.brennan_prediger,
        "ac1": found.gwet_ac1,
        "prevalence": prevalence_index(counts),
        "bias": bias_index(counts),
    }


def _bands(numbers: dict[str, float | None]) -> tuple[str, str]:
    kappa, alpha = numbers["kappa"], numbers["alpha"]
    return (
        "" if kappa is None else more_words(band_of_kappa(kappa)),
        "" if alpha is None else more_words(band_of_alpha(alpha)),
    )


def remark(counts: Counts) -> str:
    """Return the slug of what has to be said of a code's figures, "" where nothing has."""
    if not varies(counts.matrix):
        return "everywhere" if counts.both else "not-used"
    if not counts.both and not counts.only_second:
        return "only-first-used"
    return "only-second-used" if not counts.both and not counts.only_first else ""


def _remarks(look: Look, tables: dict[int, Counts]) -> tuple[str, ...]:
    """Return why figures are not defined, and where kappa is 0 because one never used a code."""
    by_slug: dict[str, list[str]] = {}
    for node, counts in tables.items():
        by_slug.setdefault(remark(counts), []).append(look.name(node))
    lines = []
    for slug, name in (("only-first-used", look.first), ("only-second-used", look.second)):
        lines += _line(by_slug.get(slug, ()), "note-one-only", name)
    for slug in ("not-used", "everywhere"):
        lines += _line(by_slug.get(slug, ()), f"note-{slug}")
    return tuple(lines)


def _line(codes: Sequence[str], slug: str, name: str = "") -> list[str]:
    return [more_words(slug, name=name, codes=", ".join(codes))] if codes else []
