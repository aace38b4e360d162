"""Projects for the tests of the exchange."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Protocol

import pytest

from app.models.project import Project
from tests.coding.exchange.study import Study


class MakeStudy(Protocol):
    """Makes a project with transcripts; it is closed after the test."""

    def __call__(self, texts: Mapping[str, str] = {}, name: str = "study") -> Study: ...


@pytest.fixture(scope="session")
def empty_project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty project to copy."""
    path = tmp_path_factory.mktemp("empty") / "empty.threefold"
    Project.create(path, copies=False).close()
    return path


@pytest.fixture
def make_study(tmp_path: Path, empty_project: Path) -> Iterator[MakeStudy]:
    made: list[Study] = []

    def make(texts: Mapping[str, str] = {}, name: str = "study") -> Study:
        made.append(Study(tmp_path / f"{name}.threefold", empty_project, texts))
        return made[-1]

    yield make
    for study in made:
        study.project.close()


@pytest.fixture
def study(make_study: MakeStudy) -> Study:
    """A project with two transcripts of 20 and 30 characters."""
    return make_study({"S01": "I: How was that one?", "S02": "T01: 我们等了五个小时。Nobody came."})
