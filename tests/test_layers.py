"""The layers in pyproject.toml let through what they should and refuse each kind of offence.

`make layers` applies them to app/; here they meet small trees made for the purpose, because a
contract that never refuses anything looks the same as a contract that is kept.
"""

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).parent.parent

ALLOWED = {
    "app/models/errors.py": "import sqlalchemy, sqlite3",
    "app/models/project.py": "",
    "app/words/importing.py": "from app.models.errors import Refusal",
    "app/coding/importing.py": "from app import words\nfrom app.models import project",
    "app/ui/pages.py": "import PySide6, shiboken6\nfrom app import coding, resources",
    "app/cli/commands.py": "from app.coding import importing\nfrom app import words",
    "app/qt_check.py": "import PySide6",
    "app/resources.py": "",
    "app/main.py": "import PySide6\nfrom app import qt_check\nfrom app.cli import commands\n"
    "from app.ui import pages",
}
# Module, the line in it that is against a contract, and how the report names it.
REFUSED = [
    ("app/models/a.py", "from app.coding import importing", "app.models.a -> app.coding.importing"),
    ("app/models/b.py", "from app.words import importing", "app.models.b -> app.words.importing"),
    ("app/coding/a.py", "from app.ui import pages", "app.coding.a -> app.ui.pages"),
    ("app/cli/a.py", "from app.ui import pages", "app.cli.a -> app.ui.pages"),
    ("app/ui/a.py", "from app.cli import commands", "app.ui.a -> app.cli.commands"),
    ("app/stray.py", "", "app.stray"),
    ("app/words/a.py", "from app.models import project", "app.words.a -> app.models.project"),
    ("app/coding/b.py", "import sqlite3", "app.coding.b -> sqlite3"),
    ("app/ui/b.py", "from sqlalchemy import select", "app.ui.b -> sqlalchemy"),
    ("app/coding/c.py", "from PySide6.QtCore import QObject", "app.coding.c -> PySide6"),
    ("app/cli/c.py", "import shiboken6", "app.cli.c -> shiboken6"),
    ("app/qt_check.py", "from app.models import errors", "app.qt_check -> app.models.errors"),
]


def report(folder: Path, files: dict[str, str]) -> str:
    """Return what import-linter says about an `app` of these modules under our contracts."""
    for name, line in files.items():
        module = folder / name
        module.parent.mkdir(parents=True, exist_ok=True)
        (module.parent / "__init__.py").touch()
        module.write_text(f"{line}\n", encoding="utf-8")
    shutil.copy(ROOT / "pyproject.toml", folder)
    run = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    done = subprocess.run(
        [sys.executable, "-c", run, "--no-cache", "--no-logo"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": os.fspath(folder), "COLUMNS": "200"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stderr == ""
    return done.stdout


def contract_names() -> list[str]:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return [contract["name"] for contract in settings["tool"]["importlinter"]["contracts"]]


def test_what_the_design_allows_is_let_through(tmp_path: Path) -> None:
    said = report(tmp_path, ALLOWED)
    assert f"Contracts: {len(contract_names())} kept, 0 broken." in said


def test_every_contract_refuses(tmp_path: Path) -> None:
    said = report(tmp_path, {**ALLOWED, **{module: line for module, line, _ in REFUSED}})
    assert f"Contracts: 0 kept, {len(contract_names())} broken." in said
    assert [named for _, _, named in REFUSED if named not in said] == []
