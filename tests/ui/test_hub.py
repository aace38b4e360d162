"""The hub: one way to change, answers in the window's thread, everything closed at the end."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.coding import operations
from app.models import queries
from app.models.errors import Refusal
from app.models.reader import Reader
from app.models.transaction import Transaction
from app.ui.hub import Hub, Job
from tests.ui.studies import SmallStudy


@pytest.fixture
def study(tmp_path: Path, qapp: object) -> Iterator[SmallStudy]:
    """Give a study whose hub is closed at the end."""
    made = SmallStudy(tmp_path)
    yield made
    made.hub.close()


def _names(hub: Hub) -> list[str]:
    with hub.read() as reader:
        return sorted(code.name for code in queries.codes(reader))


def test_a_change_is_signalled_before_its_answer_and_in_this_thread(
    study: SmallStudy, qtbot: QtBot
) -> None:
    seen: list[tuple[str, bool]] = []
    here = threading.current_thread()
    study.hub.changed.connect(
        lambda _c: seen.append(("changed", threading.current_thread() is here))
    )
    with qtbot.waitSignal(study.hub.did):
        study.hub.do(
            operations.rename_code,
            code=study.trust,
            name="confidence",
            then=lambda _none: seen.append(("then", threading.current_thread() is here)),
        )
    qtbot.waitUntil(lambda: len(seen) == 2)
    assert seen == [("changed", True), ("then", True)]
    assert _names(study.hub) == ["confidence", "listening"]


def test_changes_name_the_rows(study: SmallStudy, qtbot: QtBot) -> None:
    with qtbot.waitSignal(study.hub.changed) as caught:
        study.hub.do(operations.rename_code, code=study.trust, name="confidence")
    assert caught.args[0].rows == {"code": frozenset({study.trust})}


def test_what_changes_nothing_is_answered_but_not_signalled(
    study: SmallStudy, qtbot: QtBot
) -> None:
    answers: list[object] = []
    with qtbot.assertNotEmitted(study.hub.changed):
        study.hub.do(operations.rename_code, code=study.trust, name="trust", then=answers.append)
        qtbot.waitUntil(lambda: answers == [None])


def test_a_refusal_goes_to_the_window_or_to_who_asked(study: SmallStudy, qtbot: QtBot) -> None:
    with qtbot.waitSignal(study.hub.refused) as caught:
        study.hub.do(operations.rename_code, code=study.trust, name="listening")
    assert caught.args[0].reason == "code-exists"
    mine: list[str] = []
    with qtbot.assertNotEmitted(study.hub.refused):
        study.hub.do(
            operations.rename_code,
            code=study.trust,
            name=" ",
            otherwise=lambda problem: mine.append(problem.reason),
        )
        qtbot.waitUntil(lambda: mine == ["name-empty"])


def test_a_fault_is_signalled_as_one(study: SmallStudy, qtbot: QtBot) -> None:
    def broken_operation(tx: Transaction) -> None:
        raise ZeroDivisionError

    with qtbot.waitSignal(study.hub.failed) as caught:
        study.hub.do(broken_operation)
    assert isinstance(caught.args[0], ZeroDivisionError)


def test_undo_and_redo_repaint_by_the_same_signal(study: SmallStudy, qtbot: QtBot) -> None:
    with qtbot.waitSignal(study.hub.did):
        study.hub.do(operations.rename_code, code=study.trust, name="confidence")
    for act, role, names in (
        (study.hub.undo, "undo", ["listening", "trust"]),
        (study.hub.redo, "redo", ["confidence", "listening"]),
    ):
        with qtbot.waitSignal(study.hub.changed), qtbot.waitSignal(study.hub.did) as caught:
            act()
        assert caught.args[1] == role
        assert _names(study.hub) == names


def test_a_cancelled_job_rolls_the_whole_operation_back(study: SmallStudy, qtbot: QtBot) -> None:
    def many_codes(tx: Transaction) -> None:
        for number in range(10):
            tx.codes.add(name=f"code {number}", created=tx.now())
            tx.progress(number, 10)

    job = Job(study.hub)
    before = _names(study.hub)
    job.cancel()
    with qtbot.waitSignal(study.hub.refused) as caught:
        study.hub.do(many_codes, job=job)
    assert caught.args[0].reason == "cancelled"
    assert _names(study.hub) == before


def test_a_long_question_is_answered_here_but_asked_elsewhere(
    study: SmallStudy, qtbot: QtBot
) -> None:
    here = threading.current_thread()
    answers: list[tuple[bool, bool, int]] = []
    asked_here: list[bool] = []

    def ask(reader: object) -> int:
        asked_here.append(threading.current_thread() is here)
        return 7

    study.hub.fetch(
        ask, lambda n: answers.append((asked_here[0], threading.current_thread() is here, n))
    )
    qtbot.waitUntil(lambda: answers == [(False, True, 7)])


def test_a_refused_question_goes_to_who_asked(study: SmallStudy, qtbot: QtBot) -> None:
    def ask(reader: object) -> int:
        raise Refusal("name-empty")

    reasons: list[str] = []
    study.hub.fetch(ask, lambda _n: None, lambda problem: reasons.append(problem.reason))
    qtbot.waitUntil(lambda: reasons == ["name-empty"])


@pytest.mark.parametrize("refused", [False, True])
def test_an_answer_for_the_coder_before_is_not_heard(
    study: SmallStudy, qtbot: QtBot, refused: bool
) -> None:
    go_on, heard = threading.Event(), list[object]()

    def ask(reader: Reader) -> int | None:
        go_on.wait(10)
        if refused:
            raise Refusal("name-empty")
        return reader.viewer.coder

    with qtbot.assertNotEmitted(study.hub.refused):
        late = study.hub.fetch(ask, heard.append)
        told = study.hub.fetch(ask, heard.append, heard.append)
        study.hub.become(study.ben)
        go_on.set()
        qtbot.waitUntil(lambda: late.done() and told.done())
        study.hub.fetch(lambda reader: reader.viewer.coder, heard.append)
        qtbot.waitUntil(lambda: bool(heard))
    assert heard == [study.ben]


def test_a_question_is_asked_with_the_eyes_of_who_was_coding_then(
    study: SmallStudy, qtbot: QtBot
) -> None:
    """Both reader threads are busy: the third question runs when Ben has taken over."""
    go_on, asked = threading.Event(), list[int | None]()
    for _thread in range(2):
        study.hub.fetch(lambda _reader: go_on.wait(10), lambda _none: None)
    study.hub.fetch(lambda reader: asked.append(reader.viewer.coder), lambda _none: None)
    study.hub.become(study.ben)
    go_on.set()
    qtbot.waitUntil(lambda: asked == [study.ana])


def test_files_read_for_the_coder_before_are_heard(study: SmallStudy, qtbot: QtBot) -> None:
    heard: list[int] = []
    study.hub.work(lambda: 7, heard.append)
    study.hub.become(study.ben)
    qtbot.waitUntil(lambda: heard == [7])


def test_becoming_another_coder_is_told_once(study: SmallStudy, qtbot: QtBot) -> None:
    with qtbot.waitSignal(study.hub.coder_changed):
        study.hub.become(study.ben)
    with qtbot.assertNotEmitted(study.hub.coder_changed):
        study.hub.become(study.ben)
    with qtbot.waitSignal(study.hub.refused) as caught:
        study.hub.undo()
    assert caught.args[0].reason == "nothing-to-undo"


def test_an_answer_after_closing_is_not_heard(study: SmallStudy, qtbot: QtBot) -> None:
    heard: list[object] = []
    asked = study.hub.fetch(queries.codes, heard.append)
    assert asked.result()
    study.hub.close()
    qtbot.waitUntil(lambda: study.hub._open == 0)
    assert heard == []


def test_a_question_after_closing_is_not_asked(study: SmallStudy) -> None:
    study.hub.close()
    heard: list[object] = []
    assert study.hub.fetch(lambda _reader: 1, heard.append).cancelled()
    study.hub.work(lambda: 1, heard.append)
    assert heard == []
