"""Where recordings are looked for after the project, or they, have moved."""

from pathlib import Path

import pytest

from app.coding.recordings import matched, moved, name_of, place_of, to_store


@pytest.mark.parametrize(
    "recording, stored",
    [
        ("study/S01.mp3", "S01.mp3"),
        ("study/recordings/S01.mp3", "recordings/S01.mp3"),
        ("sound/S01 共情.mp3", "../sound/S01 共情.mp3"),
    ],
)
def test_a_recording_near_the_project_is_found_after_both_have_moved(
    tmp_path: Path, recording: str, stored: str
) -> None:
    here, there = tmp_path / "here", tmp_path / "there"
    assert to_store(here / "study" / "a.threefold", here / recording) == stored
    assert place_of(there / "study" / "a.threefold", stored) == (there / recording).resolve()


def test_a_recording_elsewhere_is_remembered_by_its_whole_path(tmp_path: Path) -> None:
    project, recording = tmp_path / "a" / "b" / "c.threefold", tmp_path / "x" / "S01.mp3"
    assert to_store(project, recording) == str(recording)
    assert place_of(project, str(recording)) == recording.resolve()


def test_what_lies_where_a_missing_one_was_found_is_found_too(tmp_path: Path) -> None:
    project = tmp_path / "a.threefold"
    for name in ("sound/S01.mp3", "sound/S02.mp3", "sound/S03.mp3", "S03.mp3"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    attached = {1: "old/S01.mp3", 2: r"C:\talks\S02.mp3", 3: "S03.mp3", 4: "old/S04.mp3"}
    found = moved(project, attached, tmp_path / "sound" / "S01.mp3")
    assert found == {1: "sound/S01.mp3", 2: "sound/S02.mp3"}


def test_files_go_to_the_transcripts_that_are_called_like_them() -> None:
    files = [Path("x/s01.mp3"), Path("x/S01.wav"), Path("x/D 02.m4a"), Path("x/other.mp3")]
    assert matched({"S01": 7, "D 02": 8, "T01": 9}, files) == {7: files[0], 8: files[2]}


def test_a_windows_path_has_a_file_name_everywhere() -> None:
    assert name_of(r"D:\talks\S01.mp3") == "S01.mp3"
    assert name_of("talks/S01.mp3") == "S01.mp3"
