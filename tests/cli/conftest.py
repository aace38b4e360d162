"""Commands run inside the test's process, and a small study to run them on."""

import json
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from app.cli.main import run
from app.models import schema

ROOT = Path(__file__).parents[2]
TEXT = "I: What is trust?\nS01: I sit down 🙂 first.\nI: And then?\nS01: 然后 they trust me.\n"
SIT = TEXT.index("I sit down"), TEXT.index(" first.")
TRUST = TEXT.index("they trust"), TEXT.index(".\n", TEXT.index("they trust"))


class NoWindows:
    """Stands for the window where a command must not need one."""

    def has_display(self) -> bool:
        return False

    def show(self, project: Path, coder: str | None) -> int:
        raise AssertionError("a window was opened")

    def picture(self, project: Path, coder: str | None, out: Path) -> None:
        raise AssertionError("a window was drawn")

    def figure(self, what: str, reader: object, choices: object, out: Path) -> None:
        raise AssertionError("a figure was drawn")

    def document(self, document: object, out: Path, template: Path | None) -> None:
        raise AssertionError("a report was drawn")


class Said(NamedTuple):
    """What a command answered."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """Return standard output, which has to be one JSON object and nothing else."""
        found = json.loads(self.out)
        assert isinstance(found, dict)
        assert self.out == f"{json.dumps(found, ensure_ascii=False)}\n"
        return found

    @property
    def line(self) -> str:
        """Return the refusal: exit code 1, nothing on standard output, one line on the other."""
        assert self.code == 1
        assert self.out == ""
        (line,) = self.err.splitlines()
        assert line.startswith("threefold: ")
        assert line.endswith((".", ".)"))
        return line.removeprefix("threefold: ")


Cli = Callable[..., Said]


@pytest.fixture
def cli(capsys: pytest.CaptureFixture[str]) -> Cli:
    """Return a function that runs `threefold …` in this process."""

    def call(*words: object) -> Said:
        capsys.readouterr()
        try:
            code = run([str(word) for word in words], NoWindows())
        except SystemExit as stop:
            code = stop.code if isinstance(stop.code, int) else 1
        said = capsys.readouterr()
        return Said(code, said.out, said.err)

    return call


@pytest.fixture(scope="session")
def ready(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with projects that tests copy, because making one takes a while."""
    folder = tmp_path_factory.mktemp("ready")
    (folder / "S01.txt").write_text(TEXT, encoding="utf-8")
    row = "transcript,start,end,code,coder,memo,theme,category,created,quotable"
    sit, trust = (f"S01,{start},{end}" for start, end in (SIT, TRUST))
    codings = write(
        folder / "codings.csv",
        row,
        f"{sit},sitting down,Ana,a doubt,Expression,Small acts,2024-03-05T10:00:00Z,yes",
        f"{trust},trust,Ana,,,,2024-03-05T10:01:00Z,",
        f"{sit},sitting down,Ben,,Expression,Small acts,2024-03-06T10:00:00Z,",
    )
    study = folder / "study.threefold"
    for words in (
        ("new", folder / "empty.threefold"),
        ("new", study, "--title", "Study"),
        ("import", study, folder / "S01.txt", "--group", "students"),
        ("codings", "import", study, codings),
    ):
        assert run([str(word) for word in words], NoWindows()) == 0
    return folder


@pytest.fixture
def project(ready: Path, tmp_path: Path) -> Path:
    """Return an empty project."""
    return Path(shutil.copy(ready / "empty.threefold", tmp_path / "p.threefold"))


@pytest.fixture
def study(ready: Path, tmp_path: Path) -> Path:
    """Return a project with the interview S01, codings of Ana and Ben, and one theme."""
    shutil.copy(ready / "S01.txt", tmp_path)
    return Path(shutil.copy(ready / "study.threefold", tmp_path / "p.threefold"))


def write(path: Path, *lines: str) -> Path:
    """Write the lines of a CSV file."""
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def rows(project: Path, table: str, *columns: str) -> list[tuple[Any, ...]]:
    """Return columns of a table by their names, read past the program."""
    connection = sqlite3.connect(project)
    try:
        return connection.execute(f'SELECT {", ".join(columns)} FROM "{table}"').fetchall()
    finally:
        connection.close()


def state(project: Path) -> dict[str, list[tuple[Any, ...]]]:
    """Return every row of every tracked table: what a refused command must not have touched."""
    connection = sqlite3.connect(project)
    try:
        return {
            table.name: sorted(connection.execute(f'SELECT * FROM "{table.name}"'), key=str)
            for table in schema.TRACKED
        }
    finally:
        connection.close()


def process(*words: object, **settings: Any) -> subprocess.CompletedProcess[str]:
    """Run `threefold …` in a process of its own."""
    command = [sys.executable, "-m", "app.main", *map(str, words)]
    return subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, check=False, **settings
    )
