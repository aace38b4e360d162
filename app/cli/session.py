"""Opening a project for one command, and finding what the user named in it."""

import contextlib
from collections.abc import Iterator
from pathlib import Path

from app.coding import operations
from app.models import queries
from app.models.errors import Refusal
from app.models.project import Project
from app.models.reader import Reader


@contextlib.contextmanager
def opened(path: Path) -> Iterator[Project]:
    """Open a project for the length of one command."""
    with Project(path) as project:
        yield project


@contextlib.contextmanager
def seen_by(project: Project, name: str | None) -> Iterator[Reader]:
    """Read as the coder named by `--as`; without it, refused in an open independent round."""
    with project.read() as reader:
        coder = None if name is None else coder_named(reader, name)
        if name is None and queries.blind_rounds(reader):
            raise Refusal("as-needed", rounds=", ".join(queries.blind_rounds(reader)))
    with project.read(coder) as reader:
        yield reader


def coder_named(reader: Reader, name: str) -> int:
    """Return the coder of a name; refused with the names that there are."""
    known = queries.coders(reader)
    for coder in known:
        if coder.name == name:
            return coder.id
    names = ", ".join(coder.name for coder in known) or "–"
    raise Refusal("coder-unknown", name=name, names=names)


def coder_made(project: Project, name: str) -> int:
    """Return the coder of a name, making it where there is none."""
    with project.read() as reader:
        for coder in queries.coders(reader):
            if coder.name == name:
                return coder.id
    return int(project.do(operations.add_coder, name=name).result().value)


def transcript_named(reader: Reader, name: str) -> queries.Transcript:
    """Return the transcript of a name; refused where there is none or more than one."""
    found = [row for row in queries.transcripts(reader) if row.name == name]
    if not found:
        raise Refusal("transcript-unknown", name=name)
    if len(found) > 1:
        raise Refusal("transcript-ambiguous", name=name, n=len(found))
    return found[0]
