"""`threefold export`: tables and lists for the paper, the supervisor and the archive."""

import argparse
from pathlib import Path

from app.cli import arguments
from app.cli.commands import report_options
from app.cli.output import put, say
from app.cli.session import opened, seen_by
from app.coding.documents.catalog import DOCUMENTS, FOR_ONE, QUOTING, Wish
from app.coding.documents.write import ENDINGS as DOCUMENT_ENDINGS
from app.coding.documents.write import MARKDOWN, PDF, write_document
from app.coding.printing.coded_transcript import coded_transcripts
from app.coding.printing.story_writers import ENDINGS as STORY_ENDINGS
from app.coding.printing.story_writers import NAME as STORY
from app.coding.printing.story_writers import write_story
from app.coding.printing.storyline import story
from app.coding.printing.write import ENDINGS, write_coded
from app.coding.printing.write import NAME as CODED
from app.coding.reports.catalog import FIGURES, REPORTS, SHOWS_NO_WORK, WITH_GROUPS
from app.coding.reports.word_template import word_template
from app.coding.tables.write import ENDINGS as TABLE_ENDINGS
from app.coding.tables.write import FIGURE_ENDINGS, check_ending, write_table
from app.models.errors import Refusal
from app.words.counting import counted


def add_to(commands: arguments.Commands) -> None:
    """Add the command to the parser."""
    parser = arguments.command(commands, "export", run, "write a table or list to a file")
    arguments.project(parser)
    parser.add_argument(
        "what",
        choices=sorted([*REPORTS, *DOCUMENTS, CODED, STORY]),
        metavar="WHAT",
        help=f"{', '.join([*REPORTS, *DOCUMENTS])}, {CODED}, {STORY}",
    )
    parser.add_argument(
        "out",
        type=Path,
        metavar="OUT",
        help="ending in docx, xlsx, csv, html or md; of figures also svg, png, pdf",
    )
    parser.add_argument(
        "--group",
        metavar="G",
        action="append",
        default=[],
        help="a group that gets columns of its own; repeat it for more",
    )
    report_options.add_to(parser)
    parser.add_argument(
        "--transcript",
        metavar="NAME",
        action="append",
        default=[],
        help=f"a transcript for {CODED}; repeat it for more, all without it",
    )
    parser.add_argument(
        "--participant", metavar="ID", help="the participant for whom own-words is written"
    )
    parser.add_argument(
        "--template", type=Path, metavar="FILE", help="a Word file whose styles a docx takes"
    )
    parser.add_argument(
        "--with-text", action="store_true", help="memos with their words, which may quote people"
    )
    arguments.counted(parser)
    arguments.viewer(parser)
    arguments.as_json(parser)


def run(args: argparse.Namespace) -> int:
    """Build the table from the codings that count, and write it as OUT's ending says."""
    ending = check_ending(args.out, _endings(args.what))
    if args.transcript and args.what != CODED:
        raise Refusal("export-without-transcripts", what=args.what)
    if args.group and args.what not in WITH_GROUPS:
        named = ", ".join(sorted(WITH_GROUPS))
        raise Refusal("export-without-groups", what=args.what, with_groups=named)
    report_options.check(args)
    if args.with_text and args.what not in QUOTING:
        reports = ", ".join(QUOTING)
        raise Refusal("export-option", option="--with-text", what=args.what, reports=reports)
    _check_participant(args)
    if args.template and (ending != ".docx" or args.what == CODED):
        raise Refusal("export-template", what=args.what, file=args.out)
    if args.what in (CODED, STORY):
        return _write_coded(args) if args.what == CODED else _write_story(args)
    if args.what in DOCUMENTS:
        return _write_document(args, ending)
    choices = report_options.choices(args)
    reveals = args.what not in SHOWS_NO_WORK
    with (
        opened(args.project) as project,
        seen_by(project, args.viewer, reveals=reveals) as reader,
    ):
        if ending in FIGURE_ENDINGS:
            args.windows.figure(args.what, reader, choices, args.out)
            return _said_file(args)
        table = REPORTS[args.what](reader, choices)
        write_table(table, args.out, template=args.template or word_template(reader))
    # A CSV file holds rows only; what was counted must not be lost on the way.
    for line in (*table.warnings, *(table.notes if args.out.suffix.lower() == ".csv" else ())):
        say(line)
    result = {"file": str(args.out), "what": args.what, "rows": len(table.rows)}
    put(result, as_json=args.json, lines=[f"{args.what} written to {args.out}."])
    return 0


def _check_participant(args: argparse.Namespace) -> None:
    """Refuse a participant where none is meant, and none where one is needed."""
    if args.participant and args.what not in FOR_ONE:
        raise Refusal("export-without-participant", what=args.what, reports=", ".join(FOR_ONE))
    if args.what in FOR_ONE and not args.participant:
        raise Refusal("participant-needed", what=args.what)


def _endings(what: str) -> tuple[str, ...]:
    if what in (CODED, STORY):
        return ENDINGS if what == CODED else STORY_ENDINGS
    if what in DOCUMENTS:
        return DOCUMENT_ENDINGS
    return (*TABLE_ENDINGS, *FIGURE_ENDINGS) if what in FIGURES else TABLE_ENDINGS


def _write_document(args: argparse.Namespace, ending: str) -> int:
    """Write a report in running text."""
    with opened(args.project) as project, seen_by(project, args.viewer) as reader:
        document = DOCUMENTS[args.what](reader, Wish(args.with_text, args.participant or ""))
        template = args.template or word_template(reader)
    if ending == PDF or (document.has_figures and ending != MARKDOWN):
        args.windows.document(document, args.out, template)
    else:
        write_document(document, args.out, template=template)
    return _said_file(args)


def _said_file(args: argparse.Namespace) -> int:
    result = {"file": str(args.out), "what": args.what}
    put(result, as_json=args.json, lines=[f"{args.what} written to {args.out}."])
    return 0


def _write_coded(args: argparse.Namespace) -> int:
    """Write transcripts with the codings that the viewer may see, or one coder's."""
    with opened(args.project) as project, seen_by(project, args.viewer) as reader:
        found = coded_transcripts(reader, args.transcript, args.coder)
        write_coded(found, args.out)
    codings = sum(len(one.remarks) for one in found)
    result = {"file": str(args.out), "what": CODED, "transcripts": len(found), "codings": codings}
    texts = counted(len(found), "transcript", "transcripts")
    line = f"{texts} with {counted(codings, 'coding', 'codings')} written to {args.out}."
    put(result, as_json=args.json, lines=[line])
    return 0


def _write_story(args: argparse.Namespace) -> int:
    """Write the storyline with the names of today, and its quotations in full."""
    with opened(args.project) as project, seen_by(project, args.viewer) as reader:
        found = story(reader)
        write_story(found, args.out, args.template or word_template(reader))
    for line in found.warnings:
        say(line)
    return _said_file(args)
