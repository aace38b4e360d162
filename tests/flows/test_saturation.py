"""Whether enough is collected, at the real window: set the rule, see it met, collect one more
interview that breaks it, merge what was one code, reorder, and report.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import docx
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.coding import operations
from app.models import queries
from app.ui.importing.dialog import ImportDialog
from app.ui.pages.saturation.page import SaturationPage
from app.ui.shell.preferences import Preferences
from app.ui.shell.project_window import ProjectWindow
from tests.flows.test_main_job import SHIFT, Researcher
from tests.ui.pages.saturation.conftest import Interviews
from tests.ui.pages.saturation.test_page import choose_group, result, set_rule

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
LINES = ("Interviewer: And what else?", "S05: I wait until they cry 🙂, then I sit down.")


@pytest.fixture
def study(tmp_path: Path, qapp: object) -> Interviews:
    return Interviews(tmp_path)


@pytest.fixture
def researcher(study: Interviews, tmp_path: Path, qtbot: QtBot) -> Iterator[Researcher]:
    made = ProjectWindow(study.hub, Preferences(tmp_path / "preferences.json"))
    made.resize(1366, 768)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    yield Researcher(made, qtbot)
    made.close()
    made.deleteLater()


def test_from_the_rule_to_the_report(
    researcher: Researcher, study: Interviews, tmp_path: Path
) -> None:
    page = _saturation(researcher)
    choose_group(page, study.groups["students"], researcher.qtbot)
    set_rule(page, 2, researcher.qtbot)
    assert "was met at S03 in the final coding; later new: c." in result(page)
    _collect(researcher, tmp_path)
    _code(researcher)
    _saturation(researcher)
    assert "was met at S03 in the final coding; later new: c, waiting." in result(page)
    # What was two codes is one, and was there at the beginning.
    new = next(row.id for row in _codes(researcher) if row.name == "waiting")
    for code in (new, study.codes["c"]):
        study.hub.do(operations.merge_codes, codes=[code], into=study.codes["a"])
        researcher.settle()
    assert "later new: none." in result(page)
    study.hub.do(operations.order_transcripts, transcripts=[*study.texts.values()][3::-1])
    researcher.settle()
    # S04 a, S03 nothing new, S02 b: the run begins anew.
    assert "was met at S05" in result(page)
    _report(researcher, tmp_path / "overview.docx")


def _saturation(researcher: Researcher) -> SaturationPage:
    researcher.go_to(8)
    page = researcher.window.page("saturation")
    assert isinstance(page, SaturationPage)
    return page


def _collect(researcher: Researcher, folder: Path) -> None:
    """Import the Word file of one more interview, and say when it was and whose."""
    document = docx.Document()
    for line in LINES:
        document.add_paragraph(line)
    document.save(str(folder / "S05.docx"))
    window = researcher.window
    window.import_files([folder / "S05.docx"])
    dialog = window.findChild(ImportDialog)
    researcher.qtbot.waitUntil(dialog.go.isEnabled)
    with researcher.qtbot.waitSignal(dialog.destroyed):
        researcher.qtbot.keyClick(dialog, Key.Key_Return)
    researcher.settle()
    with window.hub.read() as reader:
        person = next(row.id for row in queries.participants(reader) if row.name == "S05")
    window.hub.do(operations.set_groups, participants=[person], groups=["students"])
    researcher.settle()


def _code(researcher: Researcher) -> None:
    """Make a new code in it, and mark it as finished."""
    researcher.go_to(2)
    window = researcher.window
    page: Any = window.page("code")
    with window.hub.read() as reader:
        transcript = next(row for row in queries.transcripts(reader) if row.name == "S05")
    page.open_transcript(transcript.id)
    researcher.settle()
    text = page.text
    text.setFocus()
    text.view.put_caret("\n".join(LINES).index("I wait"))
    for _character in "I wait":
        researcher.press(Key.Key_Right, SHIFT)
    researcher.press(Key.Key_N)
    researcher.write("waiting")
    researcher.press(Key.Key_D, CONTROL)


def _codes(researcher: Researcher) -> list[queries.Code]:
    with researcher.window.hub.read() as reader:
        return queries.codes(reader)


def _report(researcher: Researcher, out: Path) -> None:
    researcher.window.show_page("overview")
    researcher.settle()
    page: Any = researcher.window.page("overview")
    researcher.qtbot.waitUntil(lambda: "was met at S05" in page.view.toPlainText())
    page.export_to(out)
    researcher.qtbot.waitUntil(out.exists)
    said = "\n".join(one.text for one in docx.Document(str(out)).paragraphs)
    assert "was met at S05" in said
    assert "I wait until they cry" not in said
