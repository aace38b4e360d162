"""Lists of the quotations of a code that has 30,000 of them: how long they hold the window.

    python -m benchmarks.bench_quotations huge.threefold

A copy of the project (made by `benchmarks.make_project`) gets two such codes. Three numbers stand
in a row: the longest stretch of work in the window's own thread, by its processor time, which does
not grow when the machine is busy (goal: 100 ms, DESIGN §7); the longest time by the clock in which
the window answered nothing; and the time until everything is shown.
"""

import argparse
import gc
import random
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median
from time import perf_counter, thread_time

from app.coding import operations
from app.main import GARBAGE
from app.models import queries
from app.models.project import Project
from app.models.transaction import Transaction
from app.ui.application import make_application, take_up_looks
from app.ui.pages.code.codebook import code_key
from app.ui.shell.preferences import Preferences
from benchmarks.bench_large import Desk
from benchmarks.workload import SEED

_NUMBER = 30_000
_NAMES = ("thirty thousand", "thirty thousand more")
_LENGTHS = (20, 300)  # code points of a quotation
_REPEATS = 5


def add_codes(path: Path) -> list[int]:
    """Give two new codes so many codings each, spread over all transcripts."""
    with Project(path, copies=False) as project:
        with project.read() as reader:
            texts, coder = queries.transcripts(reader), queries.coders(reader)[0].id
        codes = [
            int(project.do(operations.create_code, coder, name=name).result().value)
            for name in _NAMES
        ]

        def fill(tx: Transaction) -> None:
            rng = random.Random(SEED)
            for code in codes:
                for text in texts:
                    same = {"transcript": text.id, "text_version": text.text_version}
                    starts = rng.sample(range(text.length - _LENGTHS[1]), _NUMBER // len(texts))
                    tx.codings.add_many(
                        {
                            **same,
                            "start": start,
                            "end": start + rng.randrange(*_LENGTHS),
                            "code": code,
                            "coder": coder,
                            "created": tx.now(),
                        }
                        for start in starts
                    )

        project.do(fill, coder).result()
    return codes


class Timed(Desk):
    """The window, and beside the clock the processor time of its own thread."""

    _since, _longest = 0.0, 0.0

    def _look(self) -> None:
        super()._look()
        now = thread_time()
        self._longest, self._since = max(self._longest, now - self._since), now

    def measured(
        self, act: Callable[[int], object], repeats: int = _REPEATS
    ) -> tuple[float, float, float]:
        """Return the longest work, the longest silence and the time to the end, in ms."""
        found = []
        for k in range(repeats):
            self.rest()
            began = self._last = perf_counter()
            self._held_up, self._longest, self._since = 0.0, 0.0, thread_time()
            act(k)
            self.rest()
            found.append((self._longest, self._held_up, perf_counter() - began))
        work, silence, whole = (1_000 * median(column) for column in zip(*found, strict=True))
        return work, silence, whole


def rows(path: Path, folder: Path) -> Iterator[tuple[str, tuple[float, float, float]]]:
    """Measure what is done with such codes."""
    codes = add_codes(path)
    desk = Timed(path, folder)
    page = desk.page
    stage = page.stage
    yield (
        "chosen in the codebook, list below the text",
        desk.measured(lambda k: page.codebook.go_to(code_key(codes[k % 2]))),
    )
    yield "its page", desk.measured(lambda k: stage.show_code(codes[k % 2]))
    order = stage.sheet.order
    yield (
        "another order on its page",
        desk.measured(lambda _k: order.setCurrentIndex((order.currentIndex() + 1) % 3)),
    )
    yield "two side by side", desk.measured(lambda _k: stage.compare(codes))

    def move(k: int) -> None:
        column = stage.comparing.columns[k % 2]
        column.list.setFocus()
        column.list.choose_first()
        column.list.sent.emit(1 - 2 * (k % 2), False)

    yield "one moved to the other column", desk.measured(move)
    yield "and back by undo", desk.measured(lambda _k: desk.hub.undo())
    desk.window.close()


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("project", type=Path)
    args = parser.parse_args()
    application = make_application(["benchmark"])
    gc.set_threshold(*GARBAGE)  # as the program does
    with tempfile.TemporaryDirectory() as folder:
        take_up_looks(Preferences(Path(folder) / "preferences.json"))
        path = Path(shutil.copy(args.project, Path(folder) / "quotations.threefold"))
        print(f"{'milliseconds':46}{'work':>8}{'held up':>10}{'shown':>8}")
        for name, (work, silence, whole) in rows(path, Path(folder)):
            missed = "  MISSED" if work > 100 else ""
            print(f"  {name:44}{work:8.0f}{silence:10.0f}{whole:8.0f}{missed}", flush=True)
    application.quit()


if __name__ == "__main__":
    main()
