"""`threefold codebook import`, `threefold codebook export` and `threefold codebook keep`."""

import argparse
from pathlib import Path

from app.cli import arguments
from app.cli.output import put
from app.cli.session import acting, opened, seen_by
from app.cli.sheets import refused_rows_named, tell_rows
from app.coding import operations
from app.coding.exchange.codebook_csv import export_codebook, read_codebook
from app.coding.exchange.codebook_import import import_codebook
from app.coding.tables.write import check_ending
from app.words.counting import counted


def add_to(commands: arguments.Commands) -> None:
    """Add the command to the parser."""
    group = commands.add_parser("codebook", help="codes as CSV", description="Codes as CSV.")
    ways = group.add_subparsers(dest="way", required=True, metavar="import|export|keep")
    parser = arguments.command(ways, "import", run_import, "bring codes in, or update them")
    _files(parser)
    arguments.viewer(parser, "in whose name; needed while an independent round is open")
    parser = arguments.command(ways, "export", run_export, "write the codebook out")
    _files(parser)
    arguments.viewer(parser)
    parser = arguments.command(ways, "keep", run_keep, "keep it as it stands under a name")
    arguments.project(parser)
    parser.add_argument("name", metavar="NAME", help="what the version is called")
    parser.add_argument("--note", metavar="TEXT", help="why it is kept")
    arguments.viewer(parser, "in whose name")
    arguments.as_json(parser)


def _files(parser: argparse.ArgumentParser) -> None:
    arguments.project(parser)
    parser.add_argument("file", type=Path, metavar="FILE.csv", help="columns: docs/command-line.md")
    arguments.as_json(parser)


def run_import(args: argparse.Namespace) -> int:
    """Import the codes as one operation; they are the team's."""
    with opened(args.project) as project, refused_rows_named():
        table = read_codebook(args.file)
        done = project.do(import_codebook, acting(project, args.viewer), table=table).result().value
    tell_rows(done.notices)
    result = {
        "added": list(done.added),
        "changed": list(done.changed),
        "unchanged": list(done.unchanged),
    }
    line = f"{counted(len(done.added), 'code', 'codes')} added, {len(done.changed)} changed."
    put(result, as_json=args.json, lines=[line])
    return 0


def run_export(args: argparse.Namespace) -> int:
    """Write the codes with their definitions and places."""
    check_ending(args.file, (".csv",))
    with opened(args.project) as project, seen_by(project, args.viewer) as reader:
        n = export_codebook(reader, args.file)
    result = {"file": str(args.file), "codes": n}
    put(result, as_json=args.json, lines=[f"{counted(n, 'code', 'codes')} written to {args.file}."])
    return 0


def run_keep(args: argparse.Namespace) -> int:
    """Keep codes and structure as a version that later ones are compared with."""
    values = {"name": args.name, "note": args.note}
    with opened(args.project) as project:
        viewer = acting(project, args.viewer)
        project.do(operations.make_codebook_version, viewer, **values).result()
    result = {"version": args.name.strip()}
    put(result, as_json=args.json, lines=[f"The codebook is kept as “{args.name.strip()}”."])
    return 0
