"""`threefold demo`: the sample study, to look at in the window or worked through without one."""

import argparse
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from app.cli import arguments
from app.cli.output import progress, put, say
from app.coding.agreement.comparison import Question, compare
from app.coding.agreement.pooled import pooled_kappa
from app.coding.analysis.analysis_coding import analysis_coding
from app.coding.reconciling.reading import reconciling
from app.coding.reports.catalog import REPORTS, Choices
from app.coding.sample import CODERS, FILE_NAME, make_sample
from app.coding.saturation.presence import presence_of
from app.coding.saturation.result import WHOLE, saturation
from app.coding.saturation.rules import parse_rule
from app.coding.tables.write import write_table
from app.models import queries
from app.models.errors import Trouble
from app.models.project import Project
from app.models.reader import Reader

# file, report
_MADE = (
    ("table1.docx", "participants-table"),
    ("table2.docx", "theme-table"),
    ("table2.xlsx", "theme-table"),
    ("quotations.csv", "quotations"),
    ("agreement.docx", "agreement"),
)
_PICTURE = "window.png"
_RULE = "run:3"


class Summary(NamedTuple):
    """The sample study in numbers."""

    interviews: int
    words: int
    participants: int
    groups: list[str]
    codes: int
    categories: int
    themes: list[str]
    codings: dict[str, int]
    translated: int


class Figures(NamedTuple):
    """How far the two coders agree in the frozen round, and whether interviews bring more."""

    agreement: dict[str, Any]
    saturation: dict[str, Any]


def add_to(commands: arguments.Commands) -> None:
    """Add the command to the parser."""
    parser = arguments.command(commands, "demo", run, "put the sample study in DIR and open it")
    parser.add_argument(
        "dir", nargs="?", type=Path, metavar="DIR", help="default: a folder in your documents"
    )
    parser.add_argument(
        "--headless", action="store_true", help="without a window: do the main job and report"
    )
    arguments.as_json(parser)


def run(args: argparse.Namespace) -> int:
    """Make the study where it is not there yet; open it, or work through it."""
    folder: Path = args.dir or _documents() / "Threefold sample study"
    path = folder / FILE_NAME
    if not args.headless and not args.windows.has_display():
        raise Trouble("no-display")
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Trouble("folder-not-made", folder=folder, why=error.strerror) from error
    if path.exists():
        say(f"Opening the sample study that is there: {path}")
    else:
        make_sample(path, progress("sample study, interviews"))
    if not args.headless:
        return int(args.windows.show(path, CODERS[0]))
    return _work_through(args, folder, path)


def _documents() -> Path:
    documents = Path.home() / "Documents"
    return documents if documents.is_dir() else Path.home()


def _work_through(args: argparse.Namespace, folder: Path, path: Path) -> int:
    """Export what a paper needs, draw the window, and say in ten lines what was made."""
    with Project(path, copies=False) as project, project.read() as reader:
        found = summary(reader)
        choices = Choices(groups=tuple(found.groups))
        counted = [name for name, _transcripts in analysis_coding(reader).parts]
        for name, what in _MADE:
            write_table(REPORTS[what](reader, choices), folder / name)
        figures = _figures(reader)
    args.windows.picture(path, next(iter(found.codings), None), folder / _PICTURE)
    files = [FILE_NAME, *(name for name, _what in _MADE), _PICTURE]
    result = {"folder": str(folder), "files": files, **found._asdict(), **figures._asdict()}
    put(result, as_json=args.json, lines=_lines(folder, found, figures, counted))
    return 0


def _figures(reader: Reader) -> Figures:
    """Work out agreement on the frozen round, and saturation of the analysis coding."""
    return Figures(_agreement(reader), _saturation(reader))


def _agreement(reader: Reader) -> dict[str, Any]:
    ids = {row.name: row.id for row in queries.coders(reader)}
    first, second = CODERS
    comparison = compare(reader, Question(ids[first], ids[second]))
    pooled = pooled_kappa(comparison)
    frozen = comparison.frozen
    differences = (
        reconciling(reader, frozen.freeze.id, ids[first], ids[second]).differences if frozen else ()
    )
    return {
        "differences": len(differences),
        "settled": sum(not one.is_open for one in differences),
        "coders": list(CODERS),
        "round": None if frozen is None else frozen.round.name,
        "frozen_at": None if frozen is None else frozen.freeze.at,
        "pooled_kappa": pooled.value,
        "low": pooled.low,
        "high": pooled.high,
        "codes_used": len(pooled.used),
    }


def _saturation(reader: Reader) -> dict[str, Any]:
    """Return in which interview the rule was met, by group, at the level of categories."""
    answers = saturation(presence_of(reader, "category"), parse_rule(_RULE))
    found = {
        name: None if one.result.met_at is None else one.interviews[one.result.met_at]
        for name, one in answers.items()
        if name != WHOLE
    }
    return {"level": "category", "rule": _RULE, "met_at": found}


def summary(reader: Reader) -> Summary:
    """Count what the study holds."""
    transcripts = queries.transcripts(reader)
    coders = {row.id: row.name for row in queries.coders(reader) if row.kind == "person"}
    counts = dict.fromkeys(coders.values(), 0)
    for (_transcript, coder), n in queries.counts_by_transcript(reader).items():
        if coder in coders:
            counts[coders[coder]] += n
    headings = {row.id: row for row in queries.categories(reader)}
    places = queries.placements(reader)
    top = [headings[row.category] for row in places if row.category and row.parent is None]
    return Summary(
        interviews=len(transcripts),
        words=sum(len(queries.text_of(reader, row.id).text.split()) for row in transcripts),
        participants=len(queries.participants(reader)),
        groups=[group.name for group in queries.groups(reader)],
        codes=len(queries.codes(reader)),
        categories=sum(row.level == "category" for row in headings.values()),
        themes=[row.name for row in top if row.level == "theme"],
        codings=counts,
        translated=sum(row.translation is not None for row in queries.quotations(reader)),
    )


def _lines(folder: Path, found: Summary, figures: Figures, counted: list[str]) -> list[str]:
    codings = ", ".join(f"{n} by {name}" for name, n in found.codings.items())
    whose = " and ".join(f"{name}'s" for name in counted) or "nobody's"
    return [
        f"The sample study (invented) is in {folder}:",
        f"  {FILE_NAME}: {found.interviews} interviews, {found.words:,} words, "
        f"{found.participants} participants ({', '.join(found.groups)})",
        f"  {found.codes} codes in {found.categories} categories and {len(found.themes)} themes: "
        f"{'; '.join(found.themes)}",
        f"  {sum(found.codings.values()):,} codings: {codings}; "
        f"{found.translated} quotations translated",
        _agreement_line(figures.agreement),
        _saturation_line(figures.saturation),
        "  table1.docx: the participants; table2.docx, table2.xlsx: the themes with quotations",
        f"  quotations.csv: {whose} quotations; agreement.docx; {_PICTURE}: the program's window",
        f"The tables count {whose} codings: of {figures.agreement['differences']} differences "
        f"between the coders {figures.agreement['settled']} have been settled so far.",
        f"Open it with: threefold '{folder / FILE_NAME}'",
    ]


def _agreement_line(found: Mapping[str, Any]) -> str:
    first, second = found["coders"]
    if found["pooled_kappa"] is None:
        return f"  {first} and {second}: agreement is not defined (no variation)"
    interval = ""
    if found["low"] is not None:
        interval = f" (95 % interval {found['low']:.2f} to {found['high']:.2f})"
    frozen = "not frozen" if found["round"] is None else f"frozen round {found['round']}"
    return (
        f"  {first} and {second} coded blind ({frozen}): pooled kappa "
        f"{found['pooled_kappa']:.2f}{interval} over {found['codes_used']} codes"
    )


def _saturation_line(found: Mapping[str, Any]) -> str:
    parts = [
        f"{group} {'not met' if met is None else f'met at {met}'}"
        for group, met in found["met_at"].items()
    ]
    return f"  saturation, three interviews with no new category: {', '.join(parts)}"
