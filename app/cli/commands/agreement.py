"""`threefold agreement`: how far two coders agree, as METHODS A has it."""

import argparse
from collections.abc import Mapping
from typing import Any

from app.cli import arguments
from app.cli.commands.agreement_details import detail_lines, details
from app.cli.output import put
from app.cli.session import opened, seen_by
from app.coding.agreement.coefficients import Counts, figures
from app.coding.agreement.comparison import Comparison, Question
from app.coding.agreement.frozen import latest_freeze
from app.coding.agreement.pooled import Pooled
from app.coding.agreement.statement import pooled_sentence, statement
from app.coding.agreement.who import two_coders
from app.coding.reports.agreement_views import look_at
from app.models import queries
from app.models.errors import Refusal
from app.models.reader import Reader
from app.words.agreement import word

_UNITS = ("character", "sentence", "turn")
_LEVELS = ("code", "category", "theme")
_HEAD = ("both", "first", "second", "neither", "po", "pos", "kappa", "alpha")


def add_to(commands: arguments.Commands) -> None:
    """Add the command to the parser."""
    parser = arguments.command(commands, "agreement", run, "compare two coders' codings")
    arguments.project(parser)
    parser.add_argument("--coders", required=True, metavar="A,B", help="the two coders' names")
    parser.add_argument("--unit", choices=_UNITS, default="character", help="what is counted")
    parser.add_argument("--level", choices=_LEVELS, default="code", help="what is compared")
    parser.add_argument(
        "--without-interviewer", action="store_true", help="leave interviewers' turns out"
    )
    parser.add_argument(
        "--all-transcripts",
        action="store_true",
        help="also transcripts that are not marked as finished by both",
    )
    parser.add_argument("--round", metavar="NAME", help="a frozen round; without: the latest")
    parser.add_argument(
        "--present",
        action="store_true",
        help="the codings as they are now, though a round is frozen",
    )
    parser.add_argument(
        "--details",
        action="store_true",
        help="also who says what, by transcript, group and round, segments, and where units lie",
    )
    arguments.viewer(parser)
    arguments.as_json(parser)


def run(args: argparse.Namespace) -> int:
    """Print each code's table and figures, and pooled kappa."""
    with opened(args.project) as project, seen_by(project, args.viewer) as reader:
        first, second = two_coders(reader, args.coders)
        question = Question(
            first,
            second,
            args.unit,
            args.level,
            args.without_interviewer,
            args.all_transcripts,
            args.present,
            None if args.round is None else _frozen_round(reader, args.round, first, second),
        )
        look = look_at(reader, question)
        comparison, pooled, coders = look.comparison, look.pooled, look.coders
        result = _result(comparison, pooled, coders)
        lines = _lines(comparison, pooled, coders)
        if args.details:
            more = details(reader, look)
            result |= more
            lines += detail_lines(look, more)
    put(result, as_json=args.json, lines=lines)
    return 0


def _frozen_round(reader: Reader, name: str, first: int, second: int) -> int:
    """Return the frozen round of that name; refused where there is none of both coders."""
    for row in queries.rounds(reader):
        if row.name == name and latest_freeze(reader, first, second, row.id):
            return row.id
    raise Refusal("round-not-frozen", name=name)


def _result(comparison: Comparison, pooled: Pooled, coders: Mapping[int, str]) -> dict[str, Any]:
    """Return the JSON object of the contract."""
    question, tables = comparison.question, comparison.tables()
    frozen = comparison.frozen
    return {
        "coders": [coders[question.first], coders[question.second]],
        "unit": question.unit,
        "level": question.level,
        "state": "frozen" if frozen else "not frozen",
        "frozen_at": frozen.freeze.at if frozen else None,
        "codebook_version": frozen.version if frozen else None,
        "without_interviewer": question.without_interviewer,
        "transcripts": [one.transcript.name for one in comparison.compared],
        "codes": [
            {
                "code": comparison.names[node],
                **counts._asdict(),
                **figures(counts)._asdict(),
            }
            for node, counts in tables.items()
        ],
        "pooled_kappa": {
            "value": pooled.value,
            "low": pooled.low,
            "high": pooled.high,
            "codes_used": len(pooled.used),
            "codes_left_out": [
                {"code": comparison.names[node], "why": _why(tables[node])}
                for node in pooled.left_out
            ]
            + [
                {"code": name, "why": word("made-since")}
                for name in (frozen.made_since if frozen else ())
            ],
        },
    }


def _why(counts: Counts) -> str:
    return word("everywhere" if counts.both else "not-used")


def _lines(comparison: Comparison, pooled: Pooled, coders: Mapping[int, str]) -> list[str]:
    tables = comparison.tables()
    width = max((len(name) for name in comparison.names.values()), default=0)
    lines = [" ".join(["".ljust(width), *(head.rjust(8) for head in _HEAD)])] if tables else []
    for node, counts in tables.items():
        found = figures(counts)
        numbers = [*map(str, counts)]
        numbers += map(
            _number,
            (
                found.percent_agreement,
                found.positive_agreement,
                found.cohen_kappa,
                found.krippendorff_alpha,
            ),
        )
        cells = (number.rjust(8) for number in numbers)
        lines.append(" ".join([comparison.names[node].ljust(width), *cells]))
    return [
        *lines,
        pooled_sentence(pooled, comparison.question.level),
        *statement(comparison, coders),
    ]


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"
