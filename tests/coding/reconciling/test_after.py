"""How far two coders have come together: apart from the independent figure, and said to be so."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.coding import operations
from app.coding.agreement.comparison import Question, compare
from app.coding.reconciling.after import ComeTogether, come_together
from app.coding.reconciling.rulings import Passage, Ruling
from app.coding.reports.decisions_table import decisions_table
from app.models import queries
from tests.builders import did
from tests.coding.reconciling.test_settling import Frozen


@pytest.fixture
def frozen(tmp_path: Path) -> Iterator[Frozen]:
    made = Frozen(tmp_path)
    yield made
    made.project.close()


def told(frozen: Frozen) -> ComeTogether:
    with frozen.project.read() as reader:
        round_ = queries.rounds(reader)[0].id
        found = come_together(reader, frozen.read(), round_)
    assert found is not None
    return found


def test_nothing_settled_is_as_it_was(frozen: Frozen) -> None:
    found = told(frozen)
    assert (found.settled, found.of) == (0, 2)
    assert found.before == found.after
    assert found.before is not None
    assert found.before < 1


def test_all_settled_is_together_and_the_first_figure_stays(frozen: Frozen) -> None:
    before = told(frozen).before
    only_ben, edges = frozen.read().differences
    frozen.settle(edges, Ruling.NEW, new=[Passage(50, 59, frozen.hope)])
    half = told(frozen)
    assert (half.settled, half.before) == (1, before)
    assert half.after is not None
    assert half.after < 1
    frozen.settle(only_ben, Ruling.SECOND)
    assert told(frozen) == ComeTogether(2, 2, before, 1.0)


def test_what_is_put_off_is_open(frozen: Frozen) -> None:
    frozen.settle(frozen.read().differences[0], Ruling.LATER)
    found = told(frozen)
    assert (found.settled, found.before) == (0, found.after)


def test_the_independent_figure_does_not_know_of_decisions(frozen: Frozen) -> None:
    question = Question(frozen.ana, frozen.ben)
    with frozen.project.read() as reader:
        before = compare(reader, question).tables()
    for one in frozen.read().differences:
        frozen.settle(one, Ruling.BOTH)
    with frozen.project.read() as reader:
        assert compare(reader, question).tables() == before


def test_the_export_says_that_it_is_no_measure_of_reliability(frozen: Frozen) -> None:
    frozen.settle(frozen.read().differences[0], Ruling.NEITHER)
    with frozen.project.read() as reader:
        _listed, note = decisions_table(reader).notes
    found = told(frozen)
    assert note == (
        "Round Main, Ana and Ben. Differences settled: 1 of 2. Pooled kappa of the independent "
        f"coding: {found.before:.3f}. With what was settled put in: {found.after:.3f}; that second "
        "figure says how far the coders have come together and is no measure of reliability."
    )


def test_a_round_that_is_open_again_has_no_such_figure(frozen: Frozen) -> None:
    found = frozen.read()
    with frozen.project.read() as reader:
        round_ = queries.rounds(reader)[0].id
    did(frozen.project, operations.unfreeze_round, frozen.ana, round_=round_, reason="one more")
    with frozen.project.read() as reader:
        assert come_together(reader, found, round_) is None
