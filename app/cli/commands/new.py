"""`threefold new`: an empty project."""

import argparse
from pathlib import Path

from app.cli import arguments
from app.cli.output import say
from app.models.project import Project


def add_to(commands: arguments.Commands) -> None:
    """Add the command to the parser."""
    parser = arguments.command(commands, "new", run, "make an empty project")
    arguments.project(parser)
    parser.add_argument("--title", metavar="T", help="the study's title; default: the file's name")


def run(args: argparse.Namespace) -> int:
    """Make the project; never overwrites a file."""
    path: Path = args.project
    title = path.stem if args.title is None else args.title
    Project.create(path, title).close()
    say(f"Made {path}.")
    return 0
