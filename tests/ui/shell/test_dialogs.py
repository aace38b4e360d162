"""Study record, coders, settings and help."""

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtWidgets import QComboBox, QTextBrowser
from pytestqt.qtbot import QtBot

from app.models import queries
from app.resources import resource
from app.ui.shell.coder_dialog import CoderDialog
from app.ui.shell.help_window import HelpWindow
from app.ui.shell.project_window import ProjectWindow
from app.ui.shell.settings_dialog import SettingsDialog
from app.ui.shell.study_dialog import StudyDialog
from app.ui.theme import theme
from tests.ui.accessible import nameless


def _study(window: ProjectWindow) -> queries.Study:
    with window.hub.read() as reader:
        return queries.study(reader)


def test_the_study_record_is_one_step(window: ProjectWindow, qtbot: QtBot) -> None:
    dialog = StudyDialog(window, window.hub)
    qtbot.addWidget(dialog)
    dialog._title.setText("Empathy")
    dialog._lines["committee"].setText("Ethics committee of the faculty")
    dialog._texts["questions"].setPlainText("What is empathy?")
    with qtbot.waitSignal(dialog.accepted):
        dialog.accept()
    study = _study(window)
    assert (study.title, study.committee) == ("Empathy", "Ethics committee of the faculty")
    assert study.questions == "What is empathy?"
    assert window.windowTitle() == "Empathy – Threefold"
    with qtbot.waitSignal(window.hub.did):
        window.hub.undo()
    assert (_study(window).title, _study(window).committee) == ("Small study", None)


def test_a_title_is_needed_and_the_field_says_so(window: ProjectWindow, qtbot: QtBot) -> None:
    dialog = StudyDialog(window, window.hub)
    qtbot.addWidget(dialog)
    dialog._title.setText(" ")
    dialog.accept()
    qtbot.waitUntil(lambda: dialog._form.errors() == {"title": "A name is needed."})
    assert _study(window).title == "Small study"


def test_another_coder_goes_on_coding(window: ProjectWindow, qtbot: QtBot) -> None:
    dialog = CoderDialog(window, window.hub, new=True)
    qtbot.addWidget(dialog)
    dialog._name.setText("Cleo")
    with qtbot.waitSignal(dialog.accepted):
        dialog.accept()
    with window.hub.read() as reader:
        names = {coder.id: coder.name for coder in queries.coders(reader)}
    assert names[window.hub.coder or 0] == "Cleo"


def test_a_name_that_is_taken_is_refused_at_its_field(window: ProjectWindow, qtbot: QtBot) -> None:
    dialog = CoderDialog(window, window.hub, new=False)
    qtbot.addWidget(dialog)
    assert dialog._name.text() == "Ana"
    dialog._name.setText("Ben")
    dialog.accept()
    qtbot.waitUntil(lambda: "already a coder" in dialog._form.errors().get("name", ""))


def test_settings_hold_at_once_and_are_remembered(window: ProjectWindow, qtbot: QtBot) -> None:
    dialog = SettingsDialog(window, window.preferences)
    qtbot.addWidget(dialog)
    looks = dialog._form.field("looks").editor
    assert isinstance(looks, QComboBox)
    try:
        looks.setCurrentIndex(looks.findData("dark"))
        looks.activated.emit(looks.currentIndex())
        assert theme().dark
        assert window.preferences.get("looks", "") == "dark"
    finally:
        theme().choose("light")


def test_every_dialog_has_names_for_screen_readers(window: ProjectWindow, qtbot: QtBot) -> None:
    for dialog in (
        StudyDialog(window, window.hub),
        CoderDialog(window, window.hub, new=True),
    ):
        qtbot.addWidget(dialog)
        assert nameless(dialog) == []


def test_help_opens_and_every_link_leads_to_a_chapter(window: ProjectWindow, qtbot: QtBot) -> None:
    helper = HelpWindow(window)
    qtbot.addWidget(helper)
    text = helper.findChild(QTextBrowser)
    assert "Threefold" in text.toPlainText()
    for chapter in sorted(resource("help").glob("*.md")):
        text.setSource(QUrl(chapter.name))
        assert text.toPlainText().strip(), chapter.name
        for link in _links(chapter):
            assert (chapter.parent / link).is_file(), f"{chapter.name} leads to {link}"


def _links(chapter: Path) -> list[str]:
    import re

    return re.findall(r"\]\(([^)]+)\)", chapter.read_text(encoding="utf-8"))
