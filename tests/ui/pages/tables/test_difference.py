"""Versions of the codebook on the Tables page: kept, compared, ticked as re-checked, undone."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.coding import operations
from app.models import queries
from app.ui.pages.tables.page import TablesPage
from app.ui.team.version_dialog import VersionDialog
from tests.builders import did
from tests.ui.accessible import nameless
from tests.ui.studies import SmallStudy


@pytest.fixture
def study(tmp_path: Path, qapp: object) -> Iterator[SmallStudy]:
    made = SmallStudy(tmp_path)
    yield made
    made.hub.close()


@pytest.fixture
def page(study: SmallStudy, qtbot: QtBot) -> TablesPage:
    made = TablesPage(study.hub)
    qtbot.addWidget(made)
    made.resize(1200, 800)
    made.show()
    made.list.choose("codebook-difference")
    qtbot.waitUntil(lambda: "No version of the codebook" in made.preview.toPlainText())
    return made


def _shown(page: TablesPage) -> str:
    return page.preview.toPlainText()


def _dialog() -> VersionDialog:
    return next(each for each in QApplication.topLevelWidgets() if isinstance(each, VersionDialog))


def test_a_version_is_kept_compared_and_ticked(
    page: TablesPage, study: SmallStudy, qtbot: QtBot
) -> None:
    choices = page.choices.difference
    choices.keep.click()
    dialog = _dialog()
    assert dialog.says.text() == "Codes (2), categories (1) and themes (1) are kept as they stand."
    assert dialog.name.text() == "Version 1"
    assert not nameless(dialog)
    dialog.name.setText("pilot")
    qtbot.keyClick(dialog.name, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "The two are the same." in _shown(page))
    study.hub.do(operations.define_code, code=study.listening, definition="Hears them out")
    qtbot.waitUntil(lambda: "S01: Ana 1" in _shown(page))
    assert [choices.before.itemData(at) for at in range(choices.before.count())] == [None, "pilot"]
    row = choices.list.item(0)
    assert row.text() == "S01 · 1 code"
    assert not nameless(page)
    row.setCheckState(Qt.CheckState.Checked)
    qtbot.waitUntil(lambda: "1 transcript re-checked" in _shown(page))
    assert choices.list.item(0).checkState() == Qt.CheckState.Checked
    study.hub.undo()
    qtbot.waitUntil(lambda: "S01: Ana 1" in _shown(page))
    assert choices.list.item(0).checkState() == Qt.CheckState.Unchecked
    study.hub.undo()
    study.hub.undo()  # the version itself
    qtbot.waitUntil(lambda: "No version of the codebook" in _shown(page))
    assert not choices.list.isVisible()


def test_a_name_that_is_taken_is_refused_in_the_dialog(
    page: TablesPage, study: SmallStudy, qtbot: QtBot
) -> None:
    did(study.project, operations.make_codebook_version, study.ana, name="Version 2")
    page.choices.difference.keep.click()
    dialog = _dialog()
    assert dialog.name.text() == "Version 3"
    assert "Since “Version 2” nothing has changed." in dialog.says.text()
    dialog.name.setText("Version 2")
    dialog.go.click()
    below = dialog._form.field("name").below
    qtbot.waitUntil(lambda: "already a codebook version" in below.text())
    dialog.name.clear()
    assert not dialog.go.isEnabled()
    dialog.reject()
    with study.hub.read() as reader:
        assert [row.name for row in queries.codebook_versions(reader)] == ["Version 2"]


def test_versions_that_rounds_keep_are_not_counted(page: TablesPage, study: SmallStudy) -> None:
    did(study.project, operations.make_codebook_version, study.ana, name="Main coding")
    page.choices.difference.keep.click()
    dialog = _dialog()
    assert dialog.name.text() == "Version 1"
    dialog.reject()


def test_what_was_compared_is_compared_again_after_a_restart(
    page: TablesPage, study: SmallStudy, qtbot: QtBot
) -> None:
    for name in ("pilot", "main study"):
        study.hub.do(operations.make_codebook_version, name=name)
    qtbot.waitUntil(lambda: page.choices.difference.before.count() == 3)
    before = page.choices.difference.before
    before.setCurrentIndex(before.findData("pilot"))
    before.activated.emit(before.currentIndex())
    qtbot.waitUntil(lambda: "“pilot”" in _shown(page))
    again = TablesPage(study.hub)
    qtbot.addWidget(again)
    again.restore(page.state())
    again.show()
    qtbot.waitUntil(lambda: "“pilot”" in _shown(again))
    assert again.choices.difference.before.currentData() == "pilot"
