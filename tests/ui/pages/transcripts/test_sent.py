"""Member checking: what was sent to participants is recorded, changed, removed and written."""

from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from app.models import clock, queries
from app.ui.dates import day
from app.ui.pages.transcripts.sent_section import OWN_WORDS, THEMES
from tests.ui.accessible import nameless
from tests.ui.pages.transcripts.conftest import shown

TODAY = "2026-06-30"


@pytest.fixture(autouse=True)
def _day(monkeypatch):
    """Hold the day still."""
    monkeypatch.setattr(clock, "here", lambda: datetime.fromisoformat(TODAY))


def recorded(study):
    names = {ident: name for name, ident in study.people().items()}
    return sorted((names[one.participant], *one[2:]) for one in study.ask(queries.member_checks))


@pytest.fixture
def sent(people, study, settle, qtbot):
    """Return the section of S01, to whom the transcript was sent on 3 May."""
    people.participants.table.select_ids([study.people()["S01"]])
    section = people.participant.sent
    assert section.state.text() == "Nothing was sent yet"
    qtbot.mouseClick(section.record, Qt.MouseButton.LeftButton)
    panel = people.side.sending.panel
    assert panel.what.hasFocus()
    assert panel.sent_on.text() == TODAY
    panel.sent_on.setText("3.5.2026")
    qtbot.keyClick(panel.sent_on, Qt.Key.Key_Return)
    settle()
    assert not panel.isVisible()
    assert recorded(study) == [("S01", "transcript", "2026-05-03", None, None)]
    return section


def type_in(qtbot, field, text, leave):
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, text)
    leave.setFocus()


def test_what_came_of_it_is_typed_in_place_and_undone(sent, people, study, settle, qtbot, frame):
    (shown_check,) = sent.checks.values()
    assert shown_check.title.text() == f"Transcript · {day('2026-05-03')}"
    assert sent.state.isHidden()
    table, fields = people.participants.table, shown_check.fields
    type_in(qtbot, fields.editor("returned_on"), "2026-05-09", table)
    settle()
    type_in(qtbot, fields.editor("outcome"), "Two names taken out", table)
    settle()
    whole = ("S01", "transcript", "2026-05-03", "2026-05-09", "Two names taken out")
    assert recorded(study) == [whole]
    assert shown(table, "Sent to be checked") == ["Transcript: back", "", ""]
    assert not nameless(people)
    qtbot.mouseClick(shown_check.remove, Qt.MouseButton.LeftButton)
    settle()
    assert recorded(study) == []
    assert not sent.checks
    qtbot.keyClick(frame, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert recorded(study) == [whole]


def test_an_impossible_day_is_told_at_its_field(sent, people, study, settle, qtbot):
    (shown_check,) = sent.checks.values()
    table, fields = people.participants.table, shown_check.fields
    for text, why in (("2026-05-01", "cannot come back"), ("soon", "Write it like")):
        type_in(qtbot, fields.editor("returned_on"), text, table)
        settle()
        assert why in fields.error("returned_on")
    assert recorded(study)[0][3] is None


def test_several_are_recorded_in_one_step(people, study, settle, qtbot, frame):
    ids = study.people()
    people.participants.table.select_ids([ids["S01"], ids["D01"]])
    section = people.participant.sent
    assert section.state.text() == "Something was sent to 0 of 2"
    assert not section.own_words.isEnabled()
    people.record_sent()
    panel = people.side.sending.panel
    panel.what.setCurrentIndex(panel.what.findData("findings"))
    panel.sent_on.setText("never")
    qtbot.keyClick(panel.sent_on, Qt.Key.Key_Return)
    settle()
    assert "Write it like" in panel.form.errors()["sent_on"]
    panel.sent_on.setText("2026-06-01")
    qtbot.mouseClick(panel.go, Qt.MouseButton.LeftButton)
    settle()
    assert [row[:3] for row in recorded(study)] == [
        ("D01", "findings", "2026-06-01"), ("S01", "findings", "2026-06-01"),
    ]  # fmt: skip
    assert section.state.text() == "Something was sent to 2 of 2"
    qtbot.keyClick(frame, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert recorded(study) == []


@pytest.mark.parametrize("document, what", [(OWN_WORDS, "transcript"), (THEMES, "findings")])
def test_what_is_written_is_recorded_only_when_asked(
    people, study, settle, qtbot, tmp_path: Path, document, what
):
    ids = study.people()
    people.participants.table.select_ids([ids["S01"]])
    section, out = people.participant.sent, tmp_path / "o.md"
    assert section.offer.isHidden()
    people.side.sending.export_to(document, out)
    qtbot.waitUntil(lambda: not section.offer.isHidden())
    text = out.read_text(encoding="utf-8")
    assert ("It is 🙂 this." in text) == (document == OWN_WORDS)
    assert "Excuse me" not in text
    assert recorded(study) == []
    assert section.written.text() == "Written: o.md"
    qtbot.mouseClick(section.offer, Qt.MouseButton.LeftButton)
    settle()
    assert recorded(study) == [("S01", what, TODAY, None, None)]
    assert section.offer.isHidden()


def test_nothing_is_sent_to_who_withdrew(people, study, settle):
    ident = study.people()["S02"]
    people.participants.table.select_ids([ident])
    section = people.participant.sent
    assert section.export.isEnabled()

    def withdraw(tx):
        tx.participants.change(ident, withdrawn="2026-05-01")

    study.hub.do(withdraw)
    settle()
    assert not section.export.isEnabled()
    assert "Withdrew" in section.export.toolTip()


def test_the_offer_is_for_those_it_was_written_for(people, study, settle, qtbot, tmp_path):
    ids = study.people()
    people.participants.table.select_ids([ids["S01"]])
    people.side.sending.export_to(OWN_WORDS, tmp_path / "o.html")
    section = people.participant.sent
    qtbot.waitUntil(lambda: not section.offer.isHidden())
    people.participants.table.select_ids([ids["S02"]])
    assert section.offer.isHidden()
