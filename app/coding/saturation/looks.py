"""A look: the curve as it was on a day, kept as JSON, and what has become of it since.

Nodes are kept by id and name: a renamed node is the same one, and one that is gone can be named.
"""

import json
from typing import Any, NamedTuple

from app.coding.saturation.presence import Presence
from app.coding.saturation.result import Saturation
from app.coding.saturation.rules import apply_rule


class Snapshot(NamedTuple):
    """What each interview had brought: its name, and the names of its new nodes by id."""

    interviews: tuple[str, ...]
    new: tuple[dict[int, str], ...]
    state: str = ""
    met_at: str | None = None
    rule: str = ""

    @property
    def cumulative(self) -> list[int]:
        """Return how many nodes had appeared up to each interview."""
        found: list[int] = []
        for nodes in self.new:
            found.append(len(nodes) + (found[-1] if found else 0))
        return found


class Compared(NamedTuple):
    """A look beside today: how many nodes the same interviews give, and which changed.

    `now` is today's number in the interviews of the look that still count; `more` names nodes that
    they have today and had not then, `gone` those that they had; `since` counts interviews of today
    that the look did not have, `left` those of the look that do not count today.
    """

    then: int
    now: int
    more: tuple[str, ...]
    gone: tuple[str, ...]
    since: int
    left: int


def snapshot(
    presence: Presence, numbers: tuple[int, ...], answer: Saturation, rule: str = ""
) -> dict[str, Any]:
    """Return the curve of some interviews of a presence as it is kept with a look."""
    met_at = answer.result.met_at
    return {
        "interviews": [
            {
                "transcript": presence.interviews[at].id,
                "name": presence.interviews[at].name,
                "new": [[node, presence.names[node]] for node in new],
            }
            for at, new in zip(numbers, answer.curve.new, strict=True)
        ],
        "rule": rule,
        "state": answer.result.state,
        "met_at": None if met_at is None else answer.interviews[met_at],
    }


def snapshot_until(
    presence: Presence, numbers: tuple[int, ...], answer: Saturation, last: str
) -> dict[str, Any]:
    """Return the curve as it was when the interview called `last` was the latest.

    What an interview brought does not depend on those after it. ValueError where there is none.
    """
    size = answer.interviews.index(last) + 1
    curve = answer.curve._replace(new=answer.curve.new[:size])
    then = answer._replace(
        interviews=answer.interviews[:size],
        curve=curve,
        result=apply_rule(answer.rule, curve.counts),
    )
    return snapshot(presence, numbers[:size], then, answer.rule.written)


def read_snapshot(curve: str) -> Snapshot:
    """Return what a look keeps; one of no interviews where the text holds none."""
    held = json.loads(curve)
    rows = held.get("interviews", [])
    return Snapshot(
        tuple(row["name"] for row in rows),
        tuple({int(node): str(name) for node, name in row["new"]} for row in rows),
        held.get("state", ""),
        held.get("met_at"),
        held.get("rule", ""),
    )


def compare(kept: Snapshot, presence: Presence, numbers: tuple[int, ...]) -> Compared:
    """Set a look beside what the interviews `numbers` of a presence hold today."""
    today = [at for at in numbers if presence.interviews[at].name in set(kept.interviews)]
    had: dict[int, str] = {node: name for nodes in kept.new for node, name in nodes.items()}
    have: set[int] = set().union(*(presence.nodes[at] for at in today))
    return Compared(
        len(had),
        len(have),
        tuple(presence.names[node] for node in presence.names if node in have - had.keys()),
        tuple(presence.names.get(node, name) for node, name in had.items() if node not in have),
        len(numbers) - len(today),
        len(kept.interviews) - len(today),
    )
