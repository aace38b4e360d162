"""The order of codes, set by hand."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.coding import operations
from app.models import queries
from app.models.transaction import Transaction
from tests.builders import did, make_project
from tests.coding.operations.structure_desk import Desk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with make_project(tmp_path) as project:
        desk = Desk(project)
        desk.category("K")
        desk.codes("a", "b", "c", "d", under="K")
        yield desk


def test_order_of_codes(desk: Desk) -> None:
    desk.do(operations.order_codes, codes=["d", "a"])
    with desk.project.read() as reader:
        assert [row.name for row in queries.codes(reader)] == ["d", "b", "c", "a"]


def test_order_of_codes_that_two_blind_coders_gave_the_same_place(desk: Desk) -> None:
    def tie(tx: Transaction) -> None:
        for name in ("a", "b", "c"):
            tx.codes.change(desk.ids[name], position=3)

    did(desk.project, tie)
    desk.do(operations.order_codes, codes=["c", "a"])
    with desk.project.read() as reader:
        rows = queries.codes(reader)
    assert [row.name for row in rows] == ["c", "b", "a", "d"]
    assert [row.position for row in rows] == [0, 1, 2, 3]
