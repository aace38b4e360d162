"""Exit codes, wrong usage, and what stands on which of the two outputs."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import app
from tests.cli.conftest import TEXT, Cli

ROOT = Path(__file__).parents[2]


def threefold(*words: object, stdout: int = subprocess.PIPE) -> subprocess.CompletedProcess[bytes]:
    """Run the program in a process of its own, with a locale that knows no Chinese."""
    return subprocess.run(
        [sys.executable, "-m", "app.main", *map(str, words)],
        cwd=ROOT,
        env={**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"},
        stdout=stdout,
        stderr=subprocess.PIPE,
        check=False,
    )


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["nonsense", "p"],
        ["new"],
        ["new", "p", "q"],
        ["import", "p"],
        ["text", "p"],
        ["participants", "p"],
        ["codings"],
        ["codings", "remove", "p", "x.csv"],
        ["codings", "import", "p", "x.csv", "--part"],
        ["finish", "p"],
        ["export", "p", "theme-table"],
        ["export", "p", "no-such-table", "x.docx"],
        ["check"],
        ["check", "p", "--nonsense"],
        ["import", "p", "f.txt", "--date", "20240305"],
        ["import", "p", "f.txt", "--date", "2024-02-30"],
    ],
    ids=" ".join,
)
def test_wrong_usage_is_2_and_touches_nothing(cli: Cli, tmp_path: Path, words: list[str]) -> None:
    said = cli(*words)
    assert said.code == 2
    assert said.out == ""
    assert said.err.startswith("usage: threefold")
    assert list(tmp_path.iterdir()) == []


def test_version(cli: Cli) -> None:
    said = cli("--version")
    assert (said.code, said.out) == (0, f"threefold {app.__version__}\n")


@pytest.mark.parametrize(
    "words",
    [
        ["text", "{p}", "S01"],
        ["import", "{p}", "{f}"],
        ["participants", "{p}", "{f}"],
        ["codings", "import", "{p}", "{f}"],
        ["codings", "export", "{p}", "{f}"],
        ["codebook", "import", "{p}", "{f}"],
        ["codebook", "export", "{p}", "{f}"],
        ["finish", "{p}", "--coder", "Ana"],
        ["export", "{p}", "theme-table", "{f}"],
    ],
    ids=" ".join,
)
def test_a_project_that_is_not_there(cli: Cli, tmp_path: Path, words: list[str]) -> None:
    missing, file = tmp_path / "none" / "p.threefold", tmp_path / "x.csv"
    said = cli(*(word.format(p=missing, f=file) for word in words))
    assert said.line == f"There is no file “{missing}”. Check the name and the folder."
    assert list(tmp_path.iterdir()) == []


def test_a_project_that_is_open_elsewhere(cli: Cli, study: Path) -> None:
    from app.models.project import Project

    with Project(study):
        said = cli("text", study, "S01")
    assert said.line == (f"“{study}” is open in another window or program. Close it there first.")
    assert cli("text", study, "S01").code == 0


def test_names_may_follow_the_options(cli: Cli, study: Path) -> None:
    said = cli("finish", study, "--coder", "Ana", "S01", "--json")
    assert said.json["transcripts"] == ["S01"]
    assert cli("finish", "--json", study, "S01", "--coder", "Ana").json["finished"] == 0


def test_the_outputs_of_a_real_process(study: Path, tmp_path: Path) -> None:
    (tmp_path / "S02.txt").write_text("Ana: 你好\nBo: Hi\nAna: ja\n", encoding="utf-8")
    done = threefold("import", study, tmp_path / "S02.txt", tmp_path / "none.txt", "--json")
    assert done.returncode == 1
    assert [one["transcript"] for one in json.loads(done.stdout.decode())["imported"]] == ["S02"]
    assert done.stderr.decode().splitlines() == [
        "S02: “Bo” (1×) was not taken for a speaker",
        "threefold: There is no file “none.txt”. Check its name and folder.",
    ]
    assert threefold("text", study, "S01").stdout == TEXT.encode()
    assert threefold("finish", study).returncode == 2


def test_results_that_cannot_be_printed(study: Path) -> None:
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("only Linux has a device that is always full")
    with full.open("wb") as stream:
        done = threefold("text", study, "S01", stdout=stream.fileno())
    assert done.returncode == 1
    (line,) = done.stderr.decode().splitlines()
    assert line.startswith("threefold: The results could not be printed (No space left on device).")


def test_whoever_reads_may_stop(study: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = threefold("text", study, "S01", stdout=writing)
    os.close(writing)
    assert (done.returncode, done.stderr) == (1, b"")


def test_a_mistyped_command_does_not_open_a_window(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from app.main import main

    assert main([str(tmp_path / "exprot")]) == 1
    assert "There is no file" in capsys.readouterr().err
