"""`threefold saturation`: whether new interviews still bring anything new, as METHODS B has it."""

import argparse
from collections.abc import Mapping
from typing import Any

from app.cli import arguments
from app.cli.output import put, say
from app.cli.session import opened, seen_by
from app.coding.saturation.presence import Presence, presence_of
from app.coding.saturation.result import WHOLE, Estimates, Saturation, saturation
from app.coding.saturation.rules import parse_rule
from app.words.saturation import word

_LEVELS = ("code", "category", "theme")


def add_to(commands: arguments.Commands) -> None:
    """Add the command to the parser."""
    parser = arguments.command(
        commands, "saturation", run, "show what each interview brought that was new"
    )
    arguments.project(parser)
    parser.add_argument("--level", choices=_LEVELS, default="code", help="what is counted")
    arguments.counted(parser)
    parser.add_argument("--group", metavar="G", help="only interviews with this group's people")
    parser.add_argument(
        "--rule", default="run:3", metavar="RULE", help="run:3, initial:10+3 or guest:4/2/5"
    )
    arguments.viewer(parser)
    arguments.as_json(parser)


def run(args: argparse.Namespace) -> int:
    """Print the curve, the rule and what came after it was met, for all and for each group."""
    rule = parse_rule(args.rule)
    with opened(args.project) as project, seen_by(project, args.viewer) as reader:
        presence = presence_of(reader, args.level, args.coder, args.group)
    answers = saturation(presence, rule)
    if presence.unfinished:
        names = ", ".join(presence.unfinished)
        say(word("unfinished", n=len(presence.unfinished), names=names))
    whole = answers.pop(WHOLE)
    groups = {} if args.group else answers
    result = _result(presence, whole) | {
        "groups": {name: _result(presence, one) for name, one in groups.items()}
    }
    put(result, as_json=args.json, lines=_lines(presence, whole, groups))
    return 0


def _result(presence: Presence, one: Saturation) -> dict[str, Any]:
    """Return the JSON object of the contract, without its groups."""
    names, met_at = presence.names, one.result.met_at
    return {
        "level": presence.level,
        "order": list(one.interviews),
        "new": one.curve.counts,
        "cumulative": one.curve.cumulative,
        "rule": {
            "kind": one.rule.kind,
            "settings": one.rule.settings,
            "state": one.result.state,
            "met_at": None if met_at is None else one.interviews[met_at],
            "new_after_met": [names[node] for node in one.after],
        },
        "seen_once": [names[node] for node in one.curve.seen_once],
        "estimates": None if one.estimates is None else one.estimates._asdict(),
    }


def _lines(presence: Presence, whole: Saturation, groups: Mapping[str, Saturation]) -> list[str]:
    lines = [f"{'':16} {'new':>5} {'all':>5}"]
    rows = zip(whole.interviews, whole.curve.counts, whole.curve.cumulative, strict=True)
    lines += [f"{name:16} {new:>5} {together:>5}" for name, new, together in rows]
    lines += _sentences(presence, whole)
    for name, one in groups.items():
        counts = ", ".join(map(str, one.curve.counts)) or "–"
        lines += [f"{name}: {counts}", *(f"  {line}" for line in _sentences(presence, one))]
    return lines


def _sentences(presence: Presence, one: Saturation) -> list[str]:
    rule = word(one.rule.kind, **one.rule.settings)
    met_at = one.result.met_at
    after = ", ".join(presence.names[node] for node in one.after) or "nothing"
    interview = "" if met_at is None else one.interviews[met_at]
    found = sum(one.curve.counts)
    lines = [
        word(
            one.result.state,
            rule=rule,
            interview=interview,
            after=after,
            n=len(one.interviews),
            needed=one.rule.base + one.rule.run,
        ),
        word("once", n=len(one.curve.seen_once), all=found),
    ]
    return [*lines, *([_estimate(one.estimates)] if one.estimates else [])]


def _estimate(found: Estimates) -> str:
    interval = "" if found.low is None else word("interval", low=found.low, high=found.high)
    coverage = found.coverage or 0.0
    shown = word("nearly-all") if coverage > 0.99 else f"{100 * coverage:.0f} %"
    return word("estimate", chao2=found.chao2, interval=interval, coverage=shown)
