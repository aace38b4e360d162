"""What is remembered between sessions, and that nothing breaks where it cannot be."""

import json
from pathlib import Path

import pytest

from app.ui.shell.preferences import Preferences


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return where the preferences lie; the folder is not there yet."""
    return tmp_path / "config" / "preferences.json"


def test_values_are_there_again(path: Path) -> None:
    Preferences(path).put("zoom", 125)
    assert Preferences(path).get("zoom", 100) == 125


def test_a_value_of_another_type_counts_as_none(path: Path) -> None:
    Preferences(path).put("zoom", "large")
    assert Preferences(path).get("zoom", 100) == 100


@pytest.mark.parametrize("content", ["", "{", "[]", "7", "\x00"])
def test_a_damaged_file_is_forgotten(path: Path, content: str) -> None:
    path.parent.mkdir()
    path.write_text(content)
    assert Preferences(path).recent == []


def test_recent_projects_stand_latest_first_and_once(path: Path, tmp_path: Path) -> None:
    preferences = Preferences(path)
    for name in ("a", "b", "a"):
        preferences.opened(tmp_path / name)
    assert [one.name for one in preferences.recent] == ["a", "b"]
    preferences.forget(tmp_path / "a")
    assert [one.name for one in Preferences(path).recent] == ["b"]


def test_only_the_last_ten_are_recent(path: Path, tmp_path: Path) -> None:
    preferences = Preferences(path)
    for number in range(12):
        preferences.opened(tmp_path / str(number))
    assert [one.name for one in preferences.recent] == [str(n) for n in range(11, 1, -1)]


def test_the_state_of_a_project_is_kept_by_its_uid(path: Path) -> None:
    Preferences(path).keep_state("one", {"coder": 7})
    assert Preferences(path).state_of("one") == {"coder": 7}
    assert Preferences(path).state_of("two") == {}


def test_projects_untouched_longest_are_forgotten(path: Path) -> None:
    preferences = Preferences(path)
    for number in range(51):
        preferences.keep_state(str(number), {"n": number})
    assert preferences.state_of("0") == {}
    assert preferences.state_of("1") == {"n": 1}
    assert len(json.loads(path.read_text())["projects"]) == 50


def test_where_nothing_can_be_written_work_goes_on(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    preferences = Preferences(blocked / "preferences.json")
    preferences.put("zoom", 125)
    assert preferences.get("zoom", 100) == 125
