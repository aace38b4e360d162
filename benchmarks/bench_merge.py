"""A second coder's copy comes home: handing out, trying the merge, merging, undoing it.

The goal is that of DESIGN §7: 10 s for 200 interviews × 150 codings, the journal included. Run
`python -m benchmarks.bench_merge [small large]`.
"""

import argparse
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import perf_counter
from typing import Any

from app.coding import operations
from app.coding.exchange import import_codings
from app.coding.merging.merge import merge_copy
from app.models import queries
from app.models.handout import write_handout
from app.models.project import Project
from benchmarks.make_project import CODERS, build, codings_of
from benchmarks.workload import SIZES, make

_GOAL = 10  # seconds


def timed(name: str, act: Callable[[], Any], goal: int | None = None) -> Any:
    """Do it, print how long it took, and return its answer."""
    began = perf_counter()
    answer = act()
    seconds = perf_counter() - began
    print(f"  {name:44} {seconds:6.2f} s" + ("" if goal is None else f"   goal {goal} s"))
    return answer


def run(size: str, folder: Path) -> None:
    """Print the rows of one size."""
    made, path, copy = (
        make(SIZES[size]),
        folder / f"{size}.threefold",
        folder / f"{size} copy.threefold",
    )
    build(made, path, CODERS[:1])
    theirs = codings_of(made, CODERS[1:])
    with Project(path, copies=False) as project:
        with project.read() as reader:
            coder = next(row.id for row in queries.coders(reader) if row.name == CODERS[1])
            timed("handing a copy out", lambda: write_handout(reader, copy, coder))
        with Project(copy, copies=False) as theirs_open:
            theirs_open.do(import_codings, coder, table=theirs).result()
            with theirs_open.read() as reader:
                texts = [row.id for row in queries.transcripts(reader)]
            theirs_open.do(operations.finish, coder, transcripts=texts).result()
        steps: list[int] = []
        report = lambda done, _total: steps.append(done)  # noqa: E731
        timed(
            "trying the merge",
            lambda: project.rehearse(merge_copy, None, report, copy=copy).result(),
        )
        found = timed(
            f"merging {len(theirs.rows):,} codings",
            lambda: project.do(merge_copy, None, report, copy=copy).result().value,
            _GOAL,
        )
        timed("merging it again: nothing new", lambda: project.do(merge_copy, copy=copy).result())
        timed("undoing the merge", lambda: project.undo().result())
    home = found.added.get("codings", 0)
    print(f"  {home:,} codings came home; progress was told {len(steps)} times")


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sizes", nargs="*", choices=[*SIZES, []], default=["small", "large"])
    with tempfile.TemporaryDirectory() as folder:
        for size in parser.parse_args().sizes:
            print(size)
            run(size, Path(folder))


if __name__ == "__main__":
    main()
