"""Reading files and finding speakers in the background: what runs in the hub's other threads."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from app.coding.importing import Proposal, Role, Source, propose, read_source
from app.models.errors import Refusal, Trouble

Report = Callable[[int, int], None]


class FileRead(NamedTuple):
    """A file's text, or why there is none."""

    path: Path
    source: Source | None
    problem: Refusal | Trouble | None


def read_files(paths: Sequence[Path], report: Report) -> list[FileRead]:
    """Read every file; one that cannot be read does not keep the others from it.

    `report` is told how many are done of how many, and may raise Refusal("cancelled").
    """
    found: list[FileRead] = []
    for number, path in enumerate(paths):
        report(number, len(paths))
        found.append(read_file(path))
    report(len(paths), len(paths))
    return found


def read_file(path: Path, encoding: str | None = None) -> FileRead:
    """Read one file, in another encoding where one was chosen."""
    try:
        return FileRead(path, read_source(path, encoding=encoding), None)
    except (Refusal, Trouble) as problem:
        return FileRead(path, None, problem)


def find_speakers(
    sources: Sequence[Source], participants: Sequence[str], roles: Mapping[str, Role | None]
) -> Proposal:
    """Find speakers and turns over all files."""
    return propose(sources, participants=participants, roles=roles)
