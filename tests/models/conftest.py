"""A study that is built once and copied for each test."""

from pathlib import Path

import pytest

from tests.builders import Study, make_study


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Study:
    return make_study(tmp_path_factory.mktemp("study"))


@pytest.fixture
def study(template: Study, tmp_path: Path) -> Study:
    return template.copy(tmp_path)
