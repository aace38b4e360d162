"""Where a file is written: the ending of the chosen kind, and nothing is replaced unasked."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.ui.widgets.ask_file import ask_file, kind, with_ending

WORD_AND_WEB = (".docx", ".html")


@pytest.mark.parametrize(
    "name, found",
    [
        ("table.docx", "table.docx"),
        ("table.HTML", "table.HTML"),
        ("table", "table.html"),
        ("S01 v1.2", "S01 v1.2.html"),
        ("访谈.第一次", "访谈.第一次.html"),
    ],
)
def test_a_name_gets_the_ending_that_it_lacks(name: str, found: str) -> None:
    assert with_ending(Path(name), WORD_AND_WEB, ".html") == Path(found)


def test_kinds_say_what_they_are_for() -> None:
    assert [kind(ending) for ending in WORD_AND_WEB] == ["Word (*.docx)", "Web page (*.html)"]


def test_a_file_is_not_replaced_unasked(qtbot: QtBot, tmp_path: Path) -> None:
    """The name as typed lies nowhere, that with its ending does: the chooser asks once more."""
    (tmp_path / "table.docx").write_text("kept")
    owner = QWidget()
    qtbot.addWidget(owner)
    proposed: list[str] = []

    def answer() -> None:
        chooser = QApplication.activeModalWidget()
        assert isinstance(chooser, QFileDialog)
        field = chooser.findChild(QLineEdit)
        proposed.append(field.text())
        if len(proposed) == 1:
            field.setText("table")
            QTimer.singleShot(0, answer)
            qtbot.keyClick(field, Qt.Key.Key_Return)
        else:
            chooser.reject()

    QTimer.singleShot(0, answer)
    assert ask_file(owner, "Export", tmp_path / "new.docx", WORD_AND_WEB) is None
    assert proposed == ["new.docx", "table.docx"]
