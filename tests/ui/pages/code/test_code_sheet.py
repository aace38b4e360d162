"""A code's page: opened in the place of the text, edited field by field, leading to the places."""

import pytest
from PySide6.QtCore import QItemSelectionModel, QPoint, Qt
from PySide6.QtGui import QDragEnterEvent, QGuiApplication
from PySide6.QtWidgets import QApplication

from app.coding import operations as do
from app.coding.quotes import Head
from app.models import queries
from app.ui.pages.code.codebook import code_key
from app.ui.pages.code.quotes.model import SNIPPET_ROLE
from app.ui.pages.code.quotes.row import star_rect
from tests.builders import open_round
from tests.ui.pages.code.conftest import CHINESE, ENGLISH, LONG

ALT, CTRL, SHIFT = (
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)


@pytest.fixture
def sheet(page, study, settle, press):
    """Return the page of "patience" with four quotations, one of them by both coders."""
    study.code("patience", "Ana", "S01", "having patience", ENGLISH)
    study.code("patience", "Ben", "S01", "having patience", ENGLISH)
    study.code("patience", "Ana", "S01", "sat down", ENGLISH)
    study.code("patience", "Ana", "D01", "有耐心", CHINESE)
    study.code("patience", "Ben", "S02", "Answer number 90", LONG)
    page.hub.coder_changed.emit()
    page.codebook.go_to(code_key(study.codes["patience"]))
    page.codebook.tree.setFocus()
    settle()
    press(Qt.Key.Key_Return)
    settle()
    settle()
    return page.stage.sheet


def rows(sheet):
    """Return heads as they read, quotations as who speaks where."""
    quotes = sheet.list.quotes
    return [
        quotes.index(at).data() if isinstance(row, Head) else (row.who, row.start)
        for at, row in enumerate(quotes.rows)
    ]


def code(study, name="patience"):
    return next(row for row in study.ask(queries.codes) if row.id == study.codes[name])


def test_enter_without_words_opens_it_and_esc_returns_to_the_text(page, sheet, press):
    assert page.stage.showing() == "code"
    assert sheet.isVisible()
    assert not page.text.isVisible()
    assert QApplication.focusWidget() is sheet.list
    press(Qt.Key.Key_Escape)
    assert page.stage.shows_text()
    assert QApplication.focusWidget() is page.text.view


def test_enter_with_words_still_applies_the_code(page, study, select, settle, press):
    page.codebook.go_to(code_key(study.codes["listening"]))
    select("sat down")
    page.codebook.tree.setFocus()
    press(Qt.Key.Key_Return)
    settle()
    assert page.stage.shows_text()
    assert [row.code for row in study.codings("S01")] == [study.codes["listening"]]


def test_the_key_opens_the_code_of_the_coding_at_the_caret(page, study, settle, press):
    study.code("listening", "Ana", "S01", "listened", ENGLISH)
    page.hub.coder_changed.emit()
    page.codebook.go_to(code_key(study.codes["patience"]))
    settle()
    page.text.setFocus()
    page.text.view.put_caret(ENGLISH.index("listened") + 2)
    press(Qt.Key.Key_Return, ALT)
    assert page.stage.sheet.code == study.codes["listening"]
    press(Qt.Key.Key_Left, ALT)
    assert page.stage.shows_text()


def test_counts_heads_and_words_around(sheet, settle):
    assert sheet.counts.text() == "4 quotations from 3 participants"
    assert sheet.groups.text() == "Students: 3 from 2 · Doctors: 1 from 1"
    having, sat = ENGLISH.index("having patience"), ENGLISH.index("sat down")
    answer, chinese = LONG.index("Answer number 90"), CHINESE.index("有耐心")
    assert rows(sheet) == [("S01", having), ("S01", sat), ("D01", chinese), ("S02", answer)]
    sheet.order.setCurrentIndex(sheet.order.findData("group"))
    settle()
    assert rows(sheet)[0] == "Students · 3"
    assert rows(sheet)[4:] == ["Doctors · 1", ("D01", chinese)]
    sheet.order.setCurrentIndex(sheet.order.findData("participant"))
    settle()
    settle()
    assert [row for row in rows(sheet) if isinstance(row, str)] == ["S01 · 2", "D01 · 1", "S02 · 1"]
    snippet = sheet.list.quotes.index(1).data(SNIPPET_ROLE)
    assert snippet.before == "It means 🙂 seeing things from the patient's side, and then "
    assert (snippet.quote, snippet.after) == ("having patience", " with them.")
    snippet = sheet.list.quotes.index(4).data(SNIPPET_ROLE)
    assert (snippet.before, snippet.quote, snippet.after) == (
        "就是站在病人😀的角度看问题，然后",
        "有耐心",
        "。",
    )


def test_each_field_is_one_step_when_it_is_left(sheet, study, settle, page, qtbot):
    for name in ("definition", "when_to_use", "when_not_to_use", "example"):
        sheet.fields.texts[name].setFocus()
        qtbot.keyClicks(sheet.fields.texts[name], f"about {name}")
    sheet.fields.name2.setFocus()
    settle()
    sheet.fields.name2.insert("耐心")
    sheet.fields.memo.setFocus()
    qtbot.keyClicks(sheet.fields.memo, "a thought")
    sheet.name.setFocus()
    settle()
    sheet.name.selectAll()
    qtbot.keyClicks(sheet.name, "forbearance")
    qtbot.keyClick(sheet.name, Qt.Key.Key_Return)
    settle()
    row = code(study)
    assert (row.name, row.name2, row.definition) == ("forbearance", "耐心", "about definition")
    assert (row.when_to_use, row.when_not_to_use, row.example) == (
        "about when_to_use",
        "about when_not_to_use",
        "about example",
    )
    memos = study.ask(queries.memos)
    assert [(memo.text, memo.code, memo.kind) for memo in memos] == [
        ("a thought", row.id, "code-note")
    ]
    assert page.codebook.book.name(row.id) == "forbearance"
    for _ in range(2):
        page.hub.undo()
    settle()
    assert (code(study).name, study.ask(queries.memos)) == ("patience", [])
    assert sheet.name.text() == "patience"
    assert sheet.fields.memo.toPlainText() == ""


def test_the_memo_opens_in_full_with_its_kind_and_preview(sheet, study, settle, page, qtbot):
    sheet.fields.memo.setFocus()
    qtbot.keyClicks(sheet.fields.memo, "a **bold** thought")
    qtbot.mouseClick(sheet.fields.whole_memo, Qt.MouseButton.LeftButton)
    settle()
    full = page.stage._memos.sheet
    assert full.isVisible()
    assert full.editor.field.text() == "a **bold** thought"
    full.editor.private.setChecked(True)
    full.close_quietly()
    settle()
    with page.hub.read() as reader:
        (memo,) = queries.memos(reader)
    assert (memo.text, memo.private, memo.code) == (
        "a **bold** thought",
        True,
        study.codes["patience"],
    )


def test_what_is_typed_is_kept_when_one_leaves_by_esc_of_the_list(sheet, study, settle, page):
    sheet.fields.texts["definition"].setPlainText("typed")
    page.stage.show_text()
    settle()
    assert code(study).definition == "typed"


def test_a_refused_name_goes_back(sheet, study, settle, qtbot, page):
    refused = []
    page.hub.refused.connect(lambda problem: refused.append(problem.reason))
    sheet.name.setFocus()
    sheet.name.selectAll()
    qtbot.keyClicks(sheet.name, "listening")
    qtbot.keyClick(sheet.name, Qt.Key.Key_Return)
    settle()
    assert refused == ["code-exists"]
    sheet.list.setFocus()
    assert sheet.name.text() == "patience"
    assert code(study).name == "patience"


def test_the_history_says_who_did_what(sheet, study, settle):
    study.do(do.rename_code, "Ben", code=study.codes["patience"], name="calm")
    study.do(do.merge_codes, into=study.codes["patience"], codes=[study.codes["listening"]])
    sheet.reload()
    settle()
    lines = [line.split(" · ", 1)[1] for line in sheet.fields.past.text().splitlines()]
    assert lines == [
        "Ana · Merged codes into calm: listening",
        "Ben · Renamed the code patience to calm",
        "Made by Ana",
    ]


def test_enter_on_a_quotation_leads_to_its_place(page, sheet, study, settle, press):
    sheet.list.go_to((study.transcripts["S02"], LONG.index("Answer number 90"), 0))
    sheet.list.setCurrentIndex(sheet.list.quotes.index(3))
    press(Qt.Key.Key_Return)
    settle()
    assert page.stage.shows_text()
    assert page.desk.transcript == study.transcripts["S02"]
    assert page.text.view.caret() == LONG.index("Answer number 90")


def test_quotations_are_copied_with_whose_they_are(sheet, press, settle):
    for row in (0, 2):
        index = sheet.list.quotes.index(row)
        sheet.list.selectionModel().select(index, QItemSelectionModel.SelectionFlag.Select)
    press(Qt.Key.Key_C, CTRL)
    settle()
    assert QGuiApplication.clipboard().text() == "“having patience” (S01)\n“有耐心” (D01)"


def test_quotable_by_key_and_by_the_star(sheet, study, settle, press, qtbot):
    sheet.list.setCurrentIndex(sheet.list.quotes.index(1))
    press(Qt.Key.Key_Q, SHIFT)
    settle()
    (own,) = sheet.list.quotes.rows[1].own
    assert study.ask(queries.coding, own).quotable == 1
    assert sheet.list.currentIndex().row() == 1
    area = sheet.list.visualRect(sheet.list.quotes.index(1))
    star = star_rect(area, sheet.list.fontMetrics().lineSpacing()).center()
    qtbot.mouseClick(sheet.list.viewport(), Qt.MouseButton.LeftButton, pos=star)
    settle()
    assert study.ask(queries.coding, own).quotable == 0


def test_it_closes_when_the_code_goes(page, sheet, study, settle):
    study.hub.do(do.delete_codes, codes=[study.codes["patience"]], others=True)
    settle()
    assert page.stage.shows_text()
    study.hub.undo()
    settle()


def test_it_is_shown_again_after_a_restart(page, sheet, settle):
    sheet.order.setCurrentIndex(sheet.order.findData("group"))
    kept = page.state()
    page.stage.show_text()
    page.restore(kept)
    page.hub.coder_changed.emit()
    settle()
    assert page.stage.showing() == "code"
    assert page.stage.sheet.order.currentData() == "group"


def test_a_blind_coder_sees_and_changes_only_what_is_theirs(page, sheet, study, settle):
    open_round(study.project, (study.coders["Ana"], study.coders["Ben"]))
    page.hub.coder_changed.emit()
    settle()
    assert sheet.counts.text() == "3 quotations from 2 participants"
    assert sheet.name.isReadOnly()
    assert sheet.fields.texts["definition"].isReadOnly()
    assert "blind" in sheet.fields.texts["definition"].toolTip()
    assert not sheet.fields.memo.isReadOnly()


def test_a_field_undoes_what_is_typed_by_itself(frame, sheet, study, settle, press, qtbot):
    for field, text in ((sheet.fields.memo, "toPlainText"), (sheet.fields.name2, "text")):
        field.setFocus()
        qtbot.keyClicks(field, "ab")
        press(Qt.Key.Key_Z, CTRL)
        settle()
        assert getattr(field, text)() == ""
    assert len(study.codings("S01")) == 3, "nothing of the project was undone"


def test_quotations_are_moved_from_a_code_s_page_too(sheet, study, settle, press, qtbot, page):
    sheet.list.go_to(sheet.list.quotes.rows[1].place)
    press(Qt.Key.Key_M)
    qtbot.keyClicks(page.stage.sorting.palette.first_focus(), "listening")
    press(Qt.Key.Key_Return)
    settle()
    assert sheet.counts.text() == "3 quotations from 3 participants"
    moved = {row.code for row in study.codings("S01") if row.start == ENGLISH.index("sat down")}
    assert moved == {study.codes["listening"]}


def test_a_corrected_text_is_not_quoted_as_it_was(page, sheet, study, settle, qtbot):
    """Not even where the passage keeps its place, and the page was closed meanwhile."""
    page.stage.show_text()
    corrected = ENGLISH.replace("having patience", "havinq patience")
    study.hub.do(do.edit_text, transcript=study.transcripts["S01"], text=corrected)
    settle()
    page.stage.show_code(study.codes["patience"])
    settle()
    for model in (sheet.list.quotes, page.quotations.model):
        # The old words stay until the new ones have been read, so that nothing flickers.
        qtbot.waitUntil(lambda rows=model: "havinq patience" in rows.index(0).data())
        assert model.index(0).data(SNIPPET_ROLE).quote == "havinq patience"


@pytest.mark.parametrize("held", [Qt.KeyboardModifier.NoModifier, CTRL])
def test_quotations_dropped_on_a_code_of_the_codebook_go_there(page, sheet, study, settle, held):
    tree, quotes = page.codebook.tree, sheet.list
    quotes.setCurrentIndex(quotes.quotes.index(0))
    row = tree.visualRect(tree.model().index_of(code_key(study.codes["listening"])))
    data = quotes.dragged()
    for there in (QPoint(5, 5), row.center()):  # entering is welcome, moving where a code is
        enter = QDragEnterEvent(
            there, Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, held
        )
        QApplication.sendEvent(tree.viewport(), enter)
        assert enter.isAccepted()
    # Only Qt can name the source of a drop, so the drop itself was tried by hand.
    page.drops[-1].take(quotes, study.codes["listening"], copy=held == CTRL)
    settle()
    names = {study.codes["listening"]: "listening", study.codes["patience"]: "patience"}
    place = ENGLISH.index("having patience")
    mine = [one for one in study.codings("S01") if one.coder == study.coders["Ana"]]
    there = sorted(names[one.code] for one in mine if one.start == place)
    assert there == (["listening", "patience"] if held == CTRL else ["listening"])
