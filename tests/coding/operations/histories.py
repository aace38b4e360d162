"""The model of undo and redo beside an open project.

It keeps each coder's two stacks and what every operation did to which rows, as a user would think
of it: undo puts the rows of one's own latest operation back, unless one of them is no longer as
that operation left it. What the project refuses besides must be what would break a rule.
"""

import sqlite3
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

from sqlalchemy import create_engine

from app.models import rules, schema
from app.models.errors import Refusal
from app.models.journal import FREEZE, NEVER_UNDONE
from app.models.project import Done, Project
from tests.builders import Study, dump
from tests.coding.operations.moves import MOVES, registered
from tests.coding.operations.world import World

Key = tuple[str, int]


State = dict[Key, tuple[Any, ...]]


class Step(NamedTuple):
    """One thing that happens: who does what, with which dice."""

    action: str
    actor: int
    seed: int


class Event(NamedTuple):
    """What an operation did: each row as it was and as it became (None: not there)."""

    kind: str
    rows: dict[Key, tuple[Any, Any]]


def state_of(project: Project) -> State:
    return {(table, row[0]): row for table, rows in dump(project).items() for row in rows}


class Session:
    """An open project with the model beside it."""

    def __init__(self, study: Study, folder: Path) -> None:
        self.path = study.path
        self.folder = folder
        self.coders = (study.ana, study.ben, None)
        self.project = Project(study.path, copies=False)
        self.state = state_of(self.project)
        self.start = self.state
        self.done: dict[int | None, list[Event]] = {coder: [] for coder in self.coders}
        self.undone: dict[int | None, list[Event]] = {coder: [] for coder in self.coders}
        # What the study was made with is on the stacks too.
        self.floor = {coder: self._latest(coder) for coder in self.coders}

    def _latest(self, coder: int | None) -> int:
        with self.project.read(coder) as reader:
            rows = reader.connection.exec_driver_sql("SELECT max(id) FROM op").one()
        return int(rows[0])

    def take(self, step: Step) -> None:
        coder = self.coders[step.actor]
        if step.action == "reopen":
            self.project.close()
            self.project = Project(self.path, copies=False)
            assert state_of(self.project) == self.state
        elif step.action in ("undo", "redo"):
            self.play(coder, step.action)
        elif step.action == "undo-back":
            self.back(coder)
        else:
            self.do(coder, step)

    def do(self, coder: int | None, step: Step) -> None:
        world = World(self.project, coder, Random(step.seed), self.folder)
        try:
            values = MOVES[step.action](world)
        except IndexError:
            return
        before = self.state
        done = self.run(self.project.do(registered()[step.action], coder, **values))
        rows = changed_rows(before, self.state)
        if isinstance(done, Done) and done.changes is not None:
            touched = {(table, row) for table, ids in done.changes.rows.items() for row in ids}
            assert rows.keys() <= touched
            if step.action == FREEZE or step.action not in NEVER_UNDONE:
                self.done[coder].append(Event(step.action, rows))
            self.undone[coder].clear()
        else:
            assert rows == {}

    def run(self, future: Any) -> Any:
        """Return the answer or refusal; the project must be sound after either."""
        try:
            answer = future.result()
        except Refusal as refusal:
            answer = refusal
        self.state = state_of(self.project)
        with self.project.read() as reader:
            assert rules.broken(reader.connection) == []
            assert reader.connection.exec_driver_sql("PRAGMA foreign_key_check").all() == []
        return answer

    def play(self, coder: int | None, role: str) -> bool:
        source, goal = self.done[coder], self.undone[coder]
        source[:] = [event for event in source if not self.is_over(event)]
        if role == "redo":
            source, goal = goal, source
        if not source:
            if role == "redo":
                refused = self.run(self.project.redo(coder))
                assert refused.reason == "nothing-to-redo"
            return False
        event, before = source[-1], self.state
        if event.kind == FREEZE:
            assert self.run(self.project.undo(coder)).reason == "undo-stops-at-freeze"
            return False
        expected = put_back(before, event, role)
        answer = self.run(getattr(self.project, role)(coder))
        if isinstance(answer, Refusal):
            assert answer.reason == "undo-later-work"
            assert self.state == before
            assert expected is None or not self.is_sound(expected)
            return False
        assert (answer.kind, self.state) == (event.kind, expected)
        goal.append(source.pop())
        return True

    def back(self, coder: int | None) -> None:
        """Undo all of the coder's operations since the study was made, all or none."""
        before, expected = self.state, self.state
        self.done[coder][:] = [event for event in self.done[coder] if not self.is_over(event)]
        if any(event.kind == FREEZE for event in self.done[coder]):
            answer = self.run(self.project.undo_back_to(self.floor[coder], coder))
            assert isinstance(answer, Refusal)
            assert self.state == before
            return
        for event in reversed(self.done[coder]):
            expected = None if expected is None else put_back(expected, event, "undo")
        answer = self.run(self.project.undo_back_to(self.floor[coder], coder))
        if isinstance(answer, Refusal):
            assert (answer.reason, self.state) == ("undo-later-work", before)
            return
        assert self.state == expected
        self.undone[coder] += reversed(self.done[coder])
        self.done[coder].clear()

    def is_over(self, event: Event) -> bool:
        """Tell whether an event is a freeze that was taken back: undo passes over it."""
        names = schema.freeze.columns.keys()
        return event.kind == FREEZE and any(
            self.state[key][names.index("unfrozen_at")] is not None
            for key in event.rows
            if key[0] == "freeze"
        )

    def is_sound(self, state: State) -> bool:
        """Tell whether a file with these rows would keep every rule."""
        path = self.folder / "expected.threefold"
        path.unlink(missing_ok=True)
        with sqlite3.connect(self.path) as source, sqlite3.connect(path) as target:
            source.backup(target)
            for (name,) in target.execute("SELECT name FROM sqlite_master WHERE type='trigger'"):
                target.execute(f'DROP TRIGGER "{name}"')
            for table in schema.TRACKED:
                rows = [row for (name, _id), row in state.items() if name == table.name]
                target.execute(f'DELETE FROM "{table.name}"')
                marks = ", ".join("?" for _ in table.columns)
                target.executemany(f'INSERT INTO "{table.name}" VALUES ({marks})', rows)
        engine = create_engine(f"sqlite:///{path}")
        with engine.connect() as connection:
            dangling = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
            broken = rules.broken(connection)
        engine.dispose()
        return not dangling and not broken


def changed_rows(before: State, after: State) -> dict[Key, tuple[Any, Any]]:
    keys = before.keys() | after.keys()
    return {k: (before.get(k), after.get(k)) for k in keys if before.get(k) != after.get(k)}


def put_back(state: State, event: Event, role: str) -> State | None:
    """Return the state without (or again with) the event; None where later work stands on it."""
    result = dict(state)
    for key, (before, after) in event.rows.items():
        left, wanted = (after, before) if role == "undo" else (before, after)
        if state.get(key) != left:
            return None
        if wanted is None:
            del result[key]
        else:
            result[key] = wanted
    return result
