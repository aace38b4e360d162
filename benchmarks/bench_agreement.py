"""Agreement of two coders over all codes, against bare interval arithmetic on the same spans.

The floor reads nothing: the spans lie in memory, and one pass of Python sorts them by transcript
and code, unites them and intersects the two coders'. Goals are those of DESIGN §7. Run
`python -m benchmarks.bench_agreement [small large huge]`; huge takes some minutes and 2 GB. What
drawing interviews costs besides is printed apart, in seconds.
"""

import argparse
import tempfile
from collections import defaultdict
from pathlib import Path
from time import perf_counter

from app.coding.agreement.comparison import Comparison, Question, compare
from app.coding.agreement.pooled import pooled_kappa
from app.coding.agreement.spans import covered, shared, union
from app.models import queries
from app.models.project import Project
from app.models.queries import Coding
from benchmarks.make_project import build
from benchmarks.pairs import Measured, measure, print_table
from benchmarks.workload import SIZES, make

_GOAL = 3
Pair = tuple[list[tuple[int, int]], list[tuple[int, int]]]
_PAIRS = {"small": 40, "large": 40, "huge": 5}


def _bare(codings: list[Coding], second_coder: int) -> int:
    found: defaultdict[tuple[int, int], Pair] = defaultdict(lambda: ([], []))
    for row in codings:
        found[row.transcript, row.code][row.coder == second_coder].append((row.start, row.end))
    total = 0
    for first, second in found.values():
        one, two = union(first), union(second)
        total += shared(one, two) + covered(one) + covered(two)
    return total


def rows(size: str, path: Path) -> tuple[Measured, float]:
    """Measure one size: the ratio, and the seconds of 2,000 draws."""
    with Project(path, copies=False) as project:
        with project.read() as reader:
            first, second = (coder.id for coder in queries.coders(reader))
        question = Question(first, second, all_transcripts=True)
        with project.read() as reader:
            codings = queries.all_codings(reader)

        def ours(_k: int) -> Comparison:
            with project.read() as reader:
                comparison = compare(reader, question)
            comparison.tables()
            return comparison

        name = f"{size}, {len(codings):,} codings"
        found = measure(
            name, ours, lambda _k: _bare(codings, second), goal=_GOAL, pairs=_PAIRS[size]
        )
        comparison = ours(0)
        began = perf_counter()
        pooled_kappa(comparison)
        return found, perf_counter() - began


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sizes", nargs="*", default=["small", "large"], metavar="small|large|huge")
    found, draws = [], []
    with tempfile.TemporaryDirectory() as folder:
        for size in parser.parse_args().sizes:
            path = Path(folder) / f"{size}.threefold"
            build(make(SIZES[size]), path)
            row, seconds = rows(size, path)
            found.append(row)
            draws.append(f"{size} {seconds:.2f} s")
    print_table(
        "Agreement for all codes, read from the project, to bare interval arithmetic", found
    )
    print(f"  with 2,000 draws of interviews besides: {', '.join(draws)}")


if __name__ == "__main__":
    main()
