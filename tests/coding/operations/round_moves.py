"""Random values for operations on rounds: what is finished, frozen, kept and re-checked."""

from collections.abc import Callable
from typing import Any

from tests.coding.operations.world import World

ROUND_MOVES: dict[str, Callable[[World], dict[str, Any]]] = {
    "revise-code": lambda w: {
        "code": w.one("code"),
        "decision": w.one("decision"),
        "name": w.word(),
    },
    "finish": lambda w: {"transcripts": w.some("transcript")},
    "mark-rechecked": lambda w: {"transcripts": w.some("transcript"), "done": w.flag()},
    "freeze-round": lambda w: {"round_": w.one("round")},
    "make-codebook-version": lambda w: {"name": w.word(), "note": w.text()},
    "unfinish": lambda w: {"transcripts": w.some("transcript")},
}
