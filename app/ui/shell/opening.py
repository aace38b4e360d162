"""Opening a project for a window: who is coding, as far as it can be known without asking."""

from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from app.coding import operations
from app.models import queries
from app.models.handout import owner_of
from app.models.project import Project
from app.ui.hub import Hub
from app.ui.shell.preferences import Preferences


class Team(NamedTuple):
    """Who codes in a project, and who coded last on this computer, if that is known."""

    title: str
    people: tuple[queries.Coder, ...]
    last: int | None


def team_of(hub: Hub, preferences: Preferences) -> Team:
    """Return the coders of an open project."""
    with hub.project.read() as reader:
        study = queries.study(reader)
        people = tuple(row for row in queries.coders(reader) if row.kind == "person")
        owner = owner_of(queries.settings(reader))
    if owner is not None and owner.reading:  # there is nobody else to be
        people = tuple(row for row in people if row.id == owner.coder)
    last = preferences.state_of(study.uid).get("coder")
    known = last if last in {row.id for row in people} else None
    return Team(study.title or hub.project.path.stem, people, known)


def open_hub(path: Path, preferences: Preferences, coder: str | None = None) -> Hub:
    """Open the project in the name of `coder`, else of who coded here last, else the first coder.

    A copy for reading is opened in the name of whom it is for.

    A project without coders gets one, so that nobody is asked before there is a second.
    """
    project = Project(path)
    try:
        with project.read() as reader:
            people = [row for row in queries.coders(reader) if row.kind == "person"]
            last = preferences.state_of(queries.study(reader).uid).get("coder")
            owner = owner_of(queries.settings(reader))
        if owner is not None and owner.reading:
            people = [row for row in people if row.id == owner.coder]
        by_name = [row.id for row in people if row.name == coder]
        known = [row.id for row in people if row.id == last]
        chosen = [*by_name, *known, *(row.id for row in people)]
        if not chosen:
            name = QCoreApplication.translate("coders", "Coder 1")
            chosen = [project.do(operations.add_coder, name=name).result().value]
    except BaseException:
        project.close()
        raise
    return Hub(project, chosen[0])
