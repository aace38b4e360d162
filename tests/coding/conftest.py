"""The sample study, made once for all tests that read it."""

import csv
from pathlib import Path

import pytest

from app.coding.exchange.codings_csv import codings_csv
from app.coding.sample import make_sample
from app.models.project import Project

Rows = list[dict[str, str]]


@pytest.fixture(scope="session")
def study(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make the study once; tests only read it."""
    path = tmp_path_factory.mktemp("sample") / "study.threefold"
    seen: list[tuple[int, int]] = []
    make_sample(path, lambda done, total: seen.append((done, total)))
    assert seen == [(number, 24) for number in range(1, 25)]
    return path


@pytest.fixture(scope="session")
def codings(study: Path) -> Rows:
    """Return both coders' codings as `codings export` writes them."""
    with Project(study, copies=False) as project, project.read() as reader:
        content, _n = codings_csv(reader)
    rows = csv.DictReader(content.decode("utf-8-sig").splitlines())
    return [row for row in rows if row["coder"] != "Consensus"]
