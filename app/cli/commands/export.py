"""`threefold export`: tables and lists for the paper, the supervisor and the archive."""

import argparse
from pathlib import Path

from app.cli import arguments
from app.cli.output import put, say
from app.cli.session import opened, seen_by
from app.coding.reports.catalog import REPORTS, Choices
from app.coding.tables.write import write_table


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
    choices = Choices(coder=args.coder, groups=tuple(args.group))
    with opened(args.project) as project, seen_by(project, args.viewer) as reader:
        table = REPORTS[args.what](reader, choices)
        write_table(table, args.out)
    # A CSV file holds rows only; what was counted must not be lost on the way.
    for line in (*table.warnings, *(table.notes if args.out.suffix.lower() == ".csv" else ())):
        say(line)
    result = {"file": str(args.out), "what": args.what, "rows": len(table.rows)}
    put(result, as_json=args.json, lines=[f"{args.what} written to {args.out}."])
    return 0
