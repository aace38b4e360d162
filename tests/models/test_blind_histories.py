"""What a blind coder does and sees is the same as if the other had never worked.

Two files with the same beginning: in one Ana works alone, in the other Ben works between her steps.
Whatever she does must be answered, refused and shown alike in both. Her new rows get the same ids
in both, so that nothing needs to be matched.
"""

import shutil
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.models.errors import Refusal
from app.models.project import Done, Project
from tests.coding.operations.moves import MOVES, registered
from tests.coding.operations.world import World
from tests.models.blind import Round, ids, make_round, shown

# What a coder does while coding; the rest changes what belongs to the team.
CODING = (
    "apply-code",
    "apply-new-code",
    "create-category",
    "create-code",
    "define-category",
    "define-code",
    "delete-categories",
    "delete-codes",
    "delete-memo",
    "edit-memo",
    "finish",
    "mark-quotable",
    "merge-categories",
    "merge-codes",
    "nest-codes",
    "order-codes",
    "place-categories",
    "place-codes",
    "recode",
    "recolour-category",
    "recolour-codes",
    "remove-codings",
    "rename-category",
    "rename-code",
    "resize-coding",
    "set-level",
    "translate-quotation",
    "unfinish",
    "write-coding-memo",
    "write-memo",
    "write-summary",
)
ACTIONS = (*CODING, "undo", "undo", "redo")
STEPS = st.lists(
    st.tuples(st.sampled_from(ACTIONS), st.sampled_from(["ana", "ben"]), st.integers(0, 9999)),
    min_size=10,
    max_size=30,
)


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Round:
    return make_round(tmp_path_factory.mktemp("blind"))


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, Any]]:
    """Give new rows ids of the coder who acts, at one moment: Ana's are the same in both files."""
    state: dict[str, Any] = {"dice": Random(0)}
    monkeypatch.setattr("app.models.clock.now", lambda: "2026-11-28T18:52:26Z")
    monkeypatch.setattr("app.models.store.new_id", lambda: state["dice"].getrandbits(62))
    return state


def act(project: Project, action: str, coder: int, values: dict[str, Any]) -> object:
    """Return what an action answers; numbers of operations aside."""
    try:
        if action in ("undo", "redo"):
            done: Done = getattr(project, action)(coder).result()
        else:
            done = project.do(registered()[action], coder, **values).result()
    except Refusal as refusal:
        return refusal.reason, refusal.values
    changes = None if done.changes is None else done.changes.rows
    return done.value, changes, done.kind, done.details


def chosen(project: Project, action: str, coder: int, seed: int, folder: Path) -> dict[str, Any]:
    """Return values from what is in this file, hidden or not; nothing is made the team's."""
    if action in ("undo", "redo"):
        return {}
    values = MOVES[action](World(project, coder, Random(seed), folder))
    if action in ("create-code", "create-category"):
        values["common"] = False
    return values


def numbered(told: dict[str, list[Any]]) -> dict[str, list[Any]]:
    """Return answers with Ana's own operations numbered from 1."""
    entries = told.pop("history")[0]
    order = {entry.op: number for number, entry in enumerate(reversed(entries), 1)}

    def plain(rows: list[Any]) -> list[Any]:
        return [row._replace(op=order[row.op], target=order.get(row.target)) for row in rows]

    told["code_history"] = [plain(rows) for rows in told["code_history"]]
    for name in ("next_undo", "next_redo"):
        (step,) = told[name]
        told[name] = [step and step._replace(op=order[step.op])]
    return {**told, "history": plain(entries)}


@settings(max_examples=6, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_as_if_the_other_never_worked(
    steps: list[tuple[str, str, int]], template: Round, tmp_path: Path, counted: dict[str, Any]
) -> None:
    paths = [tmp_path / "alone.threefold", tmp_path / "together.threefold"]
    for path in paths:
        shutil.copy(template.path, path)
    with (
        Project(paths[0], copies=False) as alone,
        Project(paths[1], copies=False) as together,
    ):
        for place, (action, who, seed) in enumerate(steps):
            source, coder = (alone, template.ana) if who == "ana" else (together, template.ben)
            try:
                values = chosen(source, action, coder, seed, tmp_path)
            except IndexError:
                continue
            answers = []
            for project in [alone, together] if who == "ana" else [together]:
                counted["dice"] = Random(f"{who} {place}")
                answers.append(act(project, action, coder, values))
            assert answers[0] == answers[-1], action
        known = ids(alone)
        told = [numbered(shown(project, template.ana, known)) for project in (alone, together)]
        assert told[0] == told[1]
