"""The page of notes: what is shown, narrowed, ordered and begun."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from app.coding import operations
from app.models import queries
from app.ui.pages.notes.narrowing import Heading, Narrowing, day_of, narrowed
from app.ui.pages.notes.page import NotesPage
from tests.builders import did, open_round
from tests.ui.accessible import nameless
from tests.ui.studies import SmallStudy


@pytest.fixture
def study(tmp_path: Path, qapp: object, noon: date) -> Iterator[SmallStudy]:
    """Give a study whose hub is closed at the end."""
    made = SmallStudy(tmp_path)
    yield made
    made.hub.close()


def fill(study: SmallStudy) -> None:
    """Write notes of all sorts, by both coders."""

    def write(text: str, coder: int | None = None, **values: object) -> None:
        did(study.project, operations.write_memo, coder or study.ana, text=text, **values)

    write("Über **Vertrauen**", title="Trust grows", kind="theoretical", code=study.trust)
    write("Ben's own", study.ben, kind="methodological")
    write("Ben's secret", study.ben, private=True)
    write("然后 they wait", passage=(study.text, 43, 50))
    write("whole", transcript=study.text)
    did(study.project, operations.write_coding_memo, study.ana, coding=study.first, memo="On ears")
    did(study.project, operations.write_meeting, study.ana, date="2024-05-06", minutes="Agreed")


@pytest.fixture
def page(study: SmallStudy, qtbot: QtBot) -> NotesPage:
    """Give the page, filled."""
    fill(study)
    made = NotesPage(study.hub)
    qtbot.addWidget(made)
    made.resize(1180, 700)
    made.show()
    with qtbot.waitActive(made):
        made.activateWindow()
    qtbot.waitUntil(lambda: len(made.list.notes) == 6)
    return made


def names(page: NotesPage) -> list[str]:
    return [row.text if isinstance(row, Heading) else page.list.model.index(at).data()
            for at, row in enumerate(page.list.model.rows)]  # fmt: skip


def test_a_journal_by_day_without_others_private_notes(page: NotesPage) -> None:
    shown = names(page)
    assert shown[0].startswith("Today, ")
    assert set(shown[1:6]) == {"Trust grows", "Ben's own", "然后 they wait", "whole", "On ears"}
    assert shown[7:] == ["Agreed"]
    assert page.status() == "6 notes"


def test_under_what_they_stand_on_free_ones_last(page: NotesPage) -> None:
    page.list.order.setCurrentIndex(1)
    headings = [row.text for row in page.list.model.rows if isinstance(row, Heading)]
    assert headings == [
        "Code: listening",
        "Code: trust",
        "Transcript: S01",
        "On nothing",
    ]


@pytest.mark.parametrize(
    "words, found",
    [
        ("UBER vertrauen", ["Trust grows"]),
        ("然后", ["然后 they wait"]),
        ("listening ears", ["On ears"]),
        ("secret", []),
        ("**", []),
    ],
)
def test_search_folds_case_and_accents(page: NotesPage, words: str, found: list[str]) -> None:
    page.list.filter.setText(words)
    assert [name for name in names(page) if not name.startswith("Today")] == found
    assert page.list._none.isVisible() == (not found)


def test_narrowing_by_kind_author_subject_and_date(
    page: NotesPage, study: SmallStudy, noon: date
) -> None:
    every = page.list.notes

    def count(**wish: object) -> int:
        return len(narrowed(every, Narrowing()._replace(**wish), noon))

    assert count(kind="theoretical") == 1
    assert count(kind="code-note") == 1
    assert count(kind="meeting") == 1
    assert count(author=study.ben) == 1
    assert count(subject="nothing") == 2
    assert count(subject="passage") == 1
    assert count(subject="transcript") == 1
    assert count(period="today") == 5
    assert count(period="year") == 5
    assert count(period="dates", first="2024-05-06", last="2024-05-06") == 1
    assert count(period="dates", first="2024-05-07", last=noon.isoformat()) == 5
    assert count(period="dates", first="2024-05-07", last="2024-05-06") == 0
    assert {day_of(note) for note in every} == {noon, date(2024, 5, 6)}


def test_notes_between_two_dates_are_kept_so(page: NotesPage, noon: date) -> None:
    period = page.list.period
    assert not page.list.dates.isVisible()
    period.setCurrentIndex(period.findData("dates"))
    period.activated.emit(period.currentIndex())
    assert page.list.dates.days() == (date(2024, 5, 6), noon)
    assert page.list.dates.first.hasFocus()
    assert page.status() == "6 notes"
    page.list.dates.last.setDate(page.list.dates.first.date())
    assert names(page)[1:] == ["Agreed"]
    assert page.status() == "1 of 6 notes"
    assert nameless(page) == []
    kept = page.state()
    page.list.dates.set_days(noon, noon)
    period.setCurrentIndex(0)
    assert not page.list.dates.isVisible()
    page.restore(kept)
    assert names(page)[1:] == ["Agreed"]
    page.restore({**kept, "first": 5, "last": "x"})
    assert names(page)[1:] == ["Agreed"]


def test_a_note_is_chosen_changed_and_undone(
    page: NotesPage, study: SmallStudy, qtbot: QtBot
) -> None:
    at = names(page).index("whole")
    page.list.view.setCurrentIndex(page.list.model.index(at))
    assert page.editor.field.text() == "whole"
    assert page.on.text() == "Transcript: S01"
    page.list.view.setFocus()
    qtbot.keyClick(page.list.view, Qt.Key.Key_Return)
    qtbot.keyClicks(page.editor.field.write, " and more")
    page.list.view.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(lambda: "whole and more" in names(page))
    study.hub.undo()
    qtbot.waitUntil(lambda: page.editor.field.text() == "whole")


def test_a_new_note_joins_the_list_and_is_deleted_by_key(page: NotesPage, qtbot: QtBot) -> None:
    page.page_actions()[0].trigger()
    qtbot.waitUntil(page.editor.field.write.hasFocus)
    qtbot.keyClicks(page.editor.field.write, "Fresh")
    page.list.view.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(lambda: "Fresh" in names(page))
    current = page.list.current()
    assert current is not None
    assert current.text == "Fresh"
    qtbot.keyClick(page.list.view, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: "Fresh" not in names(page))


def test_each_interviewer_has_a_reflexive_journal(
    page: NotesPage, study: SmallStudy, qtbot: QtBot
) -> None:
    interviewer = {"transcripts": [study.text], "interviewer": "Mei"}
    did(study.project, operations.edit_transcripts, study.ana, **interviewer)
    page.hub.coder_changed.emit()  # reads the people anew
    qtbot.waitUntil(lambda: "Mei" in page._persons.values())
    page.ask_new()
    (menu,) = page.findChildren(QMenu, options=Qt.FindChildOption.FindDirectChildrenOnly)
    (people,) = menu.findChildren(QMenu)
    (mei,) = people.actions()
    mei.trigger()
    menu.close()
    qtbot.keyClicks(page.editor.field.write, "I led her.")
    page.list.view.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(lambda: "I led her." in names(page))
    with study.hub.read() as reader:
        (memo,) = (one for one in queries.memos(reader) if one.person is not None)
    assert (memo.kind, memo.text) == ("reflexive", "I led her.")


def test_what_a_note_stands_on_is_a_click_away(page: NotesPage, qtbot: QtBot) -> None:
    page.list.view.setCurrentIndex(page.list.model.index(names(page).index("On ears")))
    with qtbot.waitSignal(page.went) as went:
        page.on.click()
    assert went.args[0][:3] == (went.args[0].transcript, 5, 15)


def test_a_blind_coder_sees_nothing_of_the_other(
    page: NotesPage, study: SmallStudy, qtbot: QtBot
) -> None:
    open_round(study.project, (study.ana, study.ben))
    study.hub.become(study.ben)
    qtbot.waitUntil(lambda: len(page.list.notes) == 3)
    assert {note.text for note in page.list.notes} == {"Ben's own", "Ben's secret", "Agreed"}
    study.hub.become(study.ana)
    assert "Ben's secret" not in names(page)
    qtbot.waitUntil(lambda: len(page.list.notes) == 5)
    assert not any("Ben" in note.text for note in page.list.notes)


def test_an_empty_project_says_what_the_page_is_for(tmp_path: Path, qtbot: QtBot) -> None:
    study = SmallStudy(tmp_path)
    page = NotesPage(study.hub)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(lambda: page._stack.currentWidget() is page.empty)
    page.empty.acted.emit()
    qtbot.waitUntil(page.editor.field.write.hasFocus)
    qtbot.keyClicks(page.editor.field.write, "First")
    page.hide()
    with qtbot.waitSignal(study.hub.changed):
        pass
    with study.hub.read() as reader:
        assert [memo.text for memo in queries.memos(reader)] == ["First"]
    study.hub.close()


def test_state_is_kept_and_names_are_there(page: NotesPage) -> None:
    page.list.filter.setText("trust")
    page.list.order.setCurrentIndex(1)
    kept = page.state()
    page.list.filter.clear()
    page.list.order.setCurrentIndex(0)
    page.restore(kept)
    assert (page.list.filter.text(), page.list.order.currentIndex()) == ("trust", 1)
    page.restore({"order": "x", "note": 3, "kind": 5, "words": None})
    assert nameless(page) == []
