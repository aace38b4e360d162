"""Random histories over all operations, by one coder and by several, against the model of them."""

import shutil
from datetime import datetime, timedelta
from itertools import accumulate, count
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.models.journal import FREEZE
from tests.builders import Study
from tests.coding.operations.histories import Session, Step
from tests.coding.operations.moves import MOVES

ACTIONS = (*sorted(MOVES), *["undo"] * 12, *["redo"] * 6, *["undo-back"] * 2, "reopen")
FEWER = settings(max_examples=6, suppress_health_check=[HealthCheck.function_scoped_fixture])


STEPS = st.lists(
    st.builds(Step, st.sampled_from(ACTIONS), st.integers(0, 2), st.integers(0, 9999)),
    min_size=15,
    max_size=30,
)
SEEDS = st.integers(0, 9999)


@pytest.fixture
def fresh(template: Study, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Return a maker of sessions on a copy of the study, one per example.

    Keys and moments come from the example, or a failure would not come back with its blob.
    """

    def make(seed: int) -> Session:
        dice = Random(seed)
        moments = accumulate(dice.randrange(2) for _ in count())
        monkeypatch.setattr("app.models.store.DICE", dice)
        monkeypatch.setattr("app.models.clock.now", lambda: _stamp(next(moments)))
        shutil.copy(template.path, tmp_path)
        return Session(template._replace(path=tmp_path / template.path.name), tmp_path)

    return make


def _stamp(second: int) -> str:
    moment = datetime(2026, 11, 28, 12) + timedelta(seconds=second)
    return f"{moment.isoformat()}Z"


@FEWER
@given(steps=STEPS, seed=SEEDS)
def test_several_coders(steps: list[Step], seed: int, fresh: Any) -> None:
    session = fresh(seed)
    try:
        for step in steps:
            session.take(step)
    finally:
        session.project.close()


@FEWER
@given(
    steps=STEPS.map(
        lambda steps: [step._replace(actor=0) for step in steps if step.action != FREEZE]
    ),
    seed=SEEDS,
)
def test_one_coder_back_to_the_start_and_on_to_the_end(
    steps: list[Step], seed: int, fresh: Any
) -> None:
    session = fresh(seed)
    try:
        for step in steps:
            session.take(step)
        ana, last = session.coders[0], session.state
        number = len(session.done[ana])
        for _ in range(number):
            assert session.play(ana, "undo")
        assert session.state == session.start
        for _ in range(number):
            assert session.play(ana, "redo")
        assert session.state == last
    finally:
        session.project.close()
