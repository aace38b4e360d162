"""The coding view against a plain `QPlainTextEdit` that shows the same text without codings.

    QT_QPA_PLATFORM=offscreen python -m benchmarks.bench_view [--json FILE] [--only 60k/200]

Ours is the whole widget: speakers, text, margin. The floor has the same font, height and width of
text. Both paint what they have to at once after each gesture, so no wait of the event loop is
measured. Reading begins in the state in which it finds the two: ours has been laid out in idle
moments, which a plain view never is. A page or a jump is therefore not measured a second time in
a text that the floor has laid out on the way: it starts with a text freshly set.
"""

import argparse
import json
import random
import subprocess
import sys
from array import array
from bisect import insort
from collections.abc import Callable, Sequence
from functools import partial
from operator import itemgetter
from pathlib import Path
from time import perf_counter, thread_time
from typing import NamedTuple

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor, QFont
from PySide6.QtWidgets import QAbstractSlider, QApplication, QFrame, QPlainTextEdit, QWidget

from app.ui.text import CodedText, CodeLook, Mark, TurnLook
from benchmarks.pairs import PAIRS, Measured, measure, print_table, write_json
from benchmarks.workload import SEED, Talk, random_span

HEIGHT, WIDTHS = 800, (900, 820)
CODES = 200


class Case(NamedTuple):
    """A size of the table with its goals as ratios, in the order of the table's rows."""

    characters: int
    codings: int
    goals: tuple[float, float, float, float, float]
    memory_mb: float


CASES = {
    "60k/200": Case(60_000, 200, (1.8, 1.6, 1.6, 1.6, 1.4), 5),
    "60k/2k": Case(60_000, 2_000, (2.2, 2.5, 2.8, 2.4, 2.1), 10),
    "300k/2k": Case(300_000, 2_000, (2.2, 2.5, 2.8, 2.4, 2.1), 10),
    "1M/20k": Case(1_000_000, 20_000, (2.2, 2.5, 2.8, 2.4, 2.1), 10),
    "1M/100k": Case(1_000_000, 100_000, (2.6, 3.3, 4.0, 2.9, 2.4), 40),
}


class Material(NamedTuple):
    """What both sides are given."""

    text: str
    turns: list[TurnLook]
    marks: list[Mark]
    looks: dict[int, CodeLook]


def make_material(case: Case) -> Material:
    """Make an interview of the case's size with codings all over it."""
    rng = random.Random(f"{SEED}/{case.characters}/{case.codings}")
    paragraphs = Talk(rng).interview("S01", characters=case.characters)
    text = "\n".join(paragraphs)
    turns, at = [], 0
    for k, paragraph in enumerate(paragraphs):
        speaker = paragraph.partition(":")[0]
        role = "interviewer" if k % 2 == 0 else "participant"
        start = at + len(speaker) + 2
        turns.append(TurnLook(at, start, at + len(paragraph), speaker, role, 9.0 * k))
        at += len(paragraph) + 1
    spans = sorted(random_span(rng, text) for _ in range(case.codings))
    rows = [(rng.getrandbits(62), *span, rng.randrange(CODES), rng.randrange(2)) for span in spans]
    marks = fresh(rows)
    looks = {
        code: CodeLook(
            f"code {code:03d} {rng.choice(('trust', 'patience with the patient', 'ward'))}",
            QColor.fromHsv(code * 7 % 360, 60, 240),
            QColor.fromHsv(code * 7 % 360, 200, 150),
            code % 4,
        )
        for code in range(CODES)
    }
    return Material(text, turns, marks, looks)


def fresh(rows: Sequence[tuple[int, ...]]) -> list[Mark]:
    """Return records whose numbers lie in memory in their order, as after a query."""
    columns = [array("q", column) for column in zip(*rows, strict=True)]
    return [Mark._make(row) for row in zip(*columns, strict=True)]


def reading_font() -> QFont:
    """Return the font both sides read in."""
    font = QFont("DejaVu Sans")
    font.setPixelSize(15)
    return font


class Ours:
    """The coding view, repainted at once after every gesture."""

    def __init__(self, material: Material) -> None:
        self.material = material
        self.widget = CodedText()
        self.widget.set_reading_font(reading_font())
        self.widget.resize(WIDTHS[0], HEIGHT)
        self.widget.show()
        self.again: list[Mark] = []
        rng = random.Random(SEED)
        self.targets = [rng.choice(material.marks) for _ in range(PAIRS)]

    def paint(self) -> None:
        """Paint what has changed."""
        paint_now(self.widget)

    def open(self, _: int = 0) -> None:
        """Show the transcript from records to paint."""
        text, turns, marks, looks = self.material
        self.widget.show_transcript(text, turns, marks, looks)
        self.paint()

    def settle(self) -> None:
        """Do all that idle moments would do."""
        self.widget.view.lay_out_all()

    def page(self, k: int) -> None:
        """Scroll one page."""
        turn_page(self.widget.view, k)
        self.paint()

    def change(self, k: int) -> None:
        """Add a coding to the page, or take it out, as the hub tells it."""
        place = self.widget.place()
        mark = Mark(7, place + 40, place + 400, 3, 0)
        if k % 2:
            self.widget.change_marks([7], [])
        else:
            self.widget.change_marks([], [mark])
        self.paint()

    def change_in_full(self, k: int) -> None:
        """The same with all codings given anew and the difference found."""
        marks = self.again.copy()
        if not k % 2:
            place = self.widget.place()
            insort(marks, Mark(7, place + 40, place + 400, 3, 0), key=itemgetter(1))
        self.widget.set_marks(marks)
        self.paint()

    def jump(self, k: int) -> None:
        """Jump to a coding anywhere in the text."""
        self.widget.jump_to(self.targets[k].start, self.targets[k].end)
        self.paint()

    def resize(self, k: int) -> None:
        """Change the width of the text."""
        self.widget.resize(WIDTHS[1 - k % 2], HEIGHT)
        self.paint()


class Floor:
    """A plain view of the text that ours displays, in a column of the same width."""

    def __init__(self, ours: Ours) -> None:
        self._ours = ours
        self.view = QPlainTextEdit()
        self.view.setReadOnly(True)
        self.view.setUndoRedoEnabled(False)
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        # Left to itself it shows its bar only after events have run, which they never do here:
        # then its text would be wider than ours, and it alone would have no bar to paint.
        self.view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.view.setFont(reading_font())
        self._widths = [self._width(width) for width in WIDTHS]
        self.view.resize(self._widths[0], HEIGHT)
        self.view.show()

    def _width(self, width: int) -> int:
        self._ours.widget.resize(width, HEIGHT)
        bar = self.view.verticalScrollBar().sizeHint().width()
        return self._ours.widget.view.viewport().width() + bar

    def paint(self) -> None:
        """Paint what has changed."""
        paint_now(self.view)

    def repaint(self, _: int) -> None:
        """Paint the whole page."""
        self.view.viewport().update()
        self.paint()

    def open(self, _: int = 0) -> None:
        """Set the text and paint."""
        self.view.setPlainText(self._ours.widget.view.text.shown)
        self.paint()

    def settle(self) -> None:
        """Lay out the whole text."""
        layout = self.view.document().documentLayout()
        block = self.view.document().firstBlock()
        while block.isValid():
            layout.blockBoundingRect(block)
            block = block.next()

    def renew(self) -> None:
        """Set the text anew when its end is reached."""
        bar = self.view.verticalScrollBar()
        if bar.value() == bar.maximum():
            self.open()

    def page(self, k: int) -> None:
        """Scroll one page."""
        turn_page(self.view, k)
        self.paint()

    def jump(self, k: int) -> None:
        """Set the caret there and make it visible."""
        cursor = self.view.textCursor()
        cursor.setPosition(self._ours.widget.view.text.to_screen(self._ours.targets[k].start))
        self.view.setTextCursor(cursor)
        self.view.ensureCursorVisible()
        self.paint()

    def resize(self, k: int) -> None:
        """Change the width of the text."""
        self.view.resize(self._widths[1 - k % 2], HEIGHT)
        self.paint()


def paint_now(window: QWidget) -> None:
    """Paint what has to be painted anew, without letting timers run."""
    QApplication.sendPostedEvents(window, QEvent.Type.UpdateRequest)


def turn_page(view: QPlainTextEdit, k: int) -> None:
    """Scroll one page; the first pair starts at the top, and after the end comes the top."""
    bar = view.verticalScrollBar()
    if k == 0 or bar.value() == bar.maximum():
        bar.setValue(0)
    bar.triggerAction(QAbstractSlider.SliderAction.SliderPageStepAdd)


def run_case(case: Case, clock: Callable[[], float] = perf_counter) -> list[Measured]:
    """Measure one size."""
    ours = Ours(make_material(case))
    ours.open()
    floor = Floor(ours)
    opening, page, change, jump, resize = case.goals
    timed = partial(measure, clock=clock)
    # Nothing is painted before the windows have been exposed.
    QApplication.processEvents()
    slowest = 50 if case.characters < 100_000 else 100
    rows = [
        timed(
            "open to first paint",
            ours.open,
            floor.open,
            goal=opening,
            limit_ms=slowest,
            limit_of="median",
        )
    ]
    for act in (ours.open, floor.open, ours.settle):
        act()
    # Other records of the same codings, as another query gives them.
    ours.again = fresh(ours.material.marks)
    rows += [
        timed("scroll one page", ours.page, floor.page, goal=page, limit_ms=33, before=floor.renew),
        timed("one coding, told", ours.change, floor.repaint, goal=change, limit_ms=33),
        timed("one coding, found", ours.change_in_full, floor.repaint, goal=change, limit_ms=33),
    ]
    floor.open()
    rows += [
        timed("jump to a coding", ours.jump, floor.jump, goal=jump, limit_ms=50),
        timed("resize", ours.resize, floor.resize, goal=resize, limit_ms=60, limit_of="median"),
    ]
    ours.widget.close()
    floor.view.close()
    return rows


def resident_mb() -> float:
    """Return the resident memory of this process (Linux)."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.partition("VmRSS:")[2].split()[0]) / 1_024


def memory_of(case: Case, side: str) -> float:
    """Return how much showing the material costs this process, in MB."""
    material = make_material(case)
    numbers = [tuple(mark) for mark in material.marks]
    bare = material._replace(marks=[])
    before = resident_mb()
    if side == "ours":
        # The records count for us: the plain view has no use for them.
        ours = Ours(bare._replace(marks=[Mark._make(row) for row in numbers]))
        ours.open()
        ours.settle()
    else:
        floor = Floor(Ours(bare._replace(marks=material.marks[:1])))
        floor.view.setPlainText(material.text)
        floor.settle()
    return resident_mb() - before


def print_memory(name: str, case: Case) -> dict[str, float]:
    """Measure both sides in processes of their own."""
    cost = {side: float(_in_own_process(["--memory", name, side])) for side in ("ours", "floor")}
    above = cost["ours"] - cost["floor"]
    late = "" if above <= case.memory_mb else "  MISSED"
    print(f"  {'memory above the plain view':34}{above:7.1f}{case.memory_mb:6.0f}  MB{late}")
    return {"above_mb": above, "goal_mb": case.memory_mb}


def _in_own_process(arguments: Sequence[str]) -> str:
    command = [sys.executable, "-m", "benchmarks.bench_view", *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def main() -> None:
    """Measure what the arguments name."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--json", type=Path, help="write the figures here, too")
    parser.add_argument("--only", choices=CASES)
    parser.add_argument("--processor", action="store_true", help="time the processor, not a clock")
    parser.add_argument("--memory", nargs=2, metavar=("CASE", "SIDE"), help=argparse.SUPPRESS)
    args = parser.parse_args()
    app = QApplication([])
    if args.memory:
        print(memory_of(CASES[args.memory[0]], args.memory[1]))
        return
    tables: dict[str, Sequence[Measured]] = {}
    memory: dict[str, dict[str, float]] = {}
    for name, case in CASES.items():
        if args.only in (None, name):
            tables[name] = run_case(case, thread_time if args.processor else perf_counter)
            print_table(name, tables[name])
            memory[name] = print_memory(name, case)
    if args.json:
        write_json(args.json, tables)
        args.json.with_suffix(".memory.json").write_text(json.dumps(memory), encoding="utf-8")
    app.quit()


if __name__ == "__main__":
    main()
