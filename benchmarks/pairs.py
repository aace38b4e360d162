"""Timing in alternating pairs, because single numbers move by two times on a shared machine.

A figure is measured as a ratio to a floor: the same gesture without our part of the work, in the
same process, one after the other, many times; then the medians are compared. What disturbs one
side disturbs the other.
"""

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter
from typing import NamedTuple

PAIRS = 40
_NO_NUMBER = "-"


class Measured(NamedTuple):
    """One line of the table. `ratio` and its goal are ours to the floor; `limit_ms` is absolute.

    `p95_ms` is the 95th percentile of ours; `limit_of` names which of ours the limit is for.
    """

    name: str
    ours_ms: float
    floor_ms: float
    p95_ms: float
    goal: float
    limit_ms: float | None = None
    limit_of: str = "p95"

    @property
    def ratio(self) -> float:
        """Median of ours by median of the floor."""
        return self.ours_ms / self.floor_ms

    @property
    def is_reached(self) -> bool:
        """Whether both the ratio and the limit are kept."""
        held = self.p95_ms if self.limit_of == "p95" else self.ours_ms
        return self.ratio <= self.goal and (self.limit_ms is None or held <= self.limit_ms)


def measure(
    name: str,
    ours: Callable[[int], object],
    floor: Callable[[int], object],
    *,
    goal: float,
    limit_ms: float | None = None,
    limit_of: str = "p95",
    pairs: int = PAIRS,
    before: Callable[[], object] = lambda: None,
    clock: Callable[[], float] = perf_counter,
) -> Measured:
    """Time both in turn, each called with the number of the pair; two pairs are thrown away.

    `before` is called before each pair, outside the timing. `clock` may be `time.thread_time` on a
    machine whose processors others keep busy: it leaves out the waiting, but then p95 is no wait.
    """
    mine, theirs = [], []
    for k in range(-2, pairs):
        before()
        mine.append(_milliseconds(ours, k % pairs, clock))
        theirs.append(_milliseconds(floor, k % pairs, clock))
    mine, theirs = mine[2:], theirs[2:]
    p95 = quantiles(mine, n=20)[-1]
    return Measured(name, median(mine), median(theirs), p95, goal, limit_ms, limit_of)


def _milliseconds(act: Callable[[int], object], k: int, clock: Callable[[], float]) -> float:
    began = clock()
    act(k)
    return 1_000 * (clock() - began)


def print_table(title: str, rows: Sequence[Measured]) -> None:
    """Print what was reached beside what is to be reached."""
    print(f"\n{title}")
    print(f"  {'':34}{'ratio':>7}{'goal':>6}{'ours ms':>10}{'floor ms':>10}{'p95 ms':>9}  limit")
    for row in rows:
        limit = _NO_NUMBER if row.limit_ms is None else f"{row.limit_of} {row.limit_ms:g} ms"
        print(
            f"  {row.name:34}{row.ratio:7.2f}{row.goal:6.1f}{row.ours_ms:10.2f}"
            f"{row.floor_ms:10.2f}{row.p95_ms:9.2f}  {limit}{'' if row.is_reached else '  MISSED'}"
        )


def write_json(path: Path, tables: dict[str, Sequence[Measured]]) -> None:
    """Write all tables as one JSON object: title → rows."""
    rows = {
        title: [{**row._asdict(), "ratio": row.ratio, "reached": row.is_reached} for row in table]
        for title, table in tables.items()
    }
    path.write_text(json.dumps(rows, indent=1), encoding="utf-8")
