"""The outline into which memos are sorted: order, nesting, and whose eyes it is for."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from app.coding import operations
from app.models import queries
from app.models.errors import Refusal
from app.models.project import Project
from tests.builders import add_coder, did, make_project, open_round


class Desk:
    """Two coders, three memos of Ana's and a private one of Ben's."""

    def __init__(self, project: Project) -> None:
        self.project = project
        self.ana, self.ben = add_coder(project, "Ana"), add_coder(project, "Ben")
        write = operations.write_memo
        self.one, self.two, self.three = (
            did(project, write, self.ana, text=text) for text in ("one", "二 🙂", "three")
        )
        self.secret = did(project, write, self.ben, text="secret", private=True)

    def do(self, operation: Any, coder: int | None = None, /, **values: Any) -> Any:
        return did(self.project, operation, coder or self.ana, **values)

    def refused(self, operation: Any, coder: int | None = None, /, **values: Any) -> str:
        with pytest.raises(Refusal) as caught:
            self.do(operation, coder, **values)
        return caught.value.reason

    def seen(self, coder: int | None = None) -> list[str]:
        """Return the rows as they show, indented by a point for each level."""
        with self.project.read(coder or self.ana) as reader:
            rows = queries.outline_rows(reader)
            texts = {memo.id: memo.text for memo in queries.memos(reader)}

        def below(parent: int | None, depth: int) -> Iterator[str]:
            for row in rows:
                if row.parent == parent:
                    yield "." * depth + (row.heading or texts[row.memo or 0])
                    yield from below(row.id, depth + 1)

        return list(below(None, 0))

    def row(self, name: str, coder: int | None = None) -> int:
        with self.project.read(coder or self.ana) as reader:
            texts = {memo.id: memo.text for memo in queries.memos(reader)}
            rows = queries.outline_rows(reader)
        return next(r.id for r in rows if name in (r.heading, texts.get(r.memo or 0)))


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with make_project(tmp_path) as project:
        yield Desk(project)


def test_memos_are_sorted_under_headings(desk: Desk) -> None:
    costs = desk.do(operations.add_outline_heading, text=" What it costs ")
    desk.do(operations.add_outline_heading, text="What it takes", at=0)
    desk.do(operations.sort_memos, memos=[desk.one, desk.two], parent=costs)
    desk.do(operations.sort_memos, memos=[desk.three], parent=costs, at=1)
    assert desk.seen() == ["What it takes", "What it costs", ".one", ".three", ".二 🙂"]
    desk.do(operations.sort_memos, memos=[desk.three])  # a second time moves it
    assert desk.seen()[-2:] == [".二 🙂", "three"]
    below = {"rows": [desk.row("What it takes")], "parent": desk.row("one")}
    desk.do(operations.move_in_outline, **below)
    assert desk.seen() == ["What it costs", ".one", "..What it takes", ".二 🙂", "three"]
    circle = {"rows": [costs], "parent": desk.row("What it takes")}
    assert desk.refused(operations.move_in_outline, **circle) == "outline-below-itself"
    desk.do(operations.rename_outline_heading, row=costs, text="Costs")
    memo = {"row": desk.row("one"), "text": "x"}
    assert desk.refused(operations.rename_outline_heading, **memo) == "outline-row-is-a-memo"
    desk.do(operations.take_out_of_outline, rows=[desk.row("one")])
    assert desk.seen() == ["Costs", ".What it takes", ".二 🙂", "three"]
    desk.project.undo(desk.ana).result()
    assert desk.seen() == ["Costs", ".one", "..What it takes", ".二 🙂", "three"]


def test_a_deleted_memo_leaves_what_stood_below_it(desk: Desk) -> None:
    desk.do(operations.sort_memos, memos=[desk.one, desk.two])
    desk.do(operations.sort_memos, memos=[desk.three], parent=desk.row("one"))
    desk.do(operations.delete_memo, memo=desk.one)
    assert desk.seen() == ["three", "二 🙂"]
    desk.project.undo(desk.ana).result()
    assert desk.seen() == ["one", ".three", "二 🙂"]


def test_nobody_sees_a_private_memo_of_another(desk: Desk) -> None:
    desk.do(operations.sort_memos, desk.ben, memos=[desk.secret])
    desk.do(operations.sort_memos, desk.ben, memos=[desk.one], parent=desk.row("secret", desk.ben))
    assert desk.seen(desk.ben) == ["secret", ".one"]
    assert desk.seen() == ["one"]
    assert desk.refused(operations.sort_memos, memos=[desk.secret]) == "row-gone"


def test_while_blind_what_others_sorted_is_neither_seen_nor_moved(desk: Desk) -> None:
    heading = desk.do(operations.add_outline_heading, text="What it costs")
    desk.do(operations.sort_memos, memos=[desk.one], parent=heading)
    open_round(desk.project, (desk.ana, desk.ben))
    assert desk.seen(desk.ben) == []
    assert desk.refused(operations.take_out_of_outline, desk.ben, rows=[heading]) == "row-gone"
    desk.do(operations.sort_memos, desk.ben, memos=[desk.secret])
    assert (desk.seen(desk.ben), desk.seen()) == (["secret"], ["What it costs", ".one"])
