"""A small project to import into, and its content in a form that can be compared."""

import shutil
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

import pytest

from app.coding.exchange import CodingsImported, import_codings, read_codings
from app.coding.exchange.paths import CODES, join_path
from app.coding.exchange.trees import code_paths, places_of_codes
from app.coding.operations import TranscriptInput, import_transcript
from app.models import queries
from app.models.errors import Refusal
from app.models.project import Project
from app.models.transaction import Transaction

HEAD = "transcript,start,end,code,coder"
PLACED = f"{HEAD},theme,category"


class Study:
    """A project with transcripts, and a folder for files."""

    def __init__(self, path: Path, empty: Path, texts: Mapping[str, str] = {}) -> None:
        self.folder = path.parent
        self.path = path
        # A copy of an empty project: making one takes ten times as long.
        shutil.copy(empty, path)
        self.project = Project(path, copies=False)
        self.transcripts: dict[str, int] = self.do(import_texts, texts=texts)

    def do(self, operation: Callable[..., Any], coder: int | None = None, /, **values: Any) -> Any:
        """Run an operation and return its answer."""
        return self.project.do(operation, coder, **values).result().value

    def refused(
        self, operation: Callable[..., Any], coder: int | None = None, /, **values: Any
    ) -> Refusal:
        """Run an operation that must be refused without a trace; return the refusal."""
        before = self.state()
        with pytest.raises(Refusal) as caught:
            self.do(operation, coder, **values)
        assert self.state() == before
        return caught.value

    def file(self, *lines: str, name: str = "rows.csv") -> Path:
        """Write a file of these lines."""
        path = self.folder / name
        path.write_bytes("".join(f"{line}\n" for line in lines).encode())
        return path

    def state(self) -> dict[str, Any]:
        """Return what the project says, without ids, orders and colours."""
        with self.project.read() as reader:
            codes = code_paths(queries.codes(reader))
            coders = {row.id: row.name for row in queries.coders(reader)}
            texts = {row.id: row.name for row in queries.transcripts(reader)}
            places = places_of_codes(queries.categories(reader), queries.placements(reader))
            return {
                "codings": sorted(
                    (
                        *(texts[c.transcript], c.start, c.end, codes[c.code], coders[c.coder]),
                        *(c.memo or "", c.quotable, c.created),
                    )
                    for c in queries.all_codings(reader)
                ),
                "codes": sorted(codes.values()),
                "places": sorted((codes[code], place) for code, place in places.items()),
                "headings": sorted((row.level, row.name) for row in queries.categories(reader)),
                "coders": sorted((row.name, row.kind) for row in queries.coders(reader)),
                "participants": self._people(reader),
                "texts": {row.name: row[8:] for row in queries.transcripts(reader)},
            }

    def _people(self, reader: Any) -> dict[str, Any]:
        groups = {row.id: row.name for row in queries.groups(reader)}
        attributes = {row.id: row.name for row in queries.attributes(reader)}
        found: dict[str, Any] = {}
        names = {row.id: row.name for row in queries.participants(reader)}
        for row in queries.participants(reader):
            found[row.name] = {}
        for member in queries.memberships(reader):
            person = found[names[member.participant]]
            person["groups"] = sorted([*person.get("groups", []), groups[member.participant_group]])
        for value in queries.attribute_values(reader):
            said = value.value if value.state == "value" else value.state
            found[names[value.participant]][attributes[value.attribute]] = said
        return found

    def written_codes(self) -> list[str]:
        """Return the codes' paths as a file writes them, in the order of the codebook."""
        with self.project.read() as reader:
            codes = queries.codes(reader)
            paths = code_paths(codes)
            return [join_path(paths[code.id], CODES) for code in codes]


def import_texts(tx: Transaction, *, texts: Mapping[str, str]) -> dict[str, int]:
    """Import transcripts as one operation, which is quicker than one for each."""
    return {
        name: import_transcript(tx, transcript=TranscriptInput(name, text, []))
        for name, text in texts.items()
    }


def problems(refusal: Refusal) -> list[tuple[int, str]]:
    """Return lines and slugs of the rows that did not fit."""
    found: Any = refusal.values["problems"]
    return told(found)


def told(found: Iterable[Any]) -> list[tuple[int, str]]:
    """Return lines and slugs of problems or notices."""
    return [(one.line, one.slug) for one in found]


def bring_in(study: Study, *lines: str, partial: bool = False) -> CodingsImported:
    done: CodingsImported = study.do(
        import_codings, table=read_codings(study.file(*lines)), partial=partial
    )
    return done


def refused(study: Study, *lines: str) -> Refusal:
    return study.refused(import_codings, table=read_codings(study.file(*lines)))
