"""Keys of the page that no other journey presses, each with what it does."""

from pathlib import Path

from docx import Document
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog

from app.models import queries
from tests.ui.pages.code.conftest import ENGLISH

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def test_a_coding_shrinks_from_both_ends_over_whole_characters(page, study, press, settle):
    ident = study.code("perspective", "Ana", "S01", "🙂 seeing things", ENGLISH)
    page.opening.read_again()
    settle()
    page.text.setFocus()
    page.text.focus_coding(ident)
    for held in ((ALT,), (ALT,), (ALT, SHIFT)):
        press(Qt.Key.Key_Left if SHIFT in held else Qt.Key.Key_Right, *held)
        settle()
    row = study.ask(queries.coding, ident)
    assert ENGLISH[row.start : row.end] == "seeing thing"
    for _ in range(3):
        press(Qt.Key.Key_Z, CTRL)
        settle()
    row = study.ask(queries.coding, ident)
    assert ENGLISH[row.start : row.end] == "🙂 seeing things"


def test_c_leads_to_the_codebook_and_ctrl_k_to_its_palette(page, select, press):
    page.text.setFocus()
    press(Qt.Key.Key_C)
    assert page.codebook.filter.hasFocus()
    select("seeing things")
    press(Qt.Key.Key_K, CTRL)
    assert page.applying.palette.isVisible()
    assert page.applying.palette.isAncestorOf(QApplication.focusWidget())
    press(Qt.Key.Key_Escape)


def test_ctrl_e_asks_where_to_write_and_ctrl_alt_r_which_recording(
    page, study, press, settle, tmp_path, monkeypatch
):
    out, sound = tmp_path / "printed", tmp_path / "S01.mp3"
    sound.touch()
    asked: list[str] = []

    def where(_parent, _title: str, first: str, kinds: str) -> tuple[str, str]:
        asked.append(Path(first).name)
        return str(out), kinds.partition(";;")[0]

    monkeypatch.setattr(QFileDialog, "getSaveFileName", where)
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_any: ([str(sound)], ""))
    study.code("patience", "Ana", "S01", "having patience", ENGLISH)
    page.opening.read_again()
    settle()
    page.text.setFocus()
    press(Qt.Key.Key_E, CTRL)
    settle()
    assert asked == ["S01.docx"]
    (comment,) = Document(str(out.with_suffix(".docx"))).comments
    assert comment.author == "Ana"
    press(Qt.Key.Key_R, CTRL, ALT)
    settle()
    audio = {row.name: row.audio for row in study.ask(queries.transcripts)}
    assert audio["S01"] == "S01.mp3"
    page.keys["recording-away"].trigger()
    settle()
    assert {row.audio for row in study.ask(queries.transcripts)} == {None}
