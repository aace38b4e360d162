"""Every page of a large project: how long it holds the window, and when all of it is shown.

    python -m benchmarks.bench_pages huge.threefold

The numbers are those of `benchmarks.bench_quotations`: work in the window's own thread by its
processor time (goal: 100 ms), silence by the clock, and the time until everything is shown. A page
is shown for the first time, with its widgets but with its modules loaded, which the program does
while nobody waits, and then read again.
"""

import argparse
import gc
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from app.main import GARBAGE
from app.models import queries
from app.ui.application import make_application, take_up_looks
from app.ui.pages.search.page import SearchPage
from app.ui.shell.page_list import page_specs
from app.ui.shell.preferences import Preferences
from app.ui.shell.warming import load_pages
from benchmarks.bench_quotations import Timed

_TABLES = ("theme-table", "matrix", "crosstab", "codebook", "quotations")
Row = tuple[str, tuple[float, float, float]]


def rows(path: Path, folder: Path) -> Iterator[Row]:
    """Measure the pages in the order of the rail, and another coder on the Code page."""
    desk = Timed(path, folder)
    with desk.hub.read() as reader:
        coders = [row.id for row in queries.coders(reader)]
    for _name in load_pages():
        pass
    for spec in page_specs():
        if spec.key != "code":
            yield from _page(desk, spec.key)
    desk.window.show_page("code")
    yield "another coder", desk.measured(lambda k: desk.hub.become(coders[(k + 1) % 2]))
    desk.window.close()


def _page(desk: Timed, key: str) -> Iterator[Row]:
    def once(name: str, act: Callable[[int], object]) -> Row:
        return name, desk.measured(act, 1)

    yield once(f"{key}, first shown", lambda _k: desk.window.show_page(key))
    page: Any = desk.window.show_page(key)
    yield f"{key}, read again", desk.measured(lambda _k: page.reload(), 3)
    if key == "categories":
        for name in page.axial.views.names:
            yield once(f"  {name}", lambda _k, name=name: page.axial.views.show_view(name))
    if isinstance(page, SearchPage):
        yield once("  co-occurrence", lambda _k: page.tabs.setCurrentIndex(2))
    if key == "tables":
        page.choices.coder.setCurrentIndex(1)
        for name in _TABLES:
            yield once(f"  {name}", lambda _k, name=name: page.list.choose(name))


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("project", type=Path)
    args = parser.parse_args()
    application = make_application(["benchmark"])
    gc.set_threshold(*GARBAGE)  # as the program does
    with tempfile.TemporaryDirectory() as folder:
        take_up_looks(Preferences(Path(folder) / "preferences.json"))
        path = Path(shutil.copy(args.project, Path(folder) / "pages.threefold"))
        print(f"{'milliseconds':34}{'work':>8}{'held up':>10}{'shown':>8}")
        for name, (work, silence, whole) in rows(path, Path(folder)):
            missed = "  MISSED" if work > 100 else ""
            print(f"  {name:32}{work:8.0f}{silence:10.0f}{whole:8.0f}{missed}", flush=True)
    application.quit()


if __name__ == "__main__":
    main()
