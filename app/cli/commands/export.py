"""`threefold export`: tables and lists for the paper, the supervisor and the archive."""

import argparse
from pathlib import Path

from app.cli import arguments
from app.cli.output import put, say
from app.cli.session import opened, seen_by
from app.coding.reports.catalog import REPORTS, SHOWS_NO_WORK, WITH_GROUPS, Choices
from app.coding.tables.write import check_ending, write_table
from app.models.errors import Refusal


def add_to(commands: arguments.Commands) -> None:
    """Add the command to the parser."""
    parser = arguments.command(commands, "export", run, "write a table or list to a file")
    arguments.project(parser)
    parser.add_argument("what", choices=sorted(REPORTS), metavar="WHAT", help=", ".join(REPORTS))
    parser.add_argument(
        "out", type=Path, metavar="OUT", help="ending in docx, xlsx, csv, html or md"
    )
    parser.add_argument(
        "--group",
        metavar="G",
        action="append",
        default=[],
        help="a group that gets columns of its own; repeat it for more",
    )
    arguments.counted(parser)
    arguments.viewer(parser)
    arguments.as_json(parser)


def run(args: argparse.Namespace) -> int:
    """Build the table from the codings that count, and write it as OUT's ending says."""
    check_ending(args.out)
    if args.group and args.what not in WITH_GROUPS:
        named = ", ".join(sorted(WITH_GROUPS))
        raise Refusal("export-without-groups", what=args.what, with_groups=named)
    choices = Choices(coder=args.coder, groups=tuple(args.group))
    reveals = args.what not in SHOWS_NO_WORK
    with (
        opened(args.project) as project,
        seen_by(project, args.viewer, reveals=reveals) as reader,
    ):
        table = REPORTS[args.what](reader, choices)
        write_table(table, args.out)
    # A CSV file holds rows only; what was counted must not be lost on the way.
    for line in (*table.warnings, *(table.notes if args.out.suffix.lower() == ".csv" else ())):
        say(line)
    result = {"file": str(args.out), "what": args.what, "rows": len(table.rows)}
    put(result, as_json=args.json, lines=[f"{args.what} written to {args.out}."])
    return 0
