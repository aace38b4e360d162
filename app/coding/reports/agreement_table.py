"""How far two coders agree as a table: one row for each code, what was compared below it."""

from typing import NamedTuple

from app.coding.agreement.axes import Unit
from app.coding.agreement.coefficients import bias_index, figures, prevalence_index
from app.coding.agreement.comparison import Comparison, Question, compare
from app.coding.agreement.pooled import Pooled, pooled_kappa
from app.coding.agreement.statement import pooled_sentence, statement
from app.coding.agreement.who import two_coders
from app.coding.analysis.levels import Level
from app.coding.tables.value import Cell, Column, Number, Row, Table
from app.models import queries
from app.models.reader import Reader
from app.words.agreement import word

_COUNTS = ("both", "only-first", "only-second", "neither")
_FIGURES = ("percent-agreement", "positive-agreement", "kappa", "alpha")
_MORE = ("pi", "brennan-prediger", "ac1", "prevalence", "bias")


class AgreementOptions(NamedTuple):
    """What is compared; `coders` are two names as "A,B" (None: the project's two people).

    `more`: also Scott's pi, Brennan–Prediger, AC1, and the prevalence and bias indexes.
    """

    coders: str | None = None
    unit: Unit = "character"
    level: Level = "code"
    without_interviewer: bool = False
    all_transcripts: bool = False
    more: bool = False


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
    )
    comparison = compare(reader, question)
    coders = {coder.id: coder.name for coder in queries.coders(reader)}
    return agreement_table(comparison, pooled_kappa(comparison), coders, more=options.more)


def agreement_table(
    comparison: Comparison, pooled: Pooled, coders: dict[int, str], *, more: bool = False
) -> Table:
    """Return the table of a comparison, with the statement of its scope below it."""
    question = comparison.question
    names = {"first": coders[question.first], "second": coders[question.second]}
    shown = (*_FIGURES, *(_MORE if more else ()))
    columns = [
        Column("code", word(f"column-{question.level}"), weight=4.5, stub=True),
        *(Column(key, word(key, **names), "number", 1.7, word("group-counts")) for key in _COUNTS),
        *(Column(key, word(key), "number", 1.7, word("group-figures")) for key in shown),
    ]
    rows = []
    for node, counts in comparison.tables().items():
        found = figures(counts)
        numbers = {
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
        cells = [Cell(comparison.names[node]), *(Cell(Number(n)) for n in counts)]
        cells += [Cell(Number(numbers[key], 3)) for key in shown]
        rows.append(Row(tuple(cells), key=node))
    notes = (pooled_sentence(pooled), *statement(comparison, coders), word("note-undefined"))
    return Table(tuple(columns), tuple(rows), title=word("title", **names), notes=notes)
