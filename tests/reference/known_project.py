"""The tables that are made from a project and not from records: of one that is small and known.

Ana and Ben have coded one interview blind; their round is frozen, two differences are settled, and
a version of the codebook was kept before a code was defined.
"""

import dataclasses
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from unittest.mock import patch

from app.coding import operations
from app.coding.reconciling.rulings import Ruling
from app.coding.reports.agreement_table import AgreementOptions
from app.coding.reports.catalog import REPORTS, Choices
from app.coding.tables.value import Table
from app.models import clock
from tests.builders import did
from tests.coding.reconciling.test_settling import Frozen

NAMES = (
    "codebook",
    "codebook-difference",
    "quotations",
    "agreement",
    "decisions",
    "history",
    "saturation",
    "memo-outline",
)
_BEGIN = datetime(2026, 3, 1, 9, tzinfo=UTC)


def tables(folder: Path) -> Mapping[str, Table]:
    """Make the project in `folder` and return its tables by the name of the report."""
    minutes = _minutes()
    with patch.object(clock, "now", lambda: next(minutes)):
        made = Frozen(folder)
        with made.project as project:
            did(project, operations.make_codebook_version, made.ana, name="pilot")
            defined = {"definition": "Relies on somebody", "example": "=they trust me"}
            did(project, operations.define_code, made.ana, code=made.trust, **defined)
            first, second = made.read().differences
            made.settle(first, Ruling.BOTH, reason="Both hear it")
            made.settle(second, Ruling.SECOND)
            heading = did(project, operations.add_outline_heading, made.ana, text="What | carries")
            memo = did(project, operations.write_memo, made.ana, text="=Trust comes first 🙂")
            did(project, operations.sort_memos, made.ana, memos=[memo], parent=heading)
            choices = Choices(coder="Ana", agreement=AgreementOptions(coders="Ana,Ben"))
            with project.read() as reader:
                found = {name: _whole(REPORTS[name](reader, choices)) for name in NAMES}
    # What stands below these figures has tests of its own; so have the history's many sentences.
    for name in ("agreement", "decisions", "saturation"):
        found[name] = dataclasses.replace(found[name], notes=())
    found["history"] = dataclasses.replace(found["history"], rows=found["history"].rows[:4])
    return found


def _whole(table: Table) -> Table:
    """Return the table with its rows read, so that the project may be closed."""
    return dataclasses.replace(table, rows=tuple(table.rows))


def _minutes() -> Iterator[str]:
    for minute in count():
        at = _BEGIN + timedelta(minutes=minute)
        yield at.isoformat().replace("+00:00", "Z")
