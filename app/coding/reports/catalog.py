"""Every report by the name that the command line and the Tables page know it by."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from app.coding.analysis.analysis_coding import analysis_coding, counted_codings, select_codings
from app.coding.analysis.counts import Id
from app.coding.analysis.levels import Level
from app.coding.analysis.packed import number_of
from app.coding.notes.outline import outline_table
from app.coding.operations.summaries import SUMMARY
from app.coding.reports.agreement_table import AgreementOptions, agreement_report
from app.coding.reports.appendix import AppendixOptions, appendix
from app.coding.reports.attribute_bands import bands_of
from app.coding.reports.codebook_difference import DifferenceOptions, codebook_difference
from app.coding.reports.coding_tree import TreeOptions, coding_tree
from app.coding.reports.crosstab import CrosstabOptions, crosstab
from app.coding.reports.decisions_table import decisions_table
from app.coding.reports.framework import FrameworkOptions, Summaries, framework
from app.coding.reports.group_comparison import ComparisonOptions, group_comparison
from app.coding.reports.inputs import Attribute, Material
from app.coding.reports.joint_display import JointOptions, joint_display
from app.coding.reports.joint_points import Points, joint_points
from app.coding.reports.lists import codebook_table, history_table
from app.coding.reports.made_on import dated
from app.coding.reports.material import (
    attributes,
    counting_material,
    groups_named,
    material,
    people,
    quoting_material,
)
from app.coding.reports.matrix import MatrixOptions, matrix
from app.coding.reports.merged_values import merged_of
from app.coding.reports.participants_table import ParticipantsOptions, participants_table
from app.coding.reports.quotations_table import quotations_table
from app.coding.reports.quote_style import quote_style
from app.coding.reports.saturation_table import saturation_table
from app.coding.reports.theme_options import ThemeOptions
from app.coding.reports.theme_table import theme_table
from app.coding.saturation.overview import overview
from app.coding.tables.value import Table
from app.models import queries
from app.models.reader import Reader
from app.words.lists import word

_WHOLE_HISTORY = 1_000_000  # operations


class Choices(NamedTuple):
    """What a report may be asked: whose codings (name, "all", None: the analysis coding's) count,
    which groups get columns, the options of each table that has some, and saturation's level.
    """

    coder: str | None = None
    groups: tuple[str, ...] = ()
    participants: ParticipantsOptions | None = None
    themes: ThemeOptions | None = None
    matrix: MatrixOptions | None = None
    crosstab: CrosstabOptions | None = None
    comparison: ComparisonOptions | None = None
    appendix: AppendixOptions | None = None
    tree: TreeOptions | None = None
    agreement: AgreementOptions | None = None
    level: Level = "code"
    joint: JointOptions | None = None
    framework: FrameworkOptions | None = None
    difference: DifferenceOptions | None = None


def counted_material(reader: Reader, coder: str | None) -> tuple[Material, list[queries.Coding]]:
    """Return the reports' records, and the codings that they count."""
    analysis = analysis_coding(reader, coder)
    # In blind coding a code may be hidden that the viewer has used before the round.
    shown = {code.id for code in queries.codes(reader)}
    codings = [row for row in counted_codings(reader, analysis) if row.code in shown]
    return material(reader, codings, analysis), codings


def _participants(reader: Reader, choices: Choices) -> Table:
    options = choices.participants or ParticipantsOptions(groups=choices.groups)
    options = options._replace(
        bands={**bands_of(reader), **options.bands}, merged={**merged_of(reader), **options.merged}
    )
    rows = attributes(reader)
    if not options.groups and queries.groups(reader):
        # Where groups have no columns of their own they are the first rows.
        rows = (Attribute(word("group"), "group"), *rows)
    return dated(participants_table(people(reader), rows, options), reader)


def _themes(reader: Reader, choices: Choices) -> Table:
    options = choices.themes or ThemeOptions(groups=choices.groups)
    found = quoting_material(reader, analysis_coding(reader, choices.coder))
    return theme_table(found, options._replace(style=quote_style(reader)))


def _quotations(reader: Reader, choices: Choices) -> Table:
    analysis = analysis_coding(reader, choices.coder)
    shown = {code.id for code in queries.codes(reader)}
    coders = {coder.id: coder.name for coder in queries.coders(reader)}

    def codings_of(transcript: Id) -> list[queries.Coding]:
        found = queries.codings_of_transcript(reader, int(transcript))
        return [row for row in select_codings(found, analysis) if row.code in shown]

    found = material(reader, (), analysis)
    return quotations_table(found, codings_of, number_of(reader, shown, analysis), coders)


def _codebook(reader: Reader, choices: Choices) -> Table:
    found = counting_material(reader, analysis_coding(reader, choices.coder))
    return codebook_table(found, queries.codes(reader))


def _difference(reader: Reader, choices: Choices) -> Table:
    return dated(codebook_difference(reader, choices.difference), reader)


def _matrix(reader: Reader, choices: Choices) -> Table:
    options = (choices.matrix or MatrixOptions())._replace(groups=choices.groups)
    found = counting_material(reader, analysis_coding(reader, choices.coder))
    return matrix(found, options)


def _crosstab(reader: Reader, choices: Choices) -> Table:
    options = (choices.crosstab or CrosstabOptions())._replace(
        groups=choices.groups, bands=bands_of(reader), merged=merged_of(reader)
    )
    found = counting_material(reader, analysis_coding(reader, choices.coder))
    return crosstab(found, attributes(reader), options)


def _comparison(reader: Reader, choices: Choices) -> Table:
    options = (choices.comparison or ComparisonOptions())._replace(
        groups=choices.groups,
        bands=bands_of(reader),
        merged=merged_of(reader),
        style=quote_style(reader),
    )
    found, _codings = counted_material(reader, choices.coder)
    return group_comparison(found, attributes(reader), options)


def _joint(reader: Reader, choices: Choices) -> Table:
    options = (choices.joint or JointOptions())._replace(merged=merged_of(reader))
    found, _codings = counted_material(reader, choices.coder)
    return joint_display(found, attributes(reader), options)


def points(reader: Reader, choices: Choices) -> Points:
    """Return the joint display as the points of its figure."""
    options = choices.joint or JointOptions()
    found, _codings = counted_material(reader, choices.coder)
    return joint_points(found, attributes(reader), options)


def _framework(reader: Reader, choices: Choices) -> Table:
    options = (choices.framework or FrameworkOptions())._replace(
        groups=choices.groups, style=quote_style(reader)
    )
    found, _codings = counted_material(reader, choices.coder)
    return framework(found, _summaries(reader), options)


def _summaries(reader: Reader) -> Summaries:
    """Return what was written of each participant under each theme, the oldest first."""
    names = {row.id: row.name for row in queries.participants(reader)}
    found: dict[tuple[str, Id], tuple[str, ...]] = {}
    for memo in queries.memos(reader):
        if memo.kind != SUMMARY or memo.participant is None or memo.category is None:
            continue
        if not memo.private:
            cell = names[memo.participant], memo.category
            found[cell] = (*found.get(cell, ()), memo.text)
    return found


def _appendix(reader: Reader, choices: Choices) -> Table:
    options = choices.appendix or AppendixOptions()
    found, _codings = counted_material(reader, choices.coder)
    return appendix(found, options._replace(style=quote_style(reader)))


def _tree(reader: Reader, choices: Choices) -> Table:
    found = counting_material(reader, analysis_coding(reader, choices.coder))
    return coding_tree(found, choices.tree)


def _agreement(reader: Reader, choices: Choices) -> Table:
    # It says itself how many transcripts were compared, and by which codebook.
    return dated(agreement_report(reader, choices.agreement), reader, transcripts=False)


def _decisions(reader: Reader, _choices: Choices) -> Table:
    return dated(decisions_table(reader), reader, codebook=True)


def _history(reader: Reader, _choices: Choices) -> Table:
    coders = {coder.id: coder.name for coder in queries.coders(reader)}
    return dated(history_table(queries.history(reader, limit=_WHOLE_HISTORY), coders), reader)


def _memos(reader: Reader, _choices: Choices) -> Table:
    return dated(outline_table(reader), reader)


def _saturation(reader: Reader, choices: Choices) -> Table:
    found = overview(reader, choices.level, choices.coder)
    table = saturation_table(found, groups=groups_named(reader, choices.groups))
    return dated(table, reader, transcripts=False, codebook=True)


REPORTS: Mapping[str, Callable[[Reader, Choices], Table]] = {
    "theme-table": _themes,
    "participants-table": _participants,
    "codebook": _codebook,
    "codebook-difference": _difference,
    "joint-display": _joint,
    "framework": _framework,
    "appendix": _appendix,
    "coding-tree": _tree,
    "quotations": _quotations,
    "matrix": _matrix,
    "crosstab": _crosstab,
    "group-comparison": _comparison,
    "agreement": _agreement,
    "decisions": _decisions,
    "history": _history,
    "memo-outline": _memos,
    "saturation": _saturation,
}
WITH_GROUPS = frozenset((
    "theme-table", "participants-table", "matrix", "crosstab", "group-comparison", "framework",
    "saturation",
))  # fmt: skip
# Drawn by the window's side too, as svg, png and pdf
FIGURES = frozenset(("saturation", "coding-tree", "joint-display"))
# They tell whose codings count
COUNTING = frozenset(REPORTS) - {
    "participants-table", "agreement", "decisions", "history", "codebook-difference",
    "memo-outline",
}  # fmt: skip
SHOWS_NO_WORK = frozenset(("participants-table",))  # nothing that blind coding has to hide
