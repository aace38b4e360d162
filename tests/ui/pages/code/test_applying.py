"""Putting codes on words: names, the palette, recent codes, in vivo, drag and double click."""

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from app.coding import operations as do
from app.models import queries
from app.ui.pages.code.codebook import category_key, code_key
from app.ui.widgets.tree_model import MIME
from tests.ui.pages.code.conftest import CHINESE, ENGLISH

CTRL = Qt.KeyboardModifier.ControlModifier


def stored(study, transcript="S01"):
    """Return (code's name, start, end) of what is stored."""
    names = {code.id: code.name for code in study.ask(queries.codes)}
    return [(names[row.code], row.start, row.end) for row in study.codings(transcript)]


def type_in_focus(qtbot, text):
    qtbot.keyClicks(QApplication.focusWidget(), text)


@pytest.mark.parametrize("way", ["last", "new", "in-vivo", "palette"])
def test_the_code_that_was_put_on_words_is_chosen_and_the_text_keeps_the_keys(
    page, study, select, press, settle, qtbot, way
):
    page.applying.recent = [study.codes["patience"]]
    select("seeing things")
    text = QApplication.focusWidget()
    if way == "palette":
        press(Qt.Key.Key_K, CTRL)
        type_in_focus(qtbot, "patience")
        press(Qt.Key.Key_Return)
    else:
        press({"last": Qt.Key.Key_Q, "new": Qt.Key.Key_N, "in-vivo": Qt.Key.Key_V}[way])
    if way == "new":
        type_in_focus(qtbot, "distance")
        press(Qt.Key.Key_Return)
    settle()
    name = {"new": "distance", "in-vivo": "seeing things"}.get(way, "patience")
    assert QApplication.focusWidget() is text
    assert page.codebook.tree.currentIndex().data() == name
    assert page.codebook.card._name.text() == name
    assert page.codebook.card.isVisible()
    assert [row.who for row in page.quotations.model.rows] == ["S01"]


def test_a_filter_that_hides_the_code_stays(page, study, select, press, settle):
    page.codebook.filter.setText("listen")
    page.applying.recent = [study.codes["patience"]]
    select("seeing things")
    press(Qt.Key.Key_Q)
    settle()
    assert page.codebook.filter.text() == "listen"


def test_without_words_nothing_is_coded_and_the_page_says_why(page, press, settle, study):
    page.applying.recent = [study.codes["patience"]]
    for key in (Qt.Key.Key_Q, Qt.Key.Key_N, Qt.Key.Key_V, Qt.Key.Key_R):
        press(key)
    settle()
    assert study.codings("S01") == []
    assert not page.applying.popover.isVisible()
    assert page.applying.menu is None


def test_the_name_of_a_code_that_is_there_applies_that_code(
    page, study, select, press, settle, qtbot
):
    span = select("seeing things")
    press(Qt.Key.Key_N)
    type_in_focus(qtbot, "patience")
    press(Qt.Key.Key_Return)
    settle()
    assert stored(study) == [("patience", *span)]
    assert sorted(study.names()) == ["listening", "patience", "perspective"]
    assert not page.applying.popover.isVisible()


def test_a_long_reason_at_the_name_is_not_cut_off(page, select, press, settle):
    select("seeing things")
    press(Qt.Key.Key_N)
    popover = page.applying.popover
    popover.refuse("The disk that holds “/a/folder/study.threefold” is full. " * 3)
    settle()
    below = popover._form.field("name").below
    assert below.height() >= below.heightForWidth(below.width())
    assert popover.rect().contains(below.mapTo(popover, below.rect().bottomRight()))


def test_a_name_that_will_not_do_is_refused_at_the_field(page, study, select, press, settle, qtbot):
    select("seeing things")
    press(Qt.Key.Key_N)
    QApplication.focusWidget().setText("x" * 501)
    press(Qt.Key.Key_Return)
    settle()
    assert page.applying.popover.isVisible()
    assert page.applying.popover._form.errors() == {
        "name": "That name is too long: 500 characters at most."
    }
    assert study.codings("S01") == []


def test_esc_leaves_the_name_and_keeps_the_selection(page, select, press, qtbot, study):
    span = select("seeing things")
    press(Qt.Key.Key_N)
    type_in_focus(qtbot, "never")
    press(Qt.Key.Key_Escape)
    assert page.text.selected_span() == span
    assert QApplication.focusWidget() is page.text.view
    assert "never" not in study.names()


def test_a_new_code_gets_the_colour_that_is_used_least(page, study, select, press, settle, qtbot):
    select("seeing things")
    press(Qt.Key.Key_V)
    settle()
    colours = {code.name: code.colour for code in study.ask(queries.codes)}
    assert colours == {"perspective": 0, "patience": 1, "listening": 2, "seeing things": 3}


def test_in_vivo_of_words_that_are_a_code_applies_it(page, study, select, press, settle):
    span = select("patience")
    press(Qt.Key.Key_V)
    settle()
    assert stored(study) == [("patience", *span)]
    assert len(study.names()) == 3


def test_digits_choose_among_the_recent_codes(page, study, select, press, settle, qtbot):
    page.applying.recent = [study.codes[name] for name in ("patience", "perspective", "listening")]
    span = select("seeing things")
    press(Qt.Key.Key_R)
    qtbot.keyClick(page.applying.menu, Qt.Key.Key_2)
    settle()
    assert stored(study) == [("perspective", *span)]


def test_the_palette_opens_at_the_selection_and_enter_applies(
    page, study, select, press, settle, qtbot
):
    span = select("having patience")
    press(Qt.Key.Key_K, CTRL)
    assert page.applying.palette.isVisible()
    type_in_focus(qtbot, "ptnc")
    press(Qt.Key.Key_Return)
    settle()
    assert stored(study) == [("patience", *span)]
    assert not page.applying.palette.isVisible()


def test_ctrl_enter_applies_several_codes_to_the_same_words(
    page, study, select, press, settle, qtbot
):
    span = select("having patience")
    press(Qt.Key.Key_K, CTRL)
    type_in_focus(qtbot, "perspective")
    press(Qt.Key.Key_Return, CTRL)
    settle()
    type_in_focus(qtbot, "warmth")
    press(Qt.Key.Key_Return, CTRL)
    settle()
    type_in_focus(qtbot, "patience")
    press(Qt.Key.Key_Return)
    settle()
    assert sorted(stored(study)) == [
        ("patience", *span), ("perspective", *span), ("warmth", *span),
    ]  # fmt: skip
    assert page.applying.recent[0] == study.codes["patience"]


def test_the_palette_searches_the_path_and_leads_with_recent_codes(page, study, select, press):
    page.applying.recent = [study.codes["listening"]]
    select("having patience")
    press(Qt.Key.Key_K, CTRL)
    model = page.applying.palette._model
    assert model.index(0).data() == "listening"
    assert model.item(1).path == "Definition › Seeing"
    model.set_query("definition pat")
    assert model.index(0).data() == "patience"
    press(Qt.Key.Key_Escape)


def test_without_a_selection_the_page_leaves_ctrl_k_to_the_window(page, qtbot):
    assert not page.find_here()
    assert not page.applying.palette.isVisible()


def test_the_palette_without_a_selection_leads_to_the_code(page, study, press, qtbot, settle):
    page.applying.ask_code()
    type_in_focus(qtbot, "listening")
    press(Qt.Key.Key_Return)
    settle()
    assert page.codebook.key() == code_key(study.codes["listening"])
    assert study.codings("S01") == []


def test_a_double_click_in_the_codebook_applies_the_code(page, study, select, settle, qtbot):
    span = select("having patience")
    tree = page.codebook.tree
    place = tree.visualRect(tree.model().index_of(code_key(study.codes["listening"]))).center()
    qtbot.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.mouseDClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=place)
    settle()
    assert stored(study) == [("listening", *span)]


def test_a_code_dropped_on_the_text_is_put_on_the_selection(page, study, select, settle):
    span = select("having patience")
    tree = page.codebook.tree
    keys = [code_key(study.codes["listening"]), code_key(study.codes["patience"])]
    data = tree.model().mimeData([tree.model().index_of(key) for key in keys])
    drop(page, data)
    settle()
    assert sorted(stored(study)) == [("listening", *span), ("patience", *span)]


def test_codes_dropped_together_are_one_step(page, study, select, settle):
    select("having patience")
    model = page.codebook.tree.model()
    keys = [code_key(study.codes[name]) for name in ("listening", "patience")]
    drop(page, model.mimeData([model.index_of(key) for key in keys]))
    settle()
    assert len(stored(study)) == 2
    page.hub.undo()
    settle()
    assert stored(study) == []


@pytest.mark.parametrize(
    "modifier, words",
    [
        (
            Qt.KeyboardModifier.NoModifier,
            "It means 🙂 seeing things from the patient's side, and then having patience "
            "with them.",
        ),
        (CTRL, "patient's"),
    ],
)
def test_without_a_selection_a_code_falls_on_the_turn_or_with_ctrl_on_the_word(
    page, study, settle, modifier, words
):
    view, model = page.text.view, page.codebook.tree.model()
    page.text.clear_selection()
    cursor = view.textCursor()
    cursor.setPosition(view.text.to_screen(ENGLISH.index("patient's") + 3))
    place = view.cursorRect(cursor).center()
    data = model.mimeData([model.index_of(code_key(study.codes["listening"]))])
    assert drop(page, data, place, modifier)
    settle()
    start = ENGLISH.index(words)
    assert stored(study) == [("listening", start, start + len(words))]


def test_selected_words_dropped_on_a_code_get_it(page, study, select, settle):
    span = select("🙂 seeing")
    tree = page.codebook.tree
    row = tree.visualRect(tree.model().index_of(code_key(study.codes["patience"])))
    data = page.text.view.createMimeDataFromSelection()
    assert drop(page, data, row.center(), on=tree.viewport())
    settle()
    assert stored(study) == [("patience", *span)]
    category = tree.visualRect(tree.model().index_of(category_key(study.categories["Seeing"])))
    drop(page, data, category.center(), on=tree.viewport())
    drop(page, QMimeData(), row.center(), on=tree.viewport())
    settle()
    assert len(stored(study)) == 1


def test_the_palette_finds_by_definition_and_ticks_what_was_applied(
    page, study, select, press, settle, qtbot
):
    span = select("having patience")
    press(Qt.Key.Key_K, CTRL)
    palette = page.applying.palette
    type_in_focus(qtbot, "their eyes")
    model = palette._model
    assert [model.data(model.index(row)) for row in range(model.rowCount())] == [
        "New code “their eyes”",
        "perspective",
    ]
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return, CTRL)
    settle()
    assert stored(study) == [("perspective", *span)]
    assert palette.isVisible()
    item = model.item(palette._list.currentIndex().row())
    assert (item.text, item.on) == ("perspective", True)


@pytest.mark.parametrize("what", ["category", "words"])
def test_other_things_are_not_dropped_on_the_text(page, study, select, settle, what):
    select("having patience")
    data = QMimeData()
    data.setText("words from elsewhere")
    if what == "category":
        model = page.codebook.tree.model()
        data = model.mimeData([model.index_of(category_key(study.categories["Seeing"]))])
        assert data.hasFormat(MIME)
    assert not drop(page, data)
    settle()
    assert study.codings("S01") == []


def drop(page, data, place=None, free=Qt.KeyboardModifier.NoModifier, on=None):
    """Drag something over the text (its middle) and let it go; tell whether it was welcome."""
    viewport = on or page.text.view.viewport()
    place, action = place or viewport.rect().center(), Qt.DropAction.MoveAction
    button = Qt.MouseButton.LeftButton
    enter = QDragEnterEvent(place, action, data, button, free)
    QApplication.sendEvent(viewport, enter)
    if enter.isAccepted():
        QApplication.sendEvent(viewport, QDropEvent(QPointF(place), action, data, button, free))
    return enter.isAccepted()


def test_codes_follow_on_the_focused_coding_without_selecting_again(
    page, study, select, press, settle
):
    page.applying.recent = [study.codes["patience"], study.codes["listening"]]
    span = select("having patience")
    press(Qt.Key.Key_Q)
    settle()
    assert page.text.selected_span() is None
    page.codebook.apply_asked.emit(study.codes["perspective"])
    settle()
    assert sorted(stored(study)) == [("patience", *span), ("perspective", *span)]


def test_copying_gives_the_words_alone(page, select, press):
    select("seeing things from")
    press(Qt.Key.Key_C, CTRL)
    assert QApplication.clipboard().text() == "seeing things from"


def test_selecting_with_the_mouse_over_chinese_and_emoji_gives_code_points(
    page, study, settle, qtbot, press
):
    page.open_transcript(study.transcripts["D01"])
    settle()
    view = page.text.view
    view.lay_out_all()
    start, end = CHINESE.index("病人"), CHINESE.index("看问题")
    cursor = view.textCursor()
    rects = []
    for cp in (start, end):
        cursor.setPosition(view.text.to_screen(cp))
        rects.append(view.cursorRect(cursor).center())
    qtbot.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=rects[0])
    qtbot.mouseMove(view.viewport(), rects[1])
    qtbot.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=rects[1])
    press(Qt.Key.Key_V)
    settle()
    assert stored(study, "D01") == [("病人😀的角度", start, end)]
    assert CHINESE[start:end] == "病人😀的角度"


def test_what_another_operation_changes_is_repainted(page, study, settle):
    coding = study.code("patience", "Ana", "S01", "having patience", ENGLISH)
    assert len(page.text.view.index) == 0
    future = study.project.do(do.write_coding_memo, study.coders["Ana"], coding=coding, memo="m")
    page.hub.follow(future, lambda done: page.hub.changed.emit(done.changes))
    settle()
    assert [mark.id for mark in page.text.view.index.marks] == [coding]
    assert page.desk.codings[coding].memo == "m"
