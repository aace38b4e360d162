"""In a copy for reading no operation runs but the writing of its reader's own memos."""

from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from app.coding import operations
from app.models import queries
from app.models.errors import Refusal
from app.models.project import Project
from app.models.reading_copy import write_reading_copy
from tests.builders import Study, add_coder, did, dump, set_round_state
from tests.coding.operations.moves import MOVES, registered
from tests.coding.operations.world import World

COMMENTS = {"write-memo", "edit-memo", "delete-memo"}


@pytest.fixture(scope="module")
def copy(
    template: Study, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Project, int, int]]:
    """Return a copy for Sam of a study with something in every table, Sam, and somebody else."""
    mine = template.copy(tmp_path_factory.mktemp("reading"))
    path = mine.path.with_name("sam.threefold")
    with Project(mine.path, copies=False) as project:
        sam = add_coder(project, "Sam")
        with project.read() as reader:
            rounds = [row.id for row in queries.rounds(reader)]
        for round_ in rounds:
            set_round_state(project, round_, "frozen")
        with project.read() as reader:
            write_reading_copy(reader, path, sam)
        whole = dump(project)
    with Project(path, copies=False) as made:
        assert {table for table, rows in dump(made).items() if not rows} <= {"conflict"} | {
            table for table, rows in whole.items() if not rows
        }
        yield made, sam, mine.ana


def test_no_operation_but_a_comment_changes_it(
    copy: tuple[Project, int, int], tmp_path: Path
) -> None:
    project, sam, ana = copy
    before = dump(project)
    assert registered().keys() >= COMMENTS
    for kind, operation in sorted(registered().items()):
        if kind in COMMENTS:
            continue
        try:
            values = MOVES[kind](World(project, sam, Random(kind), tmp_path))
        except IndexError:  # nothing to do it with; it must not even be tried
            values = {}
        for do in (project.do, project.rehearse):
            with pytest.raises(Refusal) as refused:
                do(operation, sam, **values).result()
            assert refused.value.reason == "reading-copy", kind
    with pytest.raises(Refusal) as refused:
        did(project, operations.write_memo, ana, text="in Ana's name")
    assert refused.value.reason == "reading-copy-of-another"
    for step in (project.undo, project.redo):
        with pytest.raises(Refusal):
            step(sam).result()
    assert dump(project) == before


def test_comments_are_written_changed_undone_and_deleted(copy: tuple[Project, int, int]) -> None:
    project, sam, _ana = copy
    before = dump(project)
    memo = did(project, operations.write_memo, sam, text="Why? 🙂")
    did(project, operations.edit_memo, sam, memo=memo, title="a question")
    did(project, operations.delete_memo, sam, memo=memo)
    assert dump(project) == before
    for _step in range(3):
        project.undo(sam).result()
    assert dump(project) == before
