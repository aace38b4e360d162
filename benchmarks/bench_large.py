"""What a large project takes, in the real window and in questions to the project.

    QT_QPA_PLATFORM=offscreen python -m benchmarks.bench_large [large] [huge] [--in FOLDER]

Times are milliseconds of the clock, medians of a few repeats; goals are those of DESIGN §7, which
are times here and no ratios. "Held up" is the longest time in which the window answered nothing.
With `--processor` questions are measured in processor time. Projects are made in FOLDER by
`benchmarks.make_project` and used again by the next run.
"""

import argparse
import gc
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path
from statistics import median
from time import perf_counter, process_time
from typing import Any, NamedTuple

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from app.coding import operations
from app.coding.analysis.tally import count_in
from app.coding.reports.catalog import REPORTS, Choices
from app.coding.reports.material import nodes
from app.coding.saturation.estimates import rarefaction
from app.coding.saturation.overview import overview
from app.coding.search.find import search
from app.coding.search.language import parse
from app.main import GARBAGE
from app.main import main as main_of_the_program
from app.models import queries
from app.models.project import Project
from app.models.reader import Reader
from app.ui.application import make_application, take_up_looks
from app.ui.hub import Hub
from app.ui.shell.opening import open_hub
from app.ui.shell.preferences import Preferences
from app.ui.shell.project_window import ProjectWindow
from app.ui.widgets.match import Matcher
from benchmarks.make_project import build
from benchmarks.workload import NEEDLE, SIZES, make

GOALS = {
    "large": {"open": 1_000, "frequencies": 100, "crosstab": 200, "csv": 2_000, "memory": 400},
    "huge": {"open": 1_000, "frequencies": 1_000, "crosstab": 2_000, "memory": 400},
}
HELD_UP, KEY, FIRST_HITS, ALL_HITS = 100, 50, 100, 1_000
SATURATION = 1_000
REPEATS = 5
WORDS = ("c", "co", "cod", "code 04")


class Row(NamedTuple):
    """What was done, how much it took, in which unit, and the goal if there is one."""

    name: str
    took: float
    goal: float | None = None
    unit: str = "ms"


class Desk:
    """The window on a project, and a clock that sees how long it answers nothing."""

    def __init__(self, path: Path, folder: Path) -> None:
        preferences = Preferences(folder / "preferences.json")
        began = perf_counter()
        self.hub: Hub = open_hub(path, preferences)
        self.window = ProjectWindow(self.hub, preferences)
        self.window.resize(1366, 768)
        self.window.show()
        self.page: Any = self.window.show_page("code")
        QApplication.processEvents()
        self.opened = 1_000 * (perf_counter() - began)
        self._last = perf_counter()
        self._held_up = 0.0
        self._beat = QTimer(self.window, interval=1)
        self._beat.timeout.connect(self._look)
        self._beat.start()
        self.rest()

    def _look(self) -> None:
        now = perf_counter()
        self._held_up = max(self._held_up, now - self._last)
        self._last = now

    def rest(self) -> None:
        """Wait until nothing is being done or read."""
        quiet = 0
        while quiet < 5:
            loop = QEventLoop()
            QTimer.singleShot(1, loop.quit)
            loop.exec()
            quiet = quiet + 1 if self.hub._open == 0 else 0

    def held_up(self, act: Callable[[int], object]) -> float:
        """Return the longest that the window was held up by an act and what follows from it."""
        found = []
        for k in range(REPEATS):
            self.rest()
            self._last, self._held_up = perf_counter(), 0.0
            act(k)
            self.rest()
            found.append(1_000 * self._held_up)
        return median(found)


_clock = perf_counter


def timed(act: Callable[[int], object], repeats: int = REPEATS) -> float:
    """Return how many milliseconds an act takes."""
    found = []
    for k in range(repeats):
        began = _clock()
        act(k)
        found.append(1_000 * (_clock() - began))
    return median(found)


def in_the_window(path: Path, folder: Path, goals: dict[str, int]) -> Iterator[Row]:
    """Measure what somebody who codes waits for."""
    desk = Desk(path, folder)
    page, hub = desk.page, desk.hub
    yield Row("open to the painted Code page", desk.opened, goals["open"])
    with hub.read() as reader:
        coders = [row.id for row in queries.coders(reader)]
        (code, *_), transcript = queries.codes(reader), page.desk.transcript
    for name, act in (
        ("next transcript", lambda _k: page.step_transcript(1)),
        ("one letter more in the filter of codes",
         lambda k: page.codebook.filter.setText(WORDS[k % len(WORDS)])),
        ("a new code",
         lambda k: hub.do(operations.create_code, name=f"new {k} {perf_counter()}")),
        ("a coding",
         lambda k: hub.do(operations.apply_code, transcript=transcript, code=code.id,
                          start=k, end=k + 30)),
        ("another coder", lambda k: hub.become(coders[(k + 1) % 2])),
    ):  # fmt: skip
        goal = KEY if "letter" in name else HELD_UP
        yield Row(f"{name}, held up", desk.held_up(act), goal)
    yield Row("memory with the window open", _resident(), goals["memory"], "MB")
    desk.window.close()


def questions(path: Path, folder: Path, goals: dict[str, int]) -> Iterator[Row]:
    """Measure what is asked of the project itself."""
    with Project(path, copies=False) as project, project.read() as reader:
        coder = queries.coders(reader)[0].id
        took = timed(lambda _k: queries.counts_by_code(reader, coder))
        yield Row("code frequencies of a coder", took, goals["frequencies"])
        parents = {node.id: node.parent for node in nodes(reader)}
        took = timed(lambda _k: count_in(reader, parents, coder))
        yield Row("passages and people under every node", took, goals["frequencies"])
        choices = Choices(coder=queries.coders(reader)[0].name)
        for name in ("crosstab", "matrix", "codebook", "theme-table"):
            goal = goals["crosstab"] if name == "crosstab" else None
            took = timed(lambda _k, name=name: REPORTS[name](reader, choices), 3)
            yield Row(f"table: {name}", took, goal)
        names = [row.name for row in queries.codes(reader)]
        names = (names * (5_000 // len(names) + 1))[:5_000]
        palette = Matcher(names, ["Theme > Category"] * len(names), {})
        took = timed(lambda k: palette.find(WORDS[k % len(WORDS)]))
        yield Row("palette over 5,000 codes, per key", took, KEY)
        query = parse(f'"{NEEDLE}"')
        yield Row("search, first hits", timed(lambda _k: next(search(reader, query))), FIRST_HITS)
        yield Row("search, all hits", timed(lambda _k: list(search(reader, query)), 3), ALL_HITS)
        name = queries.coders(reader)[0].name
        took = timed(lambda _k: _saturation(reader, name), 3)
        yield Row("saturation of all codes, with the band over orders", took, SATURATION)
    if "csv" in goals:
        out = folder / "quotations.csv"
        words = ["export", str(path), "quotations", str(out)]
        with redirect_stdout(StringIO()), redirect_stderr(StringIO()):
            took = timed(lambda _k: main_of_the_program(words), 3)
        yield Row("all quotations to csv", took, goals["csv"])


def _saturation(reader: Reader, coder: str) -> object:
    """Read the curves of all interviews and of each group, and the band over all orders."""
    found = overview(reader, "code", coder)
    return rarefaction(found.presence.nodes)


def _resident() -> float:
    """Return how much memory this process holds, in MB (on Linux)."""
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS")) / 1024


@contextmanager
def _folder(given: Path | None) -> Iterator[Path]:
    if given is not None:
        given.mkdir(parents=True, exist_ok=True)
        yield given
        return
    with tempfile.TemporaryDirectory() as made:
        yield Path(made)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("sizes", nargs="*", default=["large"], metavar="large|huge")
    parser.add_argument("--in", dest="folder", type=Path, help="where projects are kept")
    parser.add_argument(
        "--processor", action="store_true", help="processor time of questions, on a busy machine"
    )
    args = parser.parse_args()
    global _clock
    _clock = process_time if args.processor else perf_counter
    application = make_application(["benchmark"])
    with _folder(args.folder) as folder:
        gc.set_threshold(*GARBAGE)  # as the program does
        take_up_looks(Preferences(folder / "preferences.json"))
        for size in args.sizes:
            path = folder / f"{size}.threefold"
            if not path.exists():
                build(make(SIZES[size]), path)
            print(f"\n{size}")
            for part in (in_the_window, questions):
                for row in part(path, folder, GOALS[size]):
                    goal = "" if row.goal is None else f"{row.goal:8,.0f}"
                    missed = "  MISSED" if row.goal is not None and row.took > row.goal else ""
                    print(f"  {row.name:46}{row.took:9,.1f} {row.unit}{goal}{missed}", flush=True)
    application.quit()


if __name__ == "__main__":
    main()
