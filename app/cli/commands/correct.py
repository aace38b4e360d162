"""`threefold correct`: the corrected text of a file for a transcript that is stored already."""

import argparse
from pathlib import Path
from typing import Any

from app.cli import arguments
from app.cli.output import complain, put, say, why
from app.cli.session import coder_named, opened, seen_by, transcript_named
from app.coding.editing.preview import Preview, preview
from app.coding.importing import read_source
from app.coding.operations import SourceFile, edit_text
from app.models import queries
from app.models.errors import Refusal, Trouble
from app.models.project import Project


def add_to(commands: arguments.Commands) -> None:
    """Add the command to the parser."""
    parser = arguments.command(
        commands, "correct", run, "give stored transcripts the corrected text of files"
    )
    arguments.project(parser)
    parser.add_argument(
        "files", nargs="+", type=Path, metavar="FILE", help="called like the transcripts"
    )
    parser.add_argument("--encoding", metavar="E", help="of plain text, in place of a guess")
    parser.add_argument("--dry-run", action="store_true", help="only say what would happen")
    parser.add_argument(
        "--lose", action="store_true", help="also where codings would lose all their words"
    )
    parser.add_argument(
        "--others", action="store_true", help="with --lose and --as: other coders' codings too"
    )
    arguments.viewer(parser)
    arguments.as_json(parser)


def run(args: argparse.Namespace) -> int:
    """Correct file after file, each one operation; those that fail are named, the others stay."""
    corrected: list[dict[str, Any]] = []
    failed: list[dict[str, str]] = []
    with opened(args.project) as project:
        for file in args.files:
            try:
                corrected.append(_correct(project, file, args))
            except (Refusal, Trouble) as problem:
                complain(problem)
                failed.append({"file": str(file), "why": why(problem)})
    lines = [
        f"{row['transcript']}: "
        + ", ".join(f"{n} {fate}" for fate, n in row["codings"].items() if n)
        for row in corrected
    ]
    put({"corrected": corrected, "failed": failed}, as_json=args.json, lines=lines)
    return 1 if failed else 0


def _correct(project: Project, file: Path, args: argparse.Namespace) -> dict[str, Any]:
    source = read_source(file, encoding=args.encoding)
    with seen_by(project, args.viewer) as reader:
        row = transcript_named(reader, source.name)
        found = preview(reader, row.id, source.text)
        coder = None if args.viewer is None else coder_named(reader, args.viewer)
        told = _told(reader, found)
    for line in told:
        say(f"{row.name}: {line['fate']}: {line['code']} ({line['coder']}): “{line['before']}”")
    if not args.dry_run:
        project.do(
            edit_text,
            coder,
            transcript=row.id,
            text=source.text,
            version=found.version,
            lose=args.lose,
            others=args.others,
            source=SourceFile(file.name, source.sha256, source.encoding),
        ).result()
    counts = {str(fate): n for fate, n in sorted(found.counts().items())}
    return {"transcript": row.name, "file": str(file), "codings": counts, "doubtful": told}


def _told(reader: Any, found: Preview) -> list[dict[str, Any]]:
    """Return the codings that would lose words."""
    codes = {code.id: code.name for code in queries.codes(reader)}
    coders = {coder.id: coder.name for coder in queries.coders(reader)}
    return [
        {
            "code": codes.get(line.code or 0, ""),
            "coder": coders.get(line.coder or 0, ""),
            "fate": str(line.fate),
            "before": line.before,
            "after": line.after,
        }
        for line in found.doubtful()
        if line.kind == "coding"
    ]
