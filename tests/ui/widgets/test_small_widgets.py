"""Tests of the small widgets: what they say, what they ask for, and their names."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QMenu, QSpinBox, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.ui.theme import Theme
from app.ui.theme.codes import CODE_COLOURS
from app.ui.widgets.buttons import IconButton, button, native_keys, tip
from app.ui.widgets.elided import ElidedLabel
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.filter_field import FilterField
from app.ui.widgets.form import Form
from app.ui.widgets.job_bar import JobBar
from app.ui.widgets.look import swatch
from app.ui.widgets.menu_words import menu_words
from app.ui.widgets.number_link import NumberLink
from app.ui.widgets.panel_head import PanelHead
from app.ui.widgets.shortcut_sheet import ShortcutGroup, ShortcutSheet
from app.ui.widgets.swatch_grid import SwatchGrid, colour_names
from tests.ui.accessible import nameless


def click(qtbot: QtBot, widget: QWidget) -> None:
    qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)


def test_the_empty_state_says_its_sentence_and_offers_the_next_step(qtbot: QtBot) -> None:
    state = EmptyState("network", "Categories group codes that belong together.", "Make one")
    qtbot.addWidget(state)
    state.resize(600, 400)
    state.show()
    with qtbot.waitSignal(state.acted):
        click(qtbot, state.action)
    sentence = state._sentence
    assert sentence.height() >= sentence.heightForWidth(sentence.width())
    assert nameless(state) == []


def test_an_empty_state_without_a_step_has_no_button(qtbot: QtBot) -> None:
    state = EmptyState("network", "Nothing to compare yet.")
    qtbot.addWidget(state)
    assert state.action.isHidden()
    state.say("Two coders have finished.", "Compare")
    assert (state.action.isHidden(), state.action.text()) == (False, "Compare")


def test_a_number_is_a_link_to_its_passages_and_nought_is_none(qtbot: QtBot) -> None:
    link = NumberLink(1204, "quotations")
    qtbot.addWidget(link)
    with qtbot.waitSignal(link.clicked):
        qtbot.keyClick(link, Qt.Key.Key_Space)
    assert link.accessibleName() == f"{link.text()} quotations"
    link.set_number(0, "quotations")
    assert not link.isEnabled()
    assert link.toolTip() == "There are none"


def test_a_job_shows_how_far_it_is_and_asks_once_to_cancel(qtbot: QtBot) -> None:
    bar = JobBar()
    qtbot.addWidget(bar)
    assert bar.isHidden()
    bar.start("Importing 24 transcripts", 24)
    bar.set_done(9, "Importing S09.docx")
    assert (bar._bar.value(), bar._bar.maximum()) == (9, 24)
    assert bar._text.text() == "Importing S09.docx"
    with qtbot.waitSignal(bar.cancel_asked):
        click(qtbot, bar._cancel)
    bar.set_done(10, "Importing S10.docx")
    assert bar._text.text() == "Cancelling…"
    assert not bar._cancel.isEnabled()
    bar.finish()
    assert bar.isHidden()


def test_a_second_job_can_be_cancelled_again(qtbot: QtBot) -> None:
    bar = JobBar()
    qtbot.addWidget(bar)
    bar.start("One")
    bar._cancel.click()
    bar.finish()
    bar.start("Two")
    assert bar._cancel.isEnabled()
    assert bar._cancel.accessibleName() == "Cancel: Two"
    assert nameless(bar) == []


def test_text_that_does_not_fit_is_whole_in_the_tooltip(qtbot: QtBot) -> None:
    label = ElidedLabel("Removed Trust from 3 passages\nin S07")
    qtbot.addWidget(label)
    label.resize(label.sizeHint())
    label.show()
    assert (label.shown(), label.toolTip()) == ("Removed Trust from 3 passages in S07", "")
    label.resize(80, 20)
    assert label.shown().endswith("…")
    assert label.toolTip() == label.text() == "Removed Trust from 3 passages in S07"
    assert label.minimumSizeHint().width() < 80


def test_an_icon_button_says_what_it_does(qtbot: QtBot) -> None:
    made = IconButton("undo-2", "Undo: apply Trust", "Ctrl+Z")
    qtbot.addWidget(made)
    assert made.toolTip() == f"Undo: apply Trust ({native_keys('Ctrl+Z')})"
    assert made.accessibleName() == "Undo: apply Trust"
    assert made.focusPolicy() & Qt.FocusPolicy.TabFocus


def test_an_icon_button_grows_with_the_zoom(qtbot: QtBot, look: Theme) -> None:
    made = IconButton("plus", "New")
    qtbot.addWidget(made)
    assert (made.width(), made.iconSize().width()) == (28, 16)
    look.set_zoom(200)
    assert (made.width(), made.iconSize().width()) == (56, 32)


def test_a_tooltip_without_shortcut_is_the_words() -> None:
    assert tip("Rename") == "Rename"


@pytest.mark.parametrize("name", ["", "accent", "danger", "link"])
def test_buttons_with_words_have_their_look(qtbot: QtBot, name: str) -> None:
    made = button("Import", name, "download")
    qtbot.addWidget(made)
    assert (made.property("look") or "") == name
    assert not made.icon().isNull()


def test_esc_empties_the_filter_and_then_goes_on(qtbot: QtBot) -> None:
    outer = QWidget()
    qtbot.addWidget(outer)
    field = FilterField("Filter codes…")
    QVBoxLayout(outer).addWidget(field)
    qtbot.keyClicks(field, "pat")
    assert not field._clear.isHidden()
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == ""
    assert field._clear.isHidden()
    with qtbot.waitSignal(field.down_asked):
        qtbot.keyClick(field, Qt.Key.Key_Down)
    assert field.accessibleName() == "Filter codes"


def test_the_marks_of_a_filter_grow_with_the_text_and_the_words_stay_between_them(
    qtbot: QtBot, look: Theme
) -> None:
    outer = QWidget()
    qtbot.addWidget(outer)
    field = FilterField("Filter codes…")
    QVBoxLayout(outer).addWidget(field)
    outer.show()
    look.set_zoom(150)
    field.setText("trust")
    assert (field._glass.width(), field._clear.iconSize().width()) == (24, 24)
    assert field.textMargins().left() + 7 >= field._glass.geometry().right()
    assert field._clear.geometry().right() < field.width()
    qtbot.mouseClick(field._clear, Qt.MouseButton.LeftButton)
    assert field.text() == ""


def test_a_name_in_a_menu_is_cut_and_underlines_nothing(qtbot: QtBot) -> None:
    menu = QMenu()
    qtbot.addWidget(menu)
    assert menu_words(menu, "trust & faith") == "trust && faith"
    long = menu_words(menu, "课本上的定义我会背" * 9)
    assert long.endswith("…")
    assert menu.fontMetrics().horizontalAdvance(long) <= 260


def test_a_panel_has_a_name_and_buttons(qtbot: QtBot) -> None:
    head = PanelHead("Codebook", IconButton("plus", "New code"))
    qtbot.addWidget(head)
    head.set_text("Codes")
    assert head._text.text() == "Codes"
    assert head.height() == 40
    assert nameless(head) == []


@pytest.fixture
def form(qtbot: QtBot) -> Form:
    made = Form()
    qtbot.addWidget(made)
    made.add("title", "&Title", QLineEdit())
    made.add("number", "Approval number", QLineEdit(), "As it stands in the letter")
    made.add("run", "Interviews in a row", QSpinBox())
    made.show()
    return made


def test_fields_are_named_by_their_labels(form: Form) -> None:
    title = form.field("title")
    assert title.label.buddy() is title.editor
    assert title.editor.accessibleName() == "Title"
    assert title.below.isHidden()
    assert form.field("number").editor.accessibleDescription() == "As it stands in the letter"
    assert nameless(form) == []


def test_an_error_stands_at_its_field_and_the_first_gets_the_focus(
    qtbot: QtBot, form: Form
) -> None:
    form.activateWindow()
    form.show_error("number", "This number is already used.")
    form.show_error("title", "A study needs a title.")
    number = form.field("number")
    assert number.below.text() == "This number is already used."
    assert number.below.property("look") == "error"
    assert number.editor.accessibleDescription() == "This number is already used."
    assert number.editor.hasFocus()
    assert form.errors() == {
        "title": "A study needs a title.",
        "number": "This number is already used.",
    }


def test_cleared_errors_give_the_hints_back(form: Form) -> None:
    form.show_error("number", "Wrong.")
    form.show_error("title", "Missing.")
    form.clear_errors()
    assert form.errors() == {}
    assert form.field("number").below.text() == "As it stands in the letter"
    assert form.field("title").below.isHidden()


def test_every_colour_can_be_picked_and_has_a_name(qtbot: QtBot) -> None:
    grid = SwatchGrid()
    qtbot.addWidget(grid)
    assert list(grid._buttons) == list(CODE_COLOURS.values())
    assert len(set(colour_names().values())) == len(CODE_COLOURS)
    with qtbot.waitSignal(grid.picked) as picked:
        click(qtbot, grid._buttons["#DDAC11"])
    assert picked.args == ["#DDAC11"]
    assert nameless(grid) == []


def test_the_colour_that_holds_is_marked(qtbot: QtBot) -> None:
    grid = SwatchGrid()
    qtbot.addWidget(grid)
    grid.set_colour("#ddac11")
    assert [c for c, made in grid._buttons.items() if made.isChecked()] == ["#DDAC11"]
    grid.set_colour("#123456")
    assert [c for c, made in grid._buttons.items() if made.isChecked()] == []


def test_a_swatch_is_a_ringed_dot_of_the_mode_s_shades(look: Theme) -> None:
    image = swatch("#DDAC11", 20).toImage()
    assert image.pixelColor(10, 10).name().upper() == look.shades("#DDAC11").swatch
    assert image.pixelColor(0, 0).alpha() == 0
    look.choose("dark")
    assert swatch("#DDAC11", 20).toImage() != image


GROUPS = [
    ShortcutGroup("Coding", [("Q", "Apply the last code"), ("N", "New code")]),
    ShortcutGroup("Everywhere", [("Ctrl+K", "Find or run"), ("?", "This sheet")]),
]


def texts(widget: QWidget) -> set[str]:
    return {one.text() for one in widget.findChildren(QWidget) if hasattr(one, "text")}


def test_the_sheet_shows_all_groups_within_the_window(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1280, 800)
    window.show()
    sheet = ShortcutSheet(window)
    sheet.ask(GROUPS)
    assert {"Coding", "Apply the last code", "Q", "Find or run", native_keys("Ctrl+K")} <= texts(
        sheet
    )
    assert window.rect().contains(sheet.geometry())
    assert nameless(sheet) == []


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_Question])
def test_the_sheet_closes_on_the_key_that_opened_it_too(qtbot: QtBot, key: Qt.Key) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(800, 600)
    window.show()
    sheet = ShortcutSheet(window)
    sheet.ask(GROUPS)
    if key == Qt.Key.Key_Question:
        qtbot.keyClicks(sheet, "?")
    else:
        qtbot.keyClick(sheet, key)
    assert sheet.isHidden()
