"""Run as a program: opens a project and is killed in the middle of something.

Arguments: the project, and what to be doing. Says "ready" on standard output when it is time.
"""

import sys
from pathlib import Path
from typing import Any

from app.coding import operations
from app.models.project import Project
from app.models.transaction import Transaction

ROWS = 50_000


def many_settings(tx: Transaction) -> None:
    """Write many rows, and say so in the middle of them."""
    for part in range(10):
        tx.settings.add_many([{"name": f"{part}.{n}", "value": "x"} for n in range(ROWS // 10)])
        if part == 5:
            ready()
            sys.stdin.read()  # never ends: the process is killed


def ready() -> None:
    sys.stdout.write("ready\n")
    sys.stdout.flush()


def main(path: str, doing: str) -> None:
    project: Any = Project(Path(path), copies=False)
    for name in ("first", "second"):
        project.do(operations.create_code, name=name).result()
    if doing == "writing":
        project.do(many_settings).result()
    with project.read():  # a reader does not keep the log from being recovered either
        ready()
        sys.stdin.read()


if __name__ == "__main__":
    main(*sys.argv[1:])
