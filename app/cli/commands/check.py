"""`threefold check`: is the file sound, down to every span and the journal?"""

import argparse

from app.cli import arguments
from app.cli.output import put
from app.coding.check import check_project
from app.words import template


def add_to(commands: arguments.Commands) -> None:
    """Add the command to the parser."""
    parser = arguments.command(
        commands, "check", run, "check file, references, spans, quotations and journal"
    )
    arguments.project(parser)
    arguments.as_json(parser)


def run(args: argparse.Namespace) -> int:
    """Print what is wrong; exit code 1 where anything is."""
    problems = [template(p.slug).format(**p.values) for p in check_project(args.project)]
    lines = problems or [f"{args.project}: no problems found."]
    put({"ok": not problems, "problems": problems}, as_json=args.json, lines=lines)
    return 1 if problems else 0
