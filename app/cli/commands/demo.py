"""`threefold demo`: the sample study, to look at in the window or worked through without one."""

import argparse
from pathlib import Path
from typing import NamedTuple

from app.cli import arguments
from app.cli.output import progress, put, say
from app.coding.reports.catalog import REPORTS, Choices
from app.coding.sample import CODERS, FILE_NAME, make_sample
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
)
_PICTURE = "window.png"


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
        # Whose codings count is decided by reconciling; until then it is the first coder's.
        first = next(iter(found.codings), None)
        choices = Choices(coder=first, groups=tuple(found.groups))
        for name, what in _MADE:
            write_table(REPORTS[what](reader, choices), folder / name)
    args.windows.picture(path, first, folder / _PICTURE)
    files = [FILE_NAME, *(name for name, _what in _MADE), _PICTURE]
    result = {"folder": str(folder), "files": files, **found._asdict()}
    put(result, as_json=args.json, lines=_lines(folder, found))
    return 0


def summary(reader: Reader) -> Summary:
    """Count what the study holds."""
    transcripts = queries.transcripts(reader)
    coders = {coder.id: coder.name for coder in queries.coders(reader)}
    counts = dict.fromkeys(coders.values(), 0)
    for (_transcript, coder), n in queries.counts_by_transcript(reader).items():
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


def _lines(folder: Path, found: Summary) -> list[str]:
    codings = ", ".join(f"{n} by {name}" for name, n in found.codings.items())
    first = next(iter(found.codings), "nobody")
    return [
        f"The sample study (invented) is in {folder}:",
        f"  {FILE_NAME}: {found.interviews} interviews, {found.words:,} words, "
        f"{found.participants} participants ({', '.join(found.groups)})",
        f"  {found.codes} codes in {found.categories} categories and {len(found.themes)} themes: "
        f"{'; '.join(found.themes)}",
        f"  {sum(found.codings.values()):,} codings: {codings}; "
        f"{found.translated} quotations translated",
        "  table1.docx: the participants, as in a paper's Table 1",
        "  table2.docx and table2.xlsx: themes, sub-themes, codes, quotations, as in its Table 2",
        f"  quotations.csv: every quotation of {first}",
        f"  {_PICTURE}: a picture of the program's window",
        f"The tables count {first}'s codings: the two coders have not been reconciled.",
        f"Open it with: threefold '{folder / FILE_NAME}'",
    ]
