"""A made-up study of `benchmarks.workload` as a project file, to be opened or measured.

    python -m benchmarks.make_project huge OUT.threefold

Everything goes the way of a user's own material: texts are imported with their turns, codings as
the command `codings import` brings them in. The first coder has finished every transcript, so that
tables know whose codings to count. The huge one takes some minutes and 1 GB.
"""

import argparse
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any

from app.coding import operations
from app.coding.exchange import CodingsFile, import_codings
from app.coding.exchange.codings_csv import CodingRow
from app.coding.operations import TranscriptInput, TurnInput
from app.models.project import Project
from benchmarks.workload import SEED, SIZES, Workload, make

CODERS = ("Ana", "Ben")


def build(made: Workload, out: Path, coders: Collection[str] = CODERS) -> None:
    """Make a project of a study with these coders' codings; refused where the file exists."""
    with Project.create(out, out.stem, copies=False) as project:

        def did(operation: Any, coder: int | None = None, **values: Any) -> Any:
            return project.do(operation, coder, **values).result().value

        first, _ = (did(operations.add_coder, name=name) for name in CODERS)
        transcripts = []
        for person, paragraphs in zip(made.people, made.paragraphs, strict=True):
            given = TranscriptInput(
                person.id, "\n".join(paragraphs), _turns(paragraphs), [person.id], [person.group]
            )
            transcripts.append(did(operations.import_transcript, first, transcript=given))
        did(import_codings, first, table=codings_of(made, coders))
        did(operations.finish, first, transcripts=transcripts)


def codings_of(made: Workload, coders: Collection[str]) -> CodingsFile:
    """Return the codings of some coders as a file of the command `codings import`."""
    rows = tuple(row for row in _rows(made) if row.coder in coders)
    return CodingsFile("codings.csv", rows)


def _turns(paragraphs: list[str]) -> list[TurnInput]:
    found, at = [], 0
    for paragraph in paragraphs:
        label = paragraph.partition(":")[0]
        role = "interviewer" if label == "Interviewer" else "participant"
        end = at + len(paragraph)
        found.append(TurnInput(at, at + len(label) + 2, end, label, role))
        at = end + 1
    return found


def _rows(made: Workload) -> Iterator[CodingRow]:
    line = 1
    for coder, codings in zip(CODERS, made.codings.values(), strict=True):
        for coding in codings:
            code, line = made.codes[coding.code], line + 1
            yield CodingRow(
                line,
                made.people[coding.interview].id,
                coding.start,
                coding.end,
                code.name,
                coder,
                None,
                code.category,
                code.theme,
                "",
                None,
                False,
            )


def main() -> None:
    """Make the project that the arguments name."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("size", choices=SIZES)
    parser.add_argument("out", type=Path)
    parser.add_argument("--seed", type=int, default=SEED)
    args = parser.parse_args()
    build(make(SIZES[args.size], seed=args.seed), args.out)


if __name__ == "__main__":
    main()
