"""`threefold check`: is a project file sound, from SQLite's pages up to the journal?

Nothing is changed. A file that is too damaged to read is a problem among others, never a crash.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from app.models.project import Project


class Problem(NamedTuple):
    """Something wrong; `slug` is its sentence in `app.words.exchange` (or of a Trouble)."""

    slug: str
    values: Mapping[str, object]


def check_project(project: Path | Project) -> list[Problem]:
    """Return everything that is wrong with a project; an empty list means sound."""
    raise NotImplementedError
