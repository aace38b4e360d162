"""Every registered operation is undone and redone exactly, and says in a sentence what it did."""

import re
import string
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from app.coding import operations
from app.models import queries, rules
from app.models.errors import Refusal
from app.models.journal import NEVER_UNDONE
from app.models.project import Done, Project
from app.words import history
from tests.builders import Dump, Study, did, dump
from tests.coding.operations.moves import MOVES, registered
from tests.coding.operations.world import World

TRIES = 60


@pytest.fixture(scope="module")
def opened(
    template: Study, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Project, int]]:
    mine = template.copy(tmp_path_factory.mktemp("each"))
    with Project(mine.path, copies=False) as project:
        with project.read() as reader:
            first, second, *_others = (row.id for row in queries.codes(reader))
        did(project, operations.match_codes, mine.ana, first=first, second=second)
        yield project, mine.ana


def test_every_operation_has_a_move() -> None:
    assert sorted(registered()) == sorted(MOVES)


@pytest.mark.parametrize("kind", sorted(MOVES.keys() - set(NEVER_UNDONE)))
def test_undone_and_redone(kind: str, opened: tuple[Project, int], tmp_path: Path) -> None:
    project, coder = opened
    before = dump(project)
    done = changed_by(project, kind, coder, tmp_path)
    after = dump(project)
    assert done.kind == kind
    for table, ids in differing(before, after).items():
        assert ids <= done.changes.rows[table], table
    assert (undone := project.undo(coder).result()).kind == kind
    assert dump(project) == before
    # Exactly the rows that differ are undone: one that was changed and changed back is left alone.
    assert dict(undone.changes.rows) == differing(before, after)
    project.redo(coder).result()
    assert dump(project) == after
    project.undo(coder).result()
    assert dump(project) == before


def differing(before: Dump, after: Dump) -> dict[str, frozenset[int]]:
    """Return by table the ids of the rows that are not the same in both states."""
    found = {
        table: frozenset(row[0] for row in set(rows) ^ set(after[table]))
        for table, rows in before.items()
    }
    return {table: ids for table, ids in found.items() if ids}


def changed_by(project: Project, kind: str, coder: int, folder: Path) -> Done:
    """Run the operation with random values until one of them changes something."""
    operation = registered()[kind]
    for seed in range(TRIES):
        try:
            values = MOVES[kind](World(project, coder, Random(f"{kind} {seed}"), folder))
            done = project.do(operation, coder, **values).result()
        except (IndexError, Refusal):
            continue
        if done.changes is not None:
            with project.read() as reader:
                assert rules.broken(reader.connection) == []
            assert_says_what_it_did(done)
            return done
    pytest.fail(f"no values among {TRIES} made {kind} change anything")


def assert_says_what_it_did(done: Done) -> None:
    words = history.template(done.kind, done.details)
    assert words is not None
    gaps = {field for _, field, _, _ in string.Formatter().parse(words) if field}
    assert gaps <= done.details.keys()
    said = history.did(done.kind, done.details)
    assert re.findall(r"None|[{}\[\]]", said) == []
    for gap in gaps:
        held = done.details[gap]
        assert all(str(part) in said for part in (held if isinstance(held, list) else [held]))
