"""`correct`: a corrected file for a transcript that is coded."""

from pathlib import Path

from tests.cli.conftest import TEXT, Cli, rows


def corrected(folder: Path, old: str, new: str) -> Path:
    path = folder / "S01.txt"
    path.write_text(TEXT.replace(old, new), encoding="utf-8")
    return path


def test_codings_move_with_the_corrected_text(cli: Cli, study: Path, tmp_path: Path) -> None:
    before = rows(study, "coding", "start")
    file = corrected(tmp_path, "What is", "So, what is")
    dry = cli("correct", study, file, "--dry-run", "--json").json
    assert rows(study, "coding", "start") == before
    found = cli("correct", study, file, "--json").json
    assert found == dry
    assert found["corrected"][0]["codings"] == {"moved": 3}
    assert [start for (start,) in rows(study, "coding", "start")] == [n + 4 for (n,) in before]
    assert cli("text", study, "S01").out == file.read_text(encoding="utf-8")
    assert cli("check", study).code == 0


def test_what_would_be_lost_is_named_and_refused(cli: Cli, study: Path, tmp_path: Path) -> None:
    file = corrected(tmp_path, "they trust me", "")
    said = cli("correct", study, file)
    assert said.code == 1
    assert "S01: lost: trust (Ana): “they trust me”" in said.err
    assert "would lose all their text (1)" in said.err
    assert cli("correct", study, file, "--lose").code == 0
    assert len(rows(study, "coding", "id")) == 2
    assert any("they trust me" in text for (text,) in rows(study, "memo", "text"))


def test_a_file_without_a_transcript_of_its_name(cli: Cli, study: Path, tmp_path: Path) -> None:
    path = tmp_path / "S77.txt"
    path.write_text("x")
    assert cli("correct", study, path).code == 1
