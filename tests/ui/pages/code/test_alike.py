"""Codes with nearly the same name: compared, merged, told apart for good, by keyboard."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.coding import operations as do
from app.models import queries
from tests.builders import open_round
from tests.ui.pages.code.conftest import ENGLISH

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def alike(page, study, settle, press):
    """Return the list with two pairs: patience and Patience!, 信任医患 and 医患信任."""
    for name in ("Patience!", "医患信任", "信任（医患）"):
        study.codes[name] = study.do(do.create_code, name=name)
    study.code("Patience!", "Ana", "S01", "having patience", ENGLISH)
    page.hub.coder_changed.emit()
    settle()
    press(Qt.Key.Key_N, CTRL, ALT)
    settle()
    return page.stage.alike


def rows(alike):
    items = [alike.list.topLevelItem(at) for at in range(alike.list.topLevelItemCount())]
    return [(item.text(0), item.text(1)) for item in items]


def test_the_pairs_are_listed_with_how_often_they_are_used(alike, page):
    assert page.stage.showing() == "alike"
    assert QApplication.focusWidget() is alike.list
    assert alike.says.text() == "2 pairs of codes may mean the same."
    assert rows(alike) == [
        ("patience · 0", "Patience! · 1"),
        ("医患信任 · 0", "信任（医患） · 0"),
    ]


def test_m_merges_into_the_fuller_one(alike, page, study, settle, press):
    press(Qt.Key.Key_M)
    settle()
    assert rows(alike) == [("医患信任 · 0", "信任（医患） · 0")]
    assert study.names() >= {"Patience!"}
    assert "patience" not in study.names()
    page.hub.undo()
    settle()
    assert len(rows(alike)) == 2


def test_not_the_same_is_kept_and_undone(alike, page, study, settle, press):
    press(Qt.Key.Key_Delete)
    settle()
    assert rows(alike) == [("医患信任 · 0", "信任（医患） · 0")]
    press(Qt.Key.Key_Delete)
    settle()
    assert alike.says.text() == "No two codes have nearly the same name."
    assert not alike.compare.isVisible()
    page.hub.undo()
    settle()
    assert rows(alike) == [("医患信任 · 0", "信任（医患） · 0")]


def test_enter_compares_them_and_esc_returns(alike, page, study, settle, press):
    press(Qt.Key.Key_Return)
    settle()
    assert page.stage.showing() == "compare"
    codes = [column.code.name for column in page.stage.comparing.columns]
    assert codes == ["patience", "Patience!"]
    press(Qt.Key.Key_Escape)
    assert page.stage.shows_text()


def test_the_buttons_name_the_codes(alike, study, settle):
    assert [made.text() for made in alike.merges] == [
        "Merge into “patience”",
        "Merge into “Patience!”",
    ]
    alike.merges[0].click()
    settle()
    assert "Patience!" not in study.names()
    (coding,) = study.codings("S01")
    assert coding.code == study.codes["patience"]


def test_a_blind_coder_is_not_told_of_the_other_s_codes(alike, page, study, settle):
    study.do(do.create_code, "Ben", name="listening?")
    open_round(study.project, (study.coders["Ana"], study.coders["Ben"]))
    page.hub.coder_changed.emit()
    settle()
    assert not any("listening" in text for row in rows(alike) for text in row)
    names = {row.name for row in study.ask(queries.codes)}
    assert "listening?" in names
