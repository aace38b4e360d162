"""Write the project file that every later version of the program must still read.

Run `python -m tools.make_reference_project` once for each file format, with the program that first
writes it; `tests/models/test_formats.py` opens the stored file. What is in it is told by the words
of `tests/everything.py`, one row in every table, with an operation undone and one redone.
"""

import sys
from functools import partial
from pathlib import Path

from app.models import schema
from app.models.format import FORMAT
from app.models.project import Project
from tests.builders import add_code, add_coder, add_coding, add_transcript, named
from tests.everything import rows_in_every_table

FOLDER = Path(__file__).resolve().parents[1] / "tests" / "reference" / "formats"
MARK = "of the reference"


def build(out: Path) -> None:
    """Write the project; refused where the file exists."""
    with Project.create(out, "Reference", copies=False) as project:
        ana = add_coder(project, "Ana")
        transcript = add_transcript(project, "S01", coder=ana)
        tables = (*schema.TRACKED, schema.frozen_coding, schema.frozen_placement)
        fill = partial(rows_in_every_table, mark=MARK, coder=ana, tables=tables)
        project.do(named(fill, "fill-every-table"), ana).result()
        code = add_code(project, "Trust", ana)
        add_coding(project, transcript, code, (5, 24), ana)
        project.undo(ana).result()
        project.redo(ana).result()
        add_code(project, "Taken back", ana)
        project.undo(ana).result()


def main() -> None:
    """Write the file of the present format, if there is none yet."""
    out = FOLDER / f"format{FORMAT}.threefold"
    if out.exists():
        sys.exit(f"{out} exists; a stored reference is never written again.")
    FOLDER.mkdir(parents=True, exist_ok=True)
    build(out)
    out.with_name(f".{out.name}.lock").unlink()
    print(out)


if __name__ == "__main__":
    main()
