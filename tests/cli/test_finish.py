"""`finish`."""

from pathlib import Path

from tests.cli.conftest import Cli, rows, state


def test_all_transcripts_without_names(cli: Cli, study: Path, tmp_path: Path) -> None:
    (tmp_path / "S02.txt").write_text("I: a\nS02: b\nI: c\nS02: d\n")
    assert cli("import", study, tmp_path / "S02.txt").code == 0
    said = cli("finish", study, "--coder", "Ana", "--json")
    assert (said.code, said.err) == (0, "")
    assert said.json == {"coder": "Ana", "finished": 2, "transcripts": ["S01", "S02"]}
    assert len(rows(study, "finished", "id")) == 2


def test_one_transcript_and_once_only(cli: Cli, study: Path) -> None:
    said = cli("finish", study, "S01", "--coder", "Ben")
    assert said.out == "Ben: 1 of 1 transcript marked as finished.\n"
    again = cli("finish", study, "S01", "--coder", "Ben", "--json")
    assert again.json == {"coder": "Ben", "finished": 0, "transcripts": ["S01"]}
    assert len(rows(study, "finished", "id")) == 1


def test_unknown_names_change_nothing(cli: Cli, study: Path) -> None:
    before = state(study)
    assert cli("finish", study, "--coder", "Cleo").line == (
        "There is no coder “Cleo”. Name one of: Ana, Ben."
    )
    assert cli("finish", study, "S01", "S99", "--coder", "Ana").line == (
        "There is no transcript “S99”. Name one of: S01."
    )
    assert state(study) == before


def test_two_transcripts_of_one_name(cli: Cli, study: Path, tmp_path: Path) -> None:
    assert cli("import", study, tmp_path / "S01.txt", "--again").code == 0
    assert cli("finish", study, "S01 (2)", "--coder", "Ana").code == 0
