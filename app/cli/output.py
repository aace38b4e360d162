"""What the command line prints: results on standard output, everything else on standard error."""

import json
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from app.models.errors import Refusal, Trouble
from app.words import sentence

_QUIET_SECONDS = 1.0  # work that is done by then needs no progress
_BETWEEN_SECONDS = 0.5


def say(text: str) -> None:
    """Print a message for people on standard error."""
    print(text, file=sys.stderr, flush=True)


def complain(problem: Refusal | Trouble) -> None:
    """Print why a command was refused or failed, as one line."""
    say(f"threefold: {' '.join(sentence(problem).split())}")


def put(result: Mapping[str, Any], *, as_json: bool, lines: Sequence[str] = ()) -> None:
    """Print a result: one JSON object, or the lines for people."""
    if as_json:
        print(json.dumps(result, ensure_ascii=False))
    else:
        for line in lines:
            print(line)


def progress(what: str, clock: Callable[[], float] = time.monotonic) -> Callable[[int, int], None]:
    """Return a function (done, total) that reports on standard error once work takes a second."""
    next_at = clock() + _QUIET_SECONDS

    def report(done: int, total: int) -> None:
        nonlocal next_at
        if clock() >= next_at:
            next_at = clock() + _BETWEEN_SECONDS
            say(f"{what}: {done:,} of {total:,}")

    return report
