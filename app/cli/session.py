"""Opening a project for one command, and finding what the user named in it."""

import contextlib
from collections.abc import Iterator
from pathlib import Path

from app.models import queries
from app.models.errors import Refusal
from app.models.project import Project
from app.models.reader import Reader

_NAMED = 8  # transcripts that a refusal lists


@contextlib.contextmanager
def opened(path: Path) -> Iterator[Project]:
    """Open a project for the length of one command."""
    with Project(path) as project:
        yield project


@contextlib.contextmanager
def seen_by(project: Project, name: str | None, *, reveals: bool = True) -> Iterator[Reader]:
    """Read as the coder named by `--as`.

    Without a name refused in an open independent round, unless what is read shows nobody's work
    (`reveals` False).
    """
    with project.read() as reader:
        coder = None if name is None else coder_named(reader, name)
        if name is None and reveals and (rounds := queries.blind_rounds(reader)):
            raise Refusal("as-needed", rounds=", ".join(rounds))
    with project.read(coder) as reader:
        yield reader


def acting(project: Project, name: str | None) -> int | None:
    """Return the coder named by `--as`, in whose name a file is brought in.

    Without a name refused in an open independent round: which rows are there already, and which
    names are taken, would tell of others' work.
    """
    with seen_by(project, name) as reader:
        return None if name is None else coder_named(reader, name)


def coder_named(reader: Reader, name: str) -> int:
    """Return the coder of a name; refused with the names that there are."""
    known = queries.coders(reader)
    for coder in known:
        if coder.name == name:
            return coder.id
    names = ", ".join(coder.name for coder in known) or "–"
    raise Refusal("coder-unknown", name=name, names=names)


def transcript_names(reader: Reader) -> dict[int, str]:
    """Return the names of all transcripts by id."""
    return {row.id: row.name for row in queries.transcripts(reader)}


def transcript_named(reader: Reader, name: str) -> queries.Transcript:
    """Return the transcript of a name; refused where there is none or more than one."""
    known = queries.transcripts(reader)
    found = [row for row in known if row.name == name]
    if not found:
        listed = ", ".join(row.name for row in known[:_NAMED]) or "–"
        more = " …" if len(known) > _NAMED else ""
        raise Refusal("transcript-unknown", name=name, names=f"{listed}{more}")
    if len(found) > 1:
        raise Refusal("transcript-ambiguous", name=name, n=len(found))
    return found[0]
