"""The codebook at the right: everything in place, each step undoable."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from app.coding import operations as do
from app.models import queries
from app.ui.others import OthersDialog
from app.ui.pages.code.codebook import LOOSE, category_key, code_key
from tests.ui.pages.code.conftest import ENGLISH

CTRL = Qt.KeyboardModifier.ControlModifier


def shown(page):
    """Return (name, count) of the rows of the tree from top to bottom."""
    tree, found = page.codebook.tree, []
    model = tree.model()

    def walk(parent):
        for row in range(model.rowCount(parent)):
            index = model.index(row, 0, parent)
            found.append((index.data(), index.siblingAtColumn(1).data()))
            walk(index)

    walk(tree.rootIndex())
    return found


def choose(page, study, name):
    page.codebook.go_to(code_key(study.codes[name]))
    page.codebook.tree.setFocus()


def code_of(study, name):
    return next(code for code in study.ask(queries.codes) if code.name == name)


def test_the_tree_shows_the_team_s_structure_with_the_viewer_s_counts(page, study, settle):
    study.code("perspective", "Ana", "S01", "seeing things", ENGLISH)
    study.code("listening", "Ana", "S01", "listened", ENGLISH)
    study.code("patience", "Ben", "S01", "patience", ENGLISH)
    page.hub.coder_changed.emit()
    settle()
    assert shown(page) == [
        ("Definition", "1"),
        ("Seeing", "1"),
        ("perspective", "1"),
        ("patience", "0"),
        ("Not in a category", "1"),
        ("listening", "1"),
    ]


def test_with_nothing_chosen_the_tree_has_the_whole_height_and_gives_way_at_its_foot(
    page, study, settle, qtbot
):
    panel = page.codebook
    assert panel.card.isHidden()
    top, whole = panel.tree.mapTo(panel, QPoint()), panel.tree.height()
    assert top.y() + whole > panel.height() - 20
    choose(page, study, "patience")
    qtbot.waitUntil(panel.card.isVisible)
    assert panel.tree.mapTo(panel, QPoint()) == top
    assert panel.tree.height() < whole
    assert panel.tree.verticalScrollBar().value() == 0
    kept = page.state()
    page.codebook.tree.set_current(LOOSE)
    assert panel.card.isHidden()
    assert page.state()["codebook"]["sizes"] == kept["codebook"]["sizes"]
    qtbot.waitUntil(lambda: panel.tree.height() == whole)


def test_counts_follow_a_coding(page, study, select, press, settle):
    page.applying.recent = [study.codes["patience"]]
    select("having patience")
    press(Qt.Key.Key_Q)
    settle()
    assert ("patience", "1") in shown(page)
    press(Qt.Key.Key_Z, CTRL)
    settle()
    assert ("patience", "0") in shown(page)


def test_f2_renames_in_place(page, study, press, settle, qtbot):
    choose(page, study, "patience")
    press(Qt.Key.Key_F2)
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    editor.selectAll()
    qtbot.keyClicks(editor, "time")
    press(Qt.Key.Key_Return)
    settle()
    assert "time" in study.names()
    assert "time" in [name for name, _ in shown(page)]
    assert page.codebook.key() == code_key(study.codes["patience"])


def test_a_coding_does_not_close_a_name_that_is_being_typed(page, study, press, settle, qtbot):
    choose(page, study, "patience")
    press(Qt.Key.Key_F2)
    editor = QApplication.focusWidget()
    editor.setText("half a na")
    start = ENGLISH.index("patience")
    page.hub.do(
        do.apply_code,
        transcript=study.transcripts["S01"],
        code=study.codes["perspective"],
        start=start,
        end=start + 8,
    )
    settle()
    assert QApplication.focusWidget() is editor
    assert editor.text() == "half a na"
    press(Qt.Key.Key_Escape)
    settle()
    assert ("perspective", "1") in shown(page)


def test_the_colour_is_chosen_by_name(page, study, settle):
    choose(page, study, "patience")
    page.codebook.menu.open_at(QPoint(5, 5))
    menu = page.codebook.menu.shown
    (colours,) = [action.menu() for action in menu.actions() if action.menu() is not None]
    next(action for action in colours.actions() if action.text() == "Rust").trigger()
    menu.close()
    settle()
    assert code_of(study, "patience").colour == 5
    page.hub.undo()
    settle()
    assert code_of(study, "patience").colour == 1


def test_recolouring_and_renaming_repaint_the_text(page, study, settle):
    study.code("patience", "Ana", "S01", "having patience", ENGLISH)
    page.hub.coder_changed.emit()
    settle()
    before = page.text.view.looks[study.codes["patience"]]
    choose(page, study, "patience")
    page.codebook.deeds.recolour(9)
    page.codebook.deeds.rename(code_key(study.codes["patience"]), "time")
    settle()
    after = page.text.view.looks[study.codes["patience"]]
    assert after.name == "time"
    assert after.tint != before.tint


def test_delete_takes_the_codings_along_and_undo_brings_them_back(page, study, press, settle):
    study.code("patience", "Ana", "S01", "having patience", ENGLISH)
    page.hub.coder_changed.emit()
    settle()
    choose(page, study, "patience")
    press(Qt.Key.Key_Delete)
    settle()
    assert "patience" not in study.names()
    assert len(page.text.view.index) == 0
    press(Qt.Key.Key_Z, CTRL)
    settle()
    assert "patience" in study.names()
    assert len(page.text.view.index) == 1


def test_other_coders_codings_are_deleted_only_where_that_is_said(
    page, study, press, settle, qtbot
):
    study.code("patience", "Ben", "S01", "having patience", ENGLISH)
    study.code("patience", "Ana", "S01", "seeing things", ENGLISH)
    choose(page, study, "patience")
    press(Qt.Key.Key_Delete)
    asked = page.window().findChild(OthersDialog)
    assert asked.box.text() == "Also delete Ben's one coding"
    assert not asked.box.isChecked()
    assert asked.comes.text() == "Your codings go (1). “patience” stays for the others."
    qtbot.keyClick(asked, Qt.Key.Key_Return)
    settle()
    assert [row.coder for row in study.codings("S01")] == [study.coders["Ben"]]
    choose(page, study, "patience")
    qtbot.keyClick(page.codebook.tree, Qt.Key.Key_Delete)
    asked = next(d for d in page.window().findChildren(OthersDialog) if d.isVisible())
    assert not asked.do.isEnabled()
    qtbot.keyClick(asked.box, Qt.Key.Key_Space)
    qtbot.keyClick(asked, Qt.Key.Key_Return)
    settle()
    assert "patience" not in study.names()
    assert study.codings("S01") == []


def test_a_new_code_comes_into_the_chosen_category(page, study, press, settle, qtbot):
    choose(page, study, "perspective")
    press(Qt.Key.Key_Insert)
    qtbot.keyClicks(QApplication.focusWidget(), "warmth")
    press(Qt.Key.Key_Return)
    settle()
    made = code_of(study, "warmth")
    assert page.codebook.book.path(code_key(made.id)) == "Definition › Seeing"
    assert page.codebook.key() == code_key(made.id)
    assert QApplication.focusWidget() is page.codebook.tree


def test_a_new_code_below_another_is_nested(page, study, press, settle, qtbot):
    page.codebook.deeds.ask_new(study.codes["listening"])
    qtbot.keyClicks(QApplication.focusWidget(), "nodding")
    press(Qt.Key.Key_Return)
    settle()
    assert code_of(study, "nodding").parent == study.codes["listening"]


def test_a_name_that_is_there_is_refused_at_the_field(page, study, press, settle, qtbot):
    page.codebook.deeds.ask_new()
    qtbot.keyClicks(QApplication.focusWidget(), "listening")
    press(Qt.Key.Key_Return)
    settle()
    popover = page.codebook.deeds.popover
    assert popover.isVisible()
    assert "already a code “listening”" in popover._form.errors()["name"]
    press(Qt.Key.Key_Escape)


def test_typing_on_the_tree_filters_it_and_enter_leads_on(page, study, press, settle, qtbot):
    page.codebook.tree.setFocus()
    qtbot.keyClicks(page.codebook.tree, "p")
    assert QApplication.focusWidget() is page.codebook.filter
    qtbot.keyClicks(page.codebook.filter, "ati")
    assert [name for name, _ in shown(page)] == ["Definition", "Seeing", "patience"]
    press(Qt.Key.Key_Down)
    assert QApplication.focusWidget() is page.codebook.tree


def test_a_code_that_is_gone_to_stands_in_view(page, study, settle):
    for n in range(40):
        study.do(do.create_code, name=f"code {n:02}")
    page.hub.coder_changed.emit()
    settle()
    last = page.codebook.book.code_named("code 20")
    page.codebook.go_to(code_key(last))
    settle()
    tree = page.codebook.tree
    view = tree.viewport().rect().adjusted(0, 0, 0, 2)  # Qt leaves out a pixel
    assert view.contains(tree.visualRect(tree.currentIndex()))
    assert tree.currentIndex().data() == "code 20"


def test_going_to_a_code_lifts_a_filter_that_hides_it(page, study):
    page.codebook.filter.setText("patience")
    page.codebook.go_to(code_key(study.codes["listening"]))
    assert page.codebook.key() == code_key(study.codes["listening"])


def test_the_definition_is_one_operation_written_on_leaving(page, study, settle, qtbot, press):
    choose(page, study, "perspective")
    field = page.codebook.card.definition
    assert field.toPlainText() == "Seeing with their eyes"
    before = len(study.ask(queries.history))
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "Standing where they stand")
    page.text.view.setFocus()
    settle()
    assert code_of(study, "perspective").definition == "Standing where they stand"
    assert len(study.ask(queries.history)) == before + 1
    press(Qt.Key.Key_Z, CTRL)
    settle()
    assert field.toPlainText() == "Seeing with their eyes"


def test_esc_brings_back_a_definition(page, study, settle, qtbot):
    choose(page, study, "perspective")
    field = page.codebook.card.definition
    field.setFocus()
    qtbot.keyClicks(field, "oh ")
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert field.toPlainText() == "Seeing with their eyes"
    page.text.view.setFocus()
    settle()
    assert code_of(study, "perspective").definition == "Seeing with their eyes"


def test_what_was_typed_goes_to_the_code_it_was_typed_for(page, study, settle, qtbot):
    choose(page, study, "perspective")
    field = page.codebook.card.definition
    field.setFocus()
    field.setPlainText("typed for perspective")
    page.codebook.go_to(code_key(study.codes["patience"]))
    settle()
    assert code_of(study, "perspective").definition == "typed for perspective"
    assert code_of(study, "patience").definition is None


def test_a_category_has_a_definition_too(page, study, settle, qtbot):
    page.codebook.go_to(category_key(study.categories["Seeing"]))
    field = page.codebook.card.definition
    field.setFocus()
    qtbot.keyClicks(field, "What one sees")
    page.text.view.setFocus()
    settle()
    found = {row.name: row.definition for row in study.ask(queries.categories)}
    assert found["Seeing"] == "What one sees"


def test_the_memo_on_a_code_is_the_viewer_s_own(page, study, settle, qtbot):
    study.do(
        do.write_memo, "Ben", text="Ben thinks", kind="code-note", code=study.codes["patience"]
    )
    choose(page, study, "patience")
    memo = page.codebook.card.memo
    for typed, stored in (("first", ["first"]), (" thought", ["first thought"]), ("", [])):
        memo.setFocus()
        memo.moveCursor(memo.textCursor().MoveOperation.End)
        if typed:
            qtbot.keyClicks(memo, typed)
        else:
            memo.clear()
        page.text.view.setFocus()
        settle()
        mine = [row for row in study.ask(queries.memos) if row.author == study.coders["Ana"]]
        assert [row.text for row in mine] == stored
    assert "Ben: Ben thinks" in page.codebook.card._others.text()


def test_the_heading_of_the_rest_has_no_card_and_no_new_name(page, study, press):
    page.codebook.go_to(LOOSE)
    page.codebook.tree.setFocus()
    assert not page.codebook.card.definition.isVisible()
    page.codebook.deeds.ask_rename()
    assert QApplication.focusWidget() is page.codebook.tree
