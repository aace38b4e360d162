"""A study that is built once and copied for each test."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.builders import Study, make_study


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Study:
    return make_study(tmp_path_factory.mktemp("study"))


@pytest.fixture
def study(template: Study, tmp_path: Path) -> Study:
    return template.copy(tmp_path)


@pytest.fixture
def open_tmp() -> Iterator[Path]:
    """Return a folder that every user may enter, other than pytest's own."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o777)
        yield Path(folder)
