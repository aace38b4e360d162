"""Projects for tests: an empty one, and what a study holds, each in one call.

Every call commits one operation and answers with the new row's id.
"""

import shutil
from collections.abc import Callable
from functools import cache, partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from sqlalchemy import Table

from app.coding import operations
from app.coding.operations import TranscriptInput, TurnInput
from app.models import schema
from app.models.project import Operation, Project
from app.models.transaction import Transaction
from tests.everything import rows_in_every_table

# Two turns of a participant around one of the interviewer, with a character above U+FFFF.
TEXT = "S01: I listen 🙂 to them.\nI: And then?\nS01: 然后 they trust me.\n"
TURNS = (
    TurnInput(0, 5, 24, "S01", "participant"),
    TurnInput(25, 28, 37, "I", "interviewer"),
    TurnInput(38, 43, 60, "S01", "participant"),
)
Dump = dict[str, list[tuple[Any, ...]]]


@cache
def empty_file(title: str) -> bytes:
    """Return an empty project's file, made once a session: making one takes a quarter second."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "empty.threefold"
        Project.create(path, title).close()
        return path.read_bytes()


def make_project(folder: Path, name: str = "study", title: str = "Study") -> Project:
    """Return a new open project; the test closes it, or uses it in a `with`."""
    path = folder / f"{name}.threefold"
    path.write_bytes(empty_file(title))
    return Project(path)


def did(project: Project, operation: Operation, coder: int | None = None, /, **values: Any) -> Any:
    """Run an operation to its end and return its answer."""
    return project.do(operation, coder, **values).result().value


def add_coder(project: Project, name: str = "Ana") -> int:
    """Add a coder."""
    return int(did(project, operations.add_coder, name=name))


def add_transcript(
    project: Project, name: str = "S01", text: str = TEXT, coder: int | None = None
) -> int:
    """Import an interview with the participant S01; another `text` has no turns."""
    turns = TURNS if text == TEXT else ()
    given = TranscriptInput(name, text, turns, participants=("S01",), groups=("Students",))
    values = {"transcript": given, "again": True}
    return int(did(project, operations.import_transcript, coder, **values))


def add_code(project: Project, name: str, coder: int | None = None, **fields: Any) -> int:
    """Make a code."""
    return int(did(project, operations.create_code, coder, name=name, **fields))


def add_category(project: Project, name: str, coder: int | None = None, **fields: Any) -> int:
    """Make a category, or with `level` a theme."""
    return int(did(project, operations.create_category, coder, name=name, **fields))


def add_coding(
    project: Project, transcript: int, code: int, span: tuple[int, int], coder: int
) -> int:
    """Put a code on a span in a coder's name."""
    values = {"transcript": transcript, "code": code, "start": span[0], "end": span[1]}
    return int(did(project, operations.apply_code, coder, **values))


def open_round(
    project: Project, coders: tuple[int, ...], kind: str = "independent", state: str = "open"
) -> int:
    """Open a round of coding for these coders."""

    def make_round(tx: Transaction) -> int:
        row = tx.store("round").add(
            name="Round", kind=kind, state=state, open_codebook=1, created=tx.now()
        )
        for coder in coders:
            tx.store("round_coder").add(round=row, coder=coder)
        return row

    return int(did(project, make_round))


def set_round_state(project: Project, round_: int, state: str) -> None:
    """Finish or freeze a round, or open it again."""

    def change_round(tx: Transaction) -> None:
        tx.store("round").change(round_, state=state)

    did(project, change_round)


def dump(project: Project) -> Dump:
    """Return every row of every tracked table, by the driver alone: histories ask very often."""
    with project.read() as reader:
        cursor = reader.connection.connection.cursor()
        return {table.name: cursor.execute(query).fetchall() for table, query in _everything()}


@cache
def _everything() -> list[tuple[Table, str]]:
    return [(table, f'SELECT * FROM "{table.name}" ORDER BY id') for table in schema.TRACKED]


class Study(NamedTuple):
    """A closed project file that holds something of everything, and its two coders."""

    path: Path
    ana: int
    ben: int

    def copy(self, folder: Path) -> "Study":
        """Return the study as a file of one's own in `folder`."""
        path = Path(shutil.copy(self.path, folder))
        return self._replace(path=path)


def make_study(folder: Path) -> Study:
    """Make a study of two coders with a row in every table."""
    with make_project(folder) as project:
        ana, ben = add_coder(project, "Ana"), add_coder(project, "Ben")
        first, second = add_transcript(project, "S01"), add_transcript(project, "S02")
        theme = add_category(project, "Conditions", level="theme")
        category = add_category(project, "Time", parent=theme, common=True)
        codes = [add_code(project, name, ana) for name in ("Haste", "Calm", "Waiting")]
        add_code(project, "Queue", ben, parent=codes[2], category=category)
        did(project, operations.place_codes, ana, codes=codes[:2], parent=category)
        for coder in (ana, ben):
            for code, transcript in zip(codes, (first, second, first), strict=True):
                add_coding(project, transcript, code, (5, 24), coder)
        did(project, operations.add_participant, name="S03")
        did(project, operations.define_attribute, name="age", kind="number")
        did(project, operations.define_attribute, name="degree")
        did(project, operations.write_meeting, ana, date="2024-05-06", minutes="Nothing decided.")
        did(project, operations.add_paradigm, ana, name="Book", preset="strauss-corbin-2015")
        ours = did(project, operations.add_paradigm, ana, name="Ours", preset="own")
        for name in ("trigger", "outcome"):
            did(project, operations.add_role, ana, paradigm=ours, name=name)
        for text in ("What it takes", "What it costs"):
            did(project, operations.add_outline_heading, ana, text=text)
        tables = (*schema.TRACKED, schema.frozen_coding, schema.frozen_placement)
        rows = partial(rows_in_every_table, mark="Ana's", coder=ana, tables=tables)
        project.do(named(rows, "fill"), ana).result()
        project.do(named(_standing_freeze, "freeze"), ana).result()
    return Study(folder / "study.threefold", ana, ben)


def _standing_freeze(tx: Transaction) -> None:
    tx.store("freeze").add(round=tx.store("round").find()[0].id, at=tx.now())


def named(function: Callable[..., Any], name: str) -> Operation:
    """Return a function as an operation of that name."""

    def run(tx: Transaction, **values: Any) -> Any:
        return function(tx, **values)

    run.__name__ = name
    return run
