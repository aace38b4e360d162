"""`threefold codings import` and `threefold codings export`."""

import argparse
from pathlib import Path

from app.cli import arguments
from app.cli.output import progress, put
from app.cli.session import acting, coder_named, opened, seen_by
from app.cli.sheets import refused_rows_named, tell_rows, why_row
from app.coding.analysis.analysis_coding import ALL
from app.coding.exchange.codings_csv import export_codings, read_codings
from app.coding.exchange.codings_import import import_codings
from app.coding.tables.write import check_ending
from app.words.counting import counted


def add_to(commands: arguments.Commands) -> None:
    """Add the command to the parser."""
    group = commands.add_parser("codings", help="codings as CSV", description="Codings as CSV.")
    ways = group.add_subparsers(dest="way", required=True, metavar="import|export")
    parser = arguments.command(ways, "import", run_import, "bring codings in")
    _files(parser)
    parser.add_argument(
        "--partial", action="store_true", help="import the rows that fit, leave the others out"
    )
    arguments.viewer(parser, "in whose name; needed while an independent round is open")
    parser = arguments.command(ways, "export", run_export, "write codings out")
    _files(parser)
    parser.add_argument("--coder", metavar="NAME|all", default=ALL, help="default: all")
    arguments.viewer(parser)


def _files(parser: argparse.ArgumentParser) -> None:
    arguments.project(parser)
    parser.add_argument("file", type=Path, metavar="FILE.csv", help="columns: docs/command-line.md")
    arguments.as_json(parser)


def run_import(args: argparse.Namespace) -> int:
    """Import the file as one operation; with rows that do not fit nothing, unless --partial."""
    with opened(args.project) as project, refused_rows_named(partial=True):
        table = read_codings(args.file)
        told, coder = progress("codings import"), acting(project, args.viewer)
        future = project.do(import_codings, coder, told, table=table, partial=args.partial)
        done = future.result().value
    tell_rows(done.notices)
    tell_rows(done.problems)
    result = {
        "added": done.added,
        "already_there": done.already_there,
        "codes_made": list(done.codes_made),
        "coders_made": list(done.coders_made),
        "left_out": [{"line": p.line, "why": why_row(p)} for p in done.problems],
    }
    added, there = counted(done.added, "coding", "codings"), done.already_there
    line = f"{added} added, {there} {'was' if there == 1 else 'were'} there already."
    put(result, as_json=args.json, lines=[line])
    return 0


def run_export(args: argparse.Namespace) -> int:
    """Write the codings of one coder, or of all."""
    check_ending(args.file, (".csv",))
    with opened(args.project) as project, seen_by(project, args.viewer) as reader:
        coders = None if args.coder == ALL else [coder_named(reader, args.coder)]
        n = export_codings(reader, args.file, coders)
    result = {"file": str(args.file), "codings": n}
    put(
        result,
        as_json=args.json,
        lines=[f"{counted(n, 'coding', 'codings')} written to {args.file}."],
    )
    return 0
