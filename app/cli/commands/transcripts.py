"""`threefold import` and `threefold text`: transcripts in, and the stored text out."""

import argparse
from pathlib import Path
from typing import Any

from app.cli import arguments
from app.cli.output import complain, progress, put, put_text, say, why
from app.cli.session import opened, transcript_named
from app.coding.importing import propose, read_source
from app.coding.importing.as_input import as_input
from app.coding.importing.records import Proposal, Source
from app.coding.operations import import_transcript
from app.models import queries
from app.models.errors import Refusal, Trouble
from app.models.project import Project
from app.words import template


def add_to(commands: arguments.Commands) -> None:
    """Add the commands to the parser."""
    parser = arguments.command(commands, "import", run_import, "bring transcripts in")
    arguments.project(parser)
    parser.add_argument(
        "files", nargs="+", type=Path, metavar="FILE", help="docx, txt, md, vtt, srt"
    )
    parser.add_argument("--group", metavar="G", help="the participants' group")
    parser.add_argument(
        "--date", metavar="YYYY-MM-DD", type=arguments.day, help="date of the interviews"
    )
    parser.add_argument(
        "--participant",
        metavar="ID",
        action="append",
        help="who speaks, in place of the file's name; repeat it for a focus group",
    )
    parser.add_argument("--encoding", metavar="E", help="of plain text, in place of a guess")
    parser.add_argument("--again", action="store_true", help="also what was imported before")
    arguments.as_json(parser)
    parser = arguments.command(commands, "text", run_text, "print a transcript's stored text")
    arguments.project(parser)
    parser.add_argument("transcript", metavar="TRANSCRIPT", help="its name")
    arguments.as_json(parser)


def run_import(args: argparse.Namespace) -> int:
    """Import file after file, each one operation; those that fail are named, the others stay."""
    imported: list[dict[str, Any]] = []
    failed: list[dict[str, str]] = []
    report = progress("import")
    with opened(args.project) as project:
        for number, file in enumerate(args.files, 1):
            try:
                imported.append(_import_one(project, file, args))
            except (Refusal, Trouble) as problem:
                complain(problem)
                failed.append({"file": str(file), "why": why(problem)})
            report(number, len(args.files))
    lines = [
        f"{row['transcript']}: {row['turns']} turns, {row['length']} characters" for row in imported
    ]
    put({"imported": imported, "failed": failed}, as_json=args.json, lines=lines)
    return 1 if failed else 0


def _import_one(project: Project, file: Path, args: argparse.Namespace) -> dict[str, Any]:
    source = read_source(file, encoding=args.encoding)
    people = args.participant or [source.name]
    with project.read() as reader:
        known = {row.name for row in queries.participants(reader)} | set(people)
    proposal = propose([source], participants=known)
    turns = proposal.texts[0]
    _tell(source, proposal)
    groups = [args.group] if args.group else []
    ready = as_input(
        source,
        turns,
        participants=people,
        groups=groups,
        kind="focus-group" if len(people) > 1 else "interview",
        date=args.date,
        file_name=file.name,
    )
    done = project.do(import_transcript, transcript=ready, again=args.again).result()
    return {
        # A second transcript of a name has got a number behind it.
        "transcript": done.details["name"],
        "file": str(file),
        "length": len(source.text),
        "turns": len(turns),
        "speakers": sorted({turn.speaker for turn in turns if turn.speaker}),
        "encoding": source.encoding,
        "encoding_guessed": source.encoding_guessed,
        "left_out": {part.kind: part.count for part in source.left_out},
    }


def _tell(source: Source, proposal: Proposal) -> None:
    """Name on standard error what was guessed, left out, or stayed text."""
    if source.encoding_guessed:
        say(f"{source.name}: read as {source.encoding} (a guess; --encoding overrides it)")
    for part in source.left_out:
        say(f"{source.name}: {template(f'left-out-{part.kind}').format(count=part.count)}")
    for label in proposal.unconfirmed:
        say(f"{source.name}: “{label.name}” ({label.count}×) was not taken for a speaker")


def run_text(args: argparse.Namespace) -> int:
    """Print the stored text as it is, or with its turns as JSON."""
    with opened(args.project) as project, project.read() as reader:
        row = transcript_named(reader, args.transcript)
        text = queries.text_of(reader, row.id).text
        people = {person.id: person.name for person in queries.participants(reader)}
        turns = [
            {
                "start": turn.start,
                "end": turn.end,
                "speaker": turn.speaker,
                "role": turn.role,
                "participant": None if turn.participant is None else people[turn.participant],
                "time": None if turn.milliseconds is None else turn.milliseconds / 1000,
            }
            for turn in queries.turns(reader, [row.id])
        ]
    if args.json:
        put({"text": text, "turns": turns}, as_json=True)
    else:
        put_text(text)
    return 0
