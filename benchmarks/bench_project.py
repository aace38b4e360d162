"""What the project file costs against raw sqlite3 with the same table, indexes and durability.

The floor is one connection of the standard library's sqlite3 in write-ahead mode with
`synchronous=FULL`, without journal, triggers, history or visibility. Goals are those of DESIGN §7.
Run `python -m benchmarks.bench_project`; `--quick` leaves out the large operations.
"""

import argparse
import gc
import secrets
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

from app.coding import operations
from app.coding.exchange import import_codings, read_codings
from app.coding.operations import TranscriptInput
from app.main import GARBAGE
from app.models import queries
from app.models.project import Project
from app.models.transaction import Transaction
from benchmarks.pairs import Measured, measure, print_table

LENGTH = 100_000  # code points of each transcript
BULK = 100_000  # codings of the large operation
CODES = 50
_CREATED = "2026-01-01T00:00:00Z"
_COLUMNS = ("id", "transcript", "text_version", "start", "end", "code", "coder", "created")
_INSERT = "INSERT INTO coding ({}) VALUES ({})".format(
    ", ".join(f'"{name}"' for name in _COLUMNS), ", ".join("?" for _ in _COLUMNS)
)
_FIELDS = ", ".join(f'"{name}"' for name in queries.Coding._fields)
_READ = f'SELECT {_FIELDS} FROM coding WHERE transcript = ? ORDER BY transcript, start, "end", id'
Row = tuple[int, int, int, int, int, int, int, str]


class Both:
    """A project and a raw database, both given the same codings."""

    def __init__(self, folder: Path) -> None:
        self.project = Project.create(folder / "study.threefold", copies=False)
        self.coder = int(self._did(operations.add_coder, name="Ana"))
        self.codes = [int(self._did(operations.create_code, name=str(n))) for n in range(CODES)]
        self.raw = sqlite3.connect(folder / "raw.db", isolation_level=None)
        for pragma in ("journal_mode = WAL", "synchronous = FULL", "temp_store = MEMORY"):
            self.raw.execute(f"PRAGMA {pragma}")
        self.raw.execute("PRAGMA cache_size = -16000")
        for statement in self._schema():
            self.raw.execute(statement)

    def _did(self, operation: Callable[..., object], **values: object) -> int:
        coder = getattr(self, "coder", None)
        return int(self.project.do(operation, coder, **values).result().value)

    def _schema(self) -> list[str]:
        query = "SELECT sql FROM sqlite_master WHERE tbl_name = 'coding' AND type <> 'trigger'"
        with self.project.read() as reader:
            return [row[0] for row in reader.connection.exec_driver_sql(query) if row[0]]

    def transcript(self) -> tuple[int, int]:
        """Import another transcript; return it and its text version."""
        text = secrets.token_hex(LENGTH // 2)
        given = TranscriptInput(text[:8], text, ())
        row = self._did(operations.import_transcript, transcript=given)
        with self.project.read() as reader:
            return row, queries.text_of(reader, row).version

    def rows(self, n: int) -> list[Row]:
        """Return codings on a new transcript."""
        transcript, version = self.transcript()
        return [self.row(transcript, version, number) for number in range(n)]

    def row(self, transcript: int, version: int, number: int) -> Row:
        """Return one coding, each on a span of its own."""
        start, code = number % (LENGTH - 60), self.codes[number % CODES]
        end = start + 20 + number // (LENGTH - 60)
        new = secrets.randbits(62)
        return (new, transcript, version, start, end, code, self.coder, _CREATED)

    def store(self, rows: list[Row]) -> None:
        """Store codings through the program, as one operation."""

        def many(tx: Transaction) -> None:
            tx.codings.add_many(dict(zip(_COLUMNS, row, strict=True)) for row in rows)

        self.project.do(many, self.coder).result()

    def store_raw(self, rows: list[Row]) -> None:
        """Store codings in the raw database, in one transaction."""
        self.raw.execute("BEGIN IMMEDIATE")
        self.raw.executemany(_INSERT, rows)
        self.raw.execute("COMMIT")

    def close(self) -> None:
        """Close both."""
        self.project.close()
        self.raw.close()


def one_coding(both: Both) -> Measured:
    """Measure a coding from the gesture's call to the answer that it is on the disk."""
    transcript, version = both.transcript()

    def ours(k: int) -> None:
        row = both.row(transcript, version, k)
        values = {"transcript": transcript, "code": row[5], "start": row[3], "end": row[4]}
        both.project.do(operations.apply_code, both.coder, **values).result()

    def floor(k: int) -> None:
        both.store_raw([both.row(transcript, version, k)])

    return measure("one coding, committed", ours, floor, goal=6, pairs=200)


def reading(both: Both, n: int) -> Measured:
    """Measure reading one transcript's codings into records, with everything around it."""
    rows = both.rows(n)
    both.store(rows)
    both.store_raw(rows)
    transcript = rows[0][1]

    def ours(_k: int) -> list[queries.Coding]:
        with both.project.read(both.coder) as reader:
            return queries.codings_of_transcript(reader, transcript)

    def floor(_k: int) -> list[tuple[object, ...]]:
        return both.raw.execute(_READ, (transcript,)).fetchall()

    assert [tuple(row) for row in ours(0)] == floor(0)
    return measure(f"{n:,} codings read", ours, floor, goal=2.5, pairs=100)


def bulk(both: Both) -> Measured:
    """Measure the import of many codings as one operation, journal included."""
    prepared: list[list[Row]] = []

    def before() -> None:
        prepared[:] = [both.rows(BULK)]

    return measure(
        f"{BULK:,} codings in one operation",
        lambda _k: both.store(prepared[0]),
        lambda _k: both.store_raw(prepared[0]),
        goal=4,
        pairs=5,
        before=before,
    )


def imported(folder: Path) -> Measured:
    """Measure `codings import`, reading its CSV file included, into an empty project each time.

    In a table that holds many random keys already, the floor takes up to three times as long.
    """
    path = folder / "codings.csv"
    both: list[Both] = []
    rows: list[Row] = []

    def before() -> None:
        for older in both:
            older.close()
        both[:] = [Both(Path(tempfile.mkdtemp(dir=folder)))]
        rows[:] = both[0].rows(BULK)
        with both[0].project.read() as reader:
            names = {row.id: row.name for row in queries.transcripts(reader)}
            codes = {row.id: row.name for row in queries.codes(reader)}
        lines = (f"{names[row[1]]},{row[3]},{row[4]},{codes[row[5]]},Ana" for row in rows)
        path.write_text("\n".join(("transcript,start,end,code,coder", *lines)), encoding="utf-8")

    def ours(_k: int) -> None:
        table = read_codings(path)
        both[0].project.do(import_codings, both[0].coder, table=table).result()

    found = measure(
        f"{BULK:,} codings imported from CSV",
        ours,
        lambda _k: both[0].store_raw(rows),
        goal=4,
        pairs=9,
        before=before,
    )
    both[0].close()
    return found


def print_undo(path: Path, coder: int) -> None:
    """Undo and redo the last large operation; a few seconds, in little memory."""
    print("\nundo and redo of it")
    with Project(path, copies=False) as project:
        for role in ("undo", "redo", "undo", "redo"):
            before, began = _peak(), perf_counter()
            getattr(project, role)(coder).result()
            print(f"  {role}  {perf_counter() - began:6.2f} s   {_peak() - before:6.1f} MB more")


def _peak() -> float:
    """Return the most memory that this process has held since it began, in MB (on Linux)."""
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) / 1024


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--quick", action="store_true", help="without the large operations")
    parser.add_argument("--undo", nargs=2, metavar=("FILE", "CODER"), help=argparse.SUPPRESS)
    args = parser.parse_args()
    gc.set_threshold(*GARBAGE)  # as the program does
    if args.undo:
        print_undo(Path(args.undo[0]), int(args.undo[1]))
        return
    with tempfile.TemporaryDirectory() as folder:
        both = Both(Path(folder))
        rows = [one_coding(both), reading(both, 200), reading(both, 2_000)]
        rows += [] if args.quick else [imported(Path(folder)), bulk(both)]
        print_table("the project file against raw sqlite3", rows)
        both.close()
        if not args.quick:
            # In a process of its own, whose memory has not been filled yet.
            command = [sys.executable, "-m", "benchmarks.bench_project", "--undo"]
            subprocess.run([*command, both.project.path, str(both.coder)], check=True)


if __name__ == "__main__":
    main()
