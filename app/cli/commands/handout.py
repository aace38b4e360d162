"""`threefold handout` and `threefold merge`: a coder's blind copy, and its way back."""

import argparse
from pathlib import Path
from typing import Any

from app.cli import arguments
from app.cli.output import progress, put
from app.cli.session import opened, seen_by, transcript_names
from app.coding import operations
from app.coding.merging.merge import merge_copy
from app.coding.merging.outcome import Conflict, Result, word_for
from app.coding.operations.handing import record_handout
from app.coding.reconciling.arbitration import hand_out_open, open_ones, refuse_arbiter
from app.models import queries
from app.models.errors import Refusal
from app.models.handout import write_handout
from app.models.incoming import Incoming
from app.models.project import Project
from app.models.reader import Reader
from app.models.reading_copy import refuse_in_one, refuse_while_blind, write_reading_copy
from app.words.counting import counted
from app.words.merging import word


def add_to(commands: arguments.Commands) -> None:
    """Add both commands to the parser."""
    parser = arguments.command(commands, "handout", _hand_out, "write a blind copy for one coder")
    arguments.project(parser)
    parser.add_argument("out", type=Path, metavar="OUT", help="the copy to write")
    parser.add_argument("--to", required=True, metavar="CODER", help="who gets it")
    parser.add_argument(
        "--with-attributes", action="store_true", help="also attributes and consent of participants"
    )
    parser.add_argument(
        "--open-differences",
        action="store_true",
        help="only what two coders left open in a frozen round, for a third person to decide",
    )
    parser.add_argument(
        "--reading",
        action="store_true",
        help="the whole project, in which only comments can be written; not in a blind round",
    )
    parser.add_argument("--round", metavar="NAME", help="the frozen round; without: the latest")
    arguments.as_json(parser)
    parser = arguments.command(commands, "merge", _merge, "bring a copy's work into the project")
    arguments.project(parser)
    parser.add_argument("copy", type=Path, metavar="COPY", help="the copy that came back")
    parser.add_argument("--dry-run", action="store_true", help="only say what would be done")
    arguments.viewer(parser)
    arguments.as_json(parser)


def _hand_out(args: argparse.Namespace) -> int:
    with opened(args.project) as project, project.read() as reader:
        refuse_in_one(reader)
    if args.reading and (args.open_differences or args.with_attributes):
        raise Refusal("reading-copy-whole")
    if args.open_differences:
        return _hand_out_open(args)
    with opened(args.project) as project:
        if args.reading:
            with project.read() as reader:
                refuse_while_blind(reader)
        coder = _coder(project, args.to)
        with project.read() as reader:
            if args.reading:
                made = write_reading_copy(reader, args.out, coder)
            else:
                made = write_handout(reader, args.out, coder, personal=args.with_attributes)
        project.do(record_handout, uid=made.uid, coder=coder).result()
    texts, codes = made.rows.get("transcript", 0), made.rows.get("code", 0)
    result = {"file": str(args.out), "coder": args.to, "transcripts": texts, "codes": codes}
    goes = counted(texts, "transcript", "transcripts"), counted(codes, "code", "codes")
    line = f"{args.out}: {' and '.join(goes)} for {args.to}."
    put(result, as_json=args.json, lines=[line])
    return 0


def _hand_out_open(args: argparse.Namespace) -> int:
    """Write the copy for a third person; nothing is noted in the project where it is refused."""
    with opened(args.project) as project:
        with project.read() as reader:
            found = open_ones(reader, args.round and _round(reader, args.round))
            known = {row.name: row.id for row in queries.coders(reader) if row.kind == "person"}
        refuse_arbiter(found, known.get(args.to))
        if args.out.exists():
            raise Refusal("project-exists", file=args.out)
        coder = _coder(project, args.to)
        with project.read() as reader:
            made = hand_out_open(reader, args.out, coder, found)
        project.do(record_handout, uid=made.uid, coder=coder).result()
    n, texts = len(found.differences), found.transcripts
    result = {"file": str(args.out), "coder": args.to, "transcripts": texts, "differences": n}
    open_ = counted(n, "open difference", "open differences")
    line = f"{args.out}: {open_} in {counted(texts, 'transcript', 'transcripts')} for {args.to}."
    put(result, as_json=args.json, lines=[line])
    return 0


def _round(reader: Reader, name: str) -> int:
    for row in queries.rounds(reader):
        if row.name == name:
            return row.id
    raise Refusal("no-frozen-round")


def _coder(project: Project, name: str) -> int:
    with project.read() as reader:
        for coder in queries.coders(reader):
            if coder.name == name and coder.kind == "person":
                return coder.id
    return int(project.do(operations.add_coder, name=name).result().value)


def _merge(args: argparse.Namespace) -> int:
    with opened(args.project) as project:
        if args.copy.exists() and args.copy.samefile(args.project):
            raise Refusal("copy-is-this-project", file=args.copy.name)
        told = _may_be_told(project, args.viewer, args.copy)
        report = progress("merged")
        if args.dry_run:
            found: Result = project.rehearse(merge_copy, None, report, copy=args.copy).result()
        else:
            found = project.do(merge_copy, None, report, copy=args.copy).result().value
        with project.read() as reader:
            names = transcript_names(reader)
    if told:
        put(_result(found, names), as_json=args.json, lines=_lines(found, names, args.dry_run))
    else:
        put(_withheld(found), as_json=args.json, lines=_few_lines(found, args.dry_run))
    return 0


def _may_be_told(project: Project, name: str | None, copy: Path) -> bool:
    """Tell whether who looks may know how much of whose work comes: in an open round of blind
    coding only of one's own copy.
    """
    with seen_by(project, name, reveals=False) as reader:
        blind = reader.viewer.hidden if name is not None else queries.blind_rounds(reader)
        if not blind:
            return True
        with Incoming(copy) as incoming:
            return name is not None and incoming.coder == reader.viewer.coder


def _withheld(found: Result) -> dict[str, Any]:
    keys = ("added", "changed", "removed", "transcripts", "conflicts")
    return {**dict.fromkeys(keys), "withheld": _brings(found)}


def _few_lines(found: Result, dry: bool) -> list[str]:
    lines = [word("withheld" if _brings(found) else "nothing")]
    return [*lines, word("would")] if dry else lines


def _brings(found: Result) -> bool:
    return any(found)


def _result(found: Result, names: dict[int, str]) -> dict[str, Any]:
    return {
        "added": found.added,
        "changed": found.changed,
        "removed": found.removed,
        "transcripts": {names.get(text, "–"): n for text, n in found.codings_of.items()},
        "conflicts": [
            {
                "kind": word_for(one.table),
                "field": one.field,
                "why": one.why,
                "ours": one.ours,
                "theirs": one.theirs,
            }
            for one in found.conflicts
        ],
    }


def _lines(found: Result, names: dict[int, str], dry: bool) -> list[str]:
    lines = [
        word(slug, what=", ".join(f"{n:,} {what}" for what, n in numbers.items()))
        for slug, numbers in (
            ("added", found.added),
            ("changed", found.changed),
            ("removed", found.removed),
        )
        if numbers
    ]
    lines += [
        f"  {word('codings-of', transcript=names.get(text, '–'), n=n)}"
        for text, n in found.codings_of.items()
    ]
    lines += [word(one.why, what=_what(one)) for one in found.conflicts]
    lines = lines or [word("nothing")]
    return [*lines, word("would")] if dry else lines


def _what(one: Conflict) -> str:
    held = one.ours if isinstance(one.ours, dict) else one.theirs
    name = held.get("name") or held.get("title") if isinstance(held, dict) else None
    parts = (word_for(one.table), one.field, name)
    return " ".join(str(part) for part in parts if part)
