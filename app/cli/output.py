"""What the command line prints: results on standard output, everything else on standard error."""

import contextlib
import json
import os
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from app.models.errors import Refusal, Trouble
from app.words import sentence

_QUIET_SECONDS = 1.0  # work that is done by then needs no progress
_BETWEEN_SECONDS = 0.5
_OPTIONS = {
    "transcript-name-taken": "--again",
    "transcript-imported-before": "--again",
    "import-encoding-not-found": "--encoding",
    "import-encoding-wrong": "--encoding",
    "import-nul": "--encoding",
}


def say(text: str) -> None:
    """Print a message for people on standard error."""
    print(text, file=sys.stderr, flush=True)


def why(problem: Refusal | Trouble) -> str:
    """Return why something was refused or failed, on one line, with the option that helps."""
    option = _OPTIONS.get(problem.reason)
    said = " ".join(sentence(problem).split())
    return f"{said} (Here: {option}.)" if option else said


def complain(problem: Refusal | Trouble) -> None:
    """Print why a command was refused or failed, as one line."""
    say(f"threefold: {why(problem)}")


def put(result: Mapping[str, Any], *, as_json: bool, lines: Sequence[str] = ()) -> None:
    """Print a result: one JSON object, or the lines for people."""
    said = [json.dumps(result, ensure_ascii=False)] if as_json else lines
    put_text("".join(f"{line}\n" for line in said))


def put_text(text: str) -> None:
    """Print a text as it is, and nothing behind it.

    Trouble ("output-not-written") where standard output takes no more; BrokenPipeError where the
    program that was reading it has stopped.
    """
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        _give_output_up()
        raise
    except OSError as error:
        _give_output_up()
        raise Trouble("output-not-written", why=error.strerror) from error


def _give_output_up() -> None:
    """Lead standard output into nothing, or Python fails on it once more when it ends."""
    with contextlib.suppress(OSError, ValueError):
        nothing = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nothing, sys.stdout.fileno())
        os.close(nothing)


def progress(what: str, clock: Callable[[], float] = time.monotonic) -> Callable[[int, int], None]:
    """Return a function (done, total) that reports on standard error once work takes a second."""
    next_at = clock() + _QUIET_SECONDS

    def report(done: int, total: int) -> None:
        nonlocal next_at
        if clock() >= next_at:
            next_at = clock() + _BETWEEN_SECONDS
            say(f"{what}: {done:,} of {total:,}")

    return report
