"""The bootstrap of `make` answers in one line where a machine lacks something.

A copy of tools/setup_env.py runs in a checkout made for the test. Machines that lack something are
played by programs on the path; real pip and real downloads stay out.
"""

import ast
import json
import os
import runpy
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
posix = pytest.mark.skipif(os.name == "nt", reason="plays programs with shell scripts")


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    folder = tmp_path / "a checkout"
    (folder / "tools").mkdir(parents=True)
    shutil.copy(ROOT / "tools" / "setup_env.py", folder / "tools")
    shutil.copy(ROOT / "pyproject.toml", folder)
    return folder


def start(
    checkout: Path, *arguments: str, before: str = "", **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run the bootstrap after the statements `before`, which play another kind of Python."""
    script = checkout / "tools" / "setup_env.py"
    code = f"import sys, runpy; sys.argv = {[str(script), *arguments]!r}\n{before}\n"
    code += f"runpy.run_path({str(script)!r}, run_name='__main__')"
    return subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def stamp(checkout: Path, extra: str) -> None:
    """Leave behind what a finished set-up leaves: a Python and the stamp."""
    made = runpy.run_path(str(checkout / "tools" / "setup_env.py"), run_name="tools.setup_env")
    made["PYTHON"].parent.mkdir(parents=True, exist_ok=True)
    made["PYTHON"].touch()
    made["STAMP"].write_text(json.dumps(made["wanted_stamp"](extra)), encoding="utf-8")


NO_VENV = "sys.modules['ensurepip'] = None"  # as on Debian without python3-venv


@posix
def test_a_too_old_python_without_a_newer_one_says_so(checkout: Path, tmp_path: Path) -> None:
    done = start(checkout, before="sys.version_info = (3, 9, 2)", PATH=str(tmp_path))
    assert done.returncode == 1
    assert done.stderr.startswith("Threefold needs Python 3.11 or newer, and ")
    assert done.stderr.count("\n") == 1


@posix
def test_a_too_old_python_hands_over_to_a_newer_one(checkout: Path, tmp_path: Path) -> None:
    broken = tmp_path / "python3.13"  # what pyenv leaves for a version that is not switched on
    broken.write_text("#!/bin/sh\necho not switched on >&2\nexit 127\n", encoding="utf-8")
    newer = tmp_path / "python3.12"
    newer.write_text('#!/bin/sh\n[ "$1" = -c ] || echo "handed $@"\n', encoding="utf-8")
    broken.chmod(0o755)
    newer.chmod(0o755)
    done = start(checkout, "test", before="sys.version_info = (3, 9, 2)", PATH=str(tmp_path))
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == f"handed {checkout / 'tools' / 'setup_env.py'} test\n"


@posix
def test_a_missing_venv_module_is_named_with_its_package(checkout: Path, tmp_path: Path) -> None:
    (tmp_path / "apt-get").touch(0o755)
    done = start(checkout, before=NO_VENV, PATH=str(tmp_path))
    command = f"sudo apt-get install python3.{sys.version_info.minor}-venv"
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert done.stderr.endswith(f" lacks ensurepip. Install it with: {command}\n")
    assert not (checkout / ".venv").exists()


@pytest.mark.parametrize("wanted, held", [("", ""), ("", "test"), ("test", "test")])
def test_an_environment_that_is_up_to_date_is_left_alone(
    checkout: Path, wanted: str, held: str
) -> None:
    stamp(checkout, held)
    # Without venv nothing could be made; without output nothing was tried.
    done = start(checkout, *filter(None, [wanted]), before=NO_VENV)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


@pytest.mark.parametrize("change", ["packages", "extra", "moved", "no python"])
def test_an_environment_that_is_not_up_to_date_is_mended(checkout: Path, change: str) -> None:
    stamp(checkout, "")
    if change == "packages":
        with (checkout / "pyproject.toml").open("a") as file:
            file.write("# another\n")
    if change == "moved":
        checkout = checkout.rename(checkout.parent / "moved")
    if change == "no python":
        shutil.rmtree(checkout / ".venv" / ("Scripts" if os.name == "nt" else "bin"))
    done = start(checkout, *(["test"] if change == "extra" else []), before=NO_VENV)
    assert done.returncode == 1
    assert "lacks ensurepip" in done.stderr


def test_a_folder_of_another_kind_is_not_touched(checkout: Path) -> None:
    (checkout / ".venv").mkdir()
    (checkout / ".venv" / "mine.txt").touch()
    done = start(checkout)
    assert done.returncode == 1
    assert done.stderr.endswith("is not a virtual environment; move it away and try again.\n")
    assert (checkout / ".venv" / "mine.txt").exists()


@posix
def test_a_failed_installation_ends_in_a_sentence_and_is_continued(checkout: Path) -> None:
    stamp(checkout, "")
    python = checkout / ".venv" / "bin" / "python"
    python.write_text('#!/bin/sh\necho "$@"; exit 1\n', encoding="utf-8")
    python.chmod(0o755)
    for _ in range(2):
        done = start(checkout, "test")
        assert done.returncode == 1
        assert done.stdout.splitlines()[1].endswith(f"--editable {checkout}[test] --quiet")
        assert done.stderr.endswith("(see above). Is this machine online?\n")


def test_old_pythons_can_read_it_up_to_the_check_of_their_version() -> None:
    source = (ROOT / "tools" / "setup_env.py").read_text(encoding="utf-8")
    ast.parse(source, feature_version=(3, 7))
