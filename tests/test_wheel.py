"""The program as a user installs it: from a wheel, away from the checkout.

The packages it depends on are borrowed from the environment of the tests, by one path file, so
that nothing is fetched; the program itself comes from the wheel alone.
"""

import os
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

import app

ROOT = Path(__file__).parent.parent


def run(command: list[object], cwd: Path) -> str:
    """Run a command without this process's Python settings; return what it prints."""
    environment = {name: value for name, value in os.environ.items() if "PYTHON" not in name}
    done = subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("wheel")
    pip = [sys.executable, "-m", "pip", "wheel", "--no-index", "--no-deps", "--no-build-isolation"]
    run([*pip, "--wheel-dir", out, ROOT], cwd=out)
    (built,) = out.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def programs(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of programs of an environment in which only the wheel is installed."""
    folder = tmp_path_factory.mktemp("installed elsewhere")
    run([sys.executable, "-m", "venv", "--without-pip", folder], cwd=folder)
    programs = folder / ("Scripts" if os.name == "nt" else "bin")
    python = programs / "python"
    pip = [sys.executable, "-m", "pip", "--python", python, "install", "--no-index", "--no-deps"]
    run([*pip, wheel], cwd=folder)
    # After the installation, or pip takes the checkout's own entry for an older version of it. Path
    # files inside the borrowed folder are not read, so the editable checkout stays out of sight.
    ask = "import sysconfig; print(sysconfig.get_path('purelib'))"
    packages = Path(run([python, "-c", ask], cwd=folder).strip())
    (packages / "borrowed.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    return programs


def test_the_wheel_holds_the_program_its_resources_and_nothing_else(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        held = {name for name in archive.namelist() if ".dist-info/" not in name}
    assert held == sources("app", "app") | sources("resources", "app/_resources")


def sources(folder: str, becomes: str) -> set[str]:
    """Return the files below a folder of the checkout as the wheel is to name them."""
    paths = (
        path.relative_to(ROOT / folder) for path in (ROOT / folder).rglob("*") if path.is_file()
    )
    return {f"{becomes}/{path.as_posix()}" for path in paths if "__pycache__" not in path.parts}


def test_the_installed_program_says_its_version(programs: Path, tmp_path: Path) -> None:
    said = run([programs / "threefold", "--version"], cwd=tmp_path)
    assert said.split() == ["threefold", app.__version__]


def test_the_installed_program_is_not_the_checkout(programs: Path, tmp_path: Path) -> None:
    said = run([programs / "python", "-c", "import app; print(app.__file__)"], cwd=tmp_path)
    assert Path(said.strip()).is_relative_to(programs.parent)
    assert not Path(said.strip()).is_relative_to(ROOT)


def test_the_installed_program_works_through_the_sample_study(
    programs: Path, tmp_path: Path
) -> None:
    study = tmp_path / "study"
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    said = run([programs / "threefold", "demo", "--headless", study], cwd=elsewhere)
    (project,) = study.glob("*.threefold")
    assert project.name in said
    assert run([programs / "threefold", "check", project], cwd=elsewhere)
    assert list(elsewhere.iterdir()) == []
