"""Projects for tests: an empty one, and what a study holds, each in one call.

Every call commits one operation and answers with the new row's id.
"""

import sqlite3
from pathlib import Path
from typing import Any

from app.coding import operations
from app.coding.operations import TranscriptInput, TurnInput
from app.models import schema
from app.models.project import Operation, Project
from app.models.transaction import Transaction

# Two turns of a participant around one of the interviewer, with a character above U+FFFF.
TEXT = "S01: I listen 🙂 to them.\nI: And then?\nS01: 然后 they trust me.\n"
TURNS = (
    TurnInput(0, 5, 24, "S01", "participant"),
    TurnInput(25, 28, 37, "I", "interviewer"),
    TurnInput(38, 43, 60, "S01", "participant"),
)
Dump = dict[str, list[tuple[Any, ...]]]


def make_project(folder: Path, name: str = "study", title: str = "Study") -> Project:
    """Return a new open project; the test closes it, or uses it in a `with`."""
    return Project.create(folder / f"{name}.threefold", title)


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
        row = tx.store("round").add(name="Round", kind=kind, state=state, created=tx.now())
        for coder in coders:
            tx.store("round_coder").add(round=row, coder=coder)
        return row

    return int(did(project, make_round))


def set_round_state(project: Project, round_: int, state: str) -> None:
    """Finish or freeze a round, or open it again."""

    def change_round(tx: Transaction) -> None:
        tx.store("round").change(round_, state=state)

    did(project, change_round)


def dump(project: Project | Path) -> Dump:
    """Return every row of every tracked table, read past the program."""
    path = project if isinstance(project, Path) else project.path
    connection = sqlite3.connect(path)
    try:
        return {
            table.name: connection.execute(
                f'SELECT * FROM "{table.name}" ORDER BY id'
            ).fetchall()
            for table in schema.TRACKED
        }
    finally:
        connection.close()
