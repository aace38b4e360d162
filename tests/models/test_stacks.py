"""Which operation undo and redo take next, over logs of any length, against plain stacks."""

from collections import defaultdict
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Connection, Engine, create_engine

from app.models import journal, schema
from app.models.visibility import Viewer

ACTIONS = st.tuples(
    st.sampled_from(["do", "do", "undo", "undo", "redo"]), st.sampled_from([1, None])
)


@pytest.fixture(scope="module")
def engine() -> Iterator[Engine]:
    engine = create_engine("sqlite://")
    schema.metadata.create_all(engine)
    yield engine
    engine.dispose()


class Log:
    """A log without changes, and each coder's stacks beside it."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.done: dict[int | None, list[int]] = defaultdict(list)
        self.undone: dict[int | None, list[int]] = defaultdict(list)

    def act(self, action: str, coder: int | None) -> None:
        done, undone = self.done[coder], self.undone[coder]
        if action == "do":
            done.append(self._write("do", coder, None))
            undone.clear()
        elif action == "undo" and done:
            self._write("undo", coder, done[-1])
            undone.append(done.pop())
        elif action == "redo" and undone:
            self._write("redo", coder, undone[-1])
            done.append(undone.pop())

    def _write(self, role: str, coder: int | None, target: int | None) -> int:
        row = {"uid": 1, "coder": coder, "kind": "x", "role": role, "target": target, "at": "x"}
        result = self._connection.execute(schema.op.insert(), row)
        return int(result.inserted_primary_key[0])

    def expected(self, coder: int | None) -> list[int | None]:
        return [(stack[coder] or [None])[-1] for stack in (self.done, self.undone)]

    def found(self, coder: int | None) -> list[int | None]:
        viewer = Viewer(coder)
        steps = [find(self._connection, viewer) for find in (journal.next_undo, journal.next_redo)]
        return [None if step is None else step.op for step in steps]


@given(actions=st.lists(ACTIONS, max_size=60))
def test_as_plain_stacks(actions: list[tuple[str, int | None]], engine: Engine) -> None:
    with engine.connect() as connection:
        log = Log(connection)
        for action, coder in actions:
            log.act(action, coder)
            assert [log.found(who) for who in (1, None)] == [log.expected(who) for who in (1, None)]
        connection.rollback()


def test_far_back(engine: Engine) -> None:
    with engine.connect() as connection:
        log = Log(connection)
        for action in ["do"] * 2000 + ["undo"] * 2000 + ["redo"] * 1999:
            log.act(action, 1)
        assert log.found(1) == log.expected(1) == [1999, 2000]
        connection.rollback()
