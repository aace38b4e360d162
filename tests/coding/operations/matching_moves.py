"""Random values for matching the codes of two coders."""

from collections.abc import Callable
from typing import Any

from app.coding.operations.comparing import THE_SAME
from tests.coding.operations.world import World


def _matched(w: World) -> dict[str, Any]:
    """Return two codes of which somebody said that they mean the same."""
    kinds = w.ids("relation_type", name=THE_SAME)
    row = w.dice.choice([row for row in w.rows["relation"] if row["relation_type"] in kinds])
    return {"first": row["from_code"], "second": row["to_code"]}


MATCHING_MOVES: dict[str, Callable[[World], dict[str, Any]]] = {
    "match-codes": lambda w: {"first": w.one("code"), "second": w.one("code")},
    "unmatch-codes": _matched,
}
