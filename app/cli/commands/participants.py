"""`threefold participants`: people, groups and attributes from a CSV file."""

import argparse
from pathlib import Path

from app.cli import arguments
from app.cli.output import put
from app.cli.session import opened
from app.cli.sheets import refused_rows_named, tell_rows
from app.coding.exchange.participants_csv import import_participants, read_participants
from app.words.counting import counted


def add_to(commands: arguments.Commands) -> None:
    """Add the command to the parser."""
    parser = arguments.command(
        commands, "participants", run, "bring participants in, or update them by their id"
    )
    arguments.project(parser)
    parser.add_argument("file", type=Path, metavar="FILE.csv", help="columns id, group, attributes")
    arguments.as_json(parser)


def run(args: argparse.Namespace) -> int:
    """Import the file as one operation; refused as a whole where a row does not fit."""
    with opened(args.project) as project, refused_rows_named():
        table = read_participants(args.file)
        done = project.do(import_participants, table=table).result().value
    tell_rows(done.notices)
    result = {
        "added": list(done.added),
        "changed": list(done.changed),
        "unchanged": list(done.unchanged),
        "attributes_made": list(done.attributes_made),
        "groups_made": list(done.groups_made),
    }
    line = (
        f"{counted(len(done.added), 'participant', 'participants')} added, "
        f"{len(done.changed)} changed, {len(done.unchanged)} as they were."
    )
    put(result, as_json=args.json, lines=[line])
    return 0
