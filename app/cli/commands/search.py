"""`threefold search`: where words stand, by the same language as the window's Search page."""

import argparse
from collections.abc import Iterator

from app.cli import arguments
from app.cli.output import progress, put
from app.cli.session import opened, seen_by
from app.coding.search.find import Found, Hit, reveals, search
from app.coding.search.language import parse

_AROUND = 40  # code points shown before and behind a hit


def add_to(commands: arguments.Commands) -> None:
    """Add the command to the parser."""
    parser = arguments.command(commands, "search", run_search, "find words in the transcripts")
    arguments.project(parser)
    parser.add_argument(
        "query", metavar="QUERY", help='a b, a OR b, "a b", -a, a*, a NEAR b, code:x, group:x …'
    )
    arguments.as_json(parser)
    arguments.viewer(parser)


def run_search(args: argparse.Namespace) -> int:
    """Print every hit, in the order of collection and of the text."""
    query = parse(args.query)
    with (
        opened(args.project) as project,
        seen_by(project, args.viewer, reveals=reveals(query)) as reader,
    ):
        found = list(_hits(search(reader, query, progress("search"))))
    hits = [
        {
            "transcript": row.transcript.name,
            "start": hit.start,
            "end": hit.end,
            "text": row.text[hit.start : hit.end],
            "speaker": hit.speaker,
        }
        for row, hit in found
    ]
    put({"hits": hits}, as_json=args.json, lines=[_line(row, hit) for row, hit in found])
    return 0


def _hits(found: Iterator[Found]) -> Iterator[tuple[Found, Hit]]:
    for row in found:
        yield from ((row, hit) for hit in row.hits)


def _line(row: Found, hit: Hit) -> str:
    before = row.text[max(0, hit.start - _AROUND) : hit.start]
    behind = row.text[hit.end : hit.end + _AROUND]
    words = f"{before}[{row.text[hit.start : hit.end]}]{behind}"
    return f"{row.transcript.name} {hit.start}–{hit.end}: {' '.join(words.split())}"
