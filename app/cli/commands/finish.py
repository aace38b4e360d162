"""`threefold finish`: coding of transcripts is marked as finished."""

import argparse

from app.cli import arguments
from app.cli.output import put
from app.cli.session import coder_named, opened, seen_by, transcript_named
from app.coding import operations
from app.models import queries
from app.words.counting import counted


def add_to(commands: arguments.Commands) -> None:
    """Add the command to the parser."""
    parser = arguments.command(commands, "finish", run, "mark coding of transcripts as finished")
    arguments.project(parser)
    parser.add_argument("transcripts", nargs="*", metavar="TRANSCRIPT", help="names; none: all")
    parser.add_argument("--coder", required=True, metavar="C", help="who has finished")
    arguments.as_json(parser)


def run(args: argparse.Namespace) -> int:
    """Mark the transcripts; those that were finished stay so."""
    with opened(args.project) as project:
        with seen_by(project, args.coder) as reader:
            coder = coder_named(reader, args.coder)
            known = queries.transcripts(reader)
            if args.transcripts:
                known = [transcript_named(reader, name) for name in args.transcripts]
        done = project.do(operations.finish, coder, transcripts=[row.id for row in known]).result()
    result = {"coder": args.coder, "finished": done.value, "transcripts": [t.name for t in known]}
    texts = counted(len(known), "transcript", "transcripts")
    line = f"{args.coder}: {done.value} of {texts} marked as finished."
    put(result, as_json=args.json, lines=[line])
    return 0
