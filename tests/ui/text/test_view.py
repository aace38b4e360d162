"""Selecting, pointing and keys in the text, in code points of the stored text."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QAction, QKeySequence, QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.ui.text import CodedText
from app.ui.text.offsets import Side
from app.ui.text.view import CodingView
from tests.ui.text.conftest import Show

LEFT = Qt.MouseButton.LeftButton
TURNS = [
    ("I", "Why do you say so?"),
    ("S07", "Because he\u00a0was 👩\u200d⚕\ufe0f kind.\nAnd quiet."),
]


def point_of(view: CodingView, cp: int, dx: float = 2.0, dy: float = 0.0) -> QPoint:
    """Return a point of the viewport on a code point."""
    rows = view.frame().rows
    position = view.text.to_screen(cp)
    row = rows.row_of(position)
    return QPointF(rows.x_of(row, position) + dx, rows.baselines[row] - 4 + dy).toPoint()


def keys(view: CodingView, *presses: tuple[Qt.Key, Qt.KeyboardModifier]) -> None:
    for key, modifier in presses:
        QTest.keyClick(view, key, modifier)


@pytest.fixture
def coded(show: Show) -> CodedText:
    return show(TURNS, (3, 10), (6, 8), (27, 34))


@pytest.fixture
def view(coded: CodedText) -> CodingView:
    coded.view.setFocus()
    return coded.view


def stored(view: CodingView) -> str | None:
    span = view.selected_span()
    return None if span is None else view.text.text[slice(*span)]


def test_shift_and_arrows_select_from_the_caret(view: CodingView) -> None:
    view.put_caret(view.text.text.index("he\u00a0was"))
    shift, control = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
    keys(view, (Qt.Key.Key_Right, shift), (Qt.Key.Key_Right, shift))
    assert stored(view) == "he"
    keys(view, (Qt.Key.Key_Right, shift | control))
    assert stored(view) == "he\u00a0"
    keys(view, (Qt.Key.Key_End, shift))
    assert stored(view) == "he\u00a0was 👩\u200d⚕\ufe0f kind."


def test_selecting_all_is_the_whole_text_without_the_first_label(view: CodingView) -> None:
    keys(view, (Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier))
    assert view.selected_span() == (3, len(view.text.text) - 1)


def test_a_selection_over_turns_has_the_label_between_them(view: CodingView) -> None:
    view.select_span(14, 30)
    assert stored(view) == view.text.text[14:30]
    view.select_span(14, 22)  # ends with the line end of the first turn
    assert stored(view) == "say so?"


def test_half_a_character_becomes_a_whole_one(view: CodingView) -> None:
    at = view.text.text.index("👩")
    cursor = view.textCursor()
    cursor.setPosition(view.text.to_screen(at) + 1)
    cursor.setPosition(view.text.to_screen(at) + 3, cursor.MoveMode.KeepAnchor)
    view.setTextCursor(cursor)
    assert stored(view) == "👩\u200d⚕\ufe0f"


def test_clearing_leaves_the_caret_at_the_end_of_the_selection(view: CodingView) -> None:
    view.select_span(5, 9)
    view.clear_selection()
    assert (view.selected_span(), view.caret()) == (None, 9)


def test_a_double_click_selects_the_word(view: CodingView) -> None:
    QTest.mouseDClick(view.viewport(), LEFT, pos=point_of(view, view.text.text.index("say") + 1))
    assert stored(view) == "say"


def test_a_second_click_that_is_held_selects_word_by_word(view: CodingView) -> None:
    point = point_of(view, view.text.text.index("say") + 1)
    QTest.mousePress(view.viewport(), LEFT, pos=point)
    QTest.mouseRelease(view.viewport(), LEFT, pos=point)
    place = QPointF(view.viewport().mapToGlobal(point))
    double = QMouseEvent(
        QEvent.Type.MouseButtonDblClick, QPointF(point), place, LEFT, LEFT,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    QApplication.sendEvent(view.viewport(), double)
    move_to(view, point_of(view, view.text.text.index("do") + 1))
    assert stored(view) == "do you say"


def test_a_word_that_is_selected_within_a_coding_is_meant_itself(coded: CodedText) -> None:
    point = point_of(coded.view, 7)
    QTest.mouseClick(coded.view.viewport(), LEFT, pos=point)
    assert coded.focused_coding is not None
    QTest.mouseDClick(coded.view.viewport(), LEFT, pos=point)
    assert coded.selected_span() is not None
    assert coded.focused_coding is None


@pytest.mark.parametrize("words, turn", [("say", 0), ("kind", 1), ("quiet", 1)])
def test_a_third_click_selects_the_turn_with_all_its_paragraphs(
    view: CodingView, words: str, turn: int
) -> None:
    point = point_of(view, view.text.text.index(words))
    QTest.mouseClick(view.viewport(), LEFT, pos=point)
    QTest.mouseDClick(view.viewport(), LEFT, pos=point)
    drag(view, point, point + QPoint(2, 0))  # no hand holds still
    assert stored(view) == TURNS[turn][1]


def test_a_third_click_that_is_held_selects_turn_by_turn(view: CodingView) -> None:
    point = point_of(view, view.text.text.index("quiet"))
    QTest.mouseDClick(view.viewport(), LEFT, pos=point)
    drag(view, point, point_of(view, view.text.text.index("say")))
    assert stored(view) == view.text.text[view.text.text.index("Why") :].rstrip("\n")


def drag(view: CodingView, start: QPoint, end: QPoint) -> None:
    QTest.mousePress(view.viewport(), LEFT, pos=start)
    move_to(view, end)
    QTest.mouseRelease(view.viewport(), LEFT, pos=end)


def move_to(view: CodingView, end: QPoint) -> None:
    place = view.viewport().mapToGlobal(end)
    move = QMouseEvent(
        QEvent.Type.MouseMove, QPointF(end), QPointF(place), Qt.MouseButton.NoButton, LEFT,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    QApplication.sendEvent(view.viewport(), move)


@pytest.mark.parametrize("dy", [0, 9, -11])
def test_dragging_between_lines_selects_in_the_nearest_line(view: CodingView, dy: int) -> None:
    start, end = view.text.text.index("do"), view.text.text.index("so")
    drag(view, point_of(view, start, 0, dy), point_of(view, end, 0, dy))
    assert stored(view) == "do you say "


def test_copying_gives_the_stored_characters_without_labels(view: CodingView) -> None:
    view.select_span(18, view.text.text.index(" 👩"))
    view.copy()
    assert QApplication.clipboard().text() == "so?\nBecause he\u00a0was"


def test_nothing_is_copied_without_a_selection(view: CodingView) -> None:
    assert view.createMimeDataFromSelection().text() == ""


def test_a_click_tells_the_shortest_coding_there(view: CodingView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.codingClicked) as clicked:
        QTest.mouseClick(view.viewport(), LEFT, pos=point_of(view, 7))
    assert clicked.args == [2]
    with qtbot.waitSignal(view.codingClicked) as clicked:
        QTest.mouseClick(view.viewport(), LEFT, pos=point_of(view, 15))
    assert clicked.args == [None]


def test_every_part_of_a_character_is_on_it(view: CodingView) -> None:
    rows = view.frame().rows
    for cp in range(3, 21):
        position = view.text.to_screen(cp)
        left, right = rows.x_of(0, position), rows.x_of(0, position + 1)
        for x in (left + 0.3, right - 0.3):
            assert view.code_point_at(QPointF(x, rows.baselines[0])) == cp
    assert view.code_point_at(QPointF(right + 20, rows.baselines[0])) is None


def test_pointing_tells_a_coding_once_and_leaving_it_too(view: CodingView) -> None:
    told: list[int | None] = []
    view.codingHovered.connect(told.append)
    for cp in (4, 5, 7, 15):
        point = point_of(view, cp)
        move = QMouseEvent(
            QEvent.Type.MouseMove, QPointF(point), QPointF(view.mapToGlobal(point)),
            Qt.MouseButton.NoButton, Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
        )  # fmt: skip
        QApplication.sendEvent(view.viewport(), move)
    assert told == [1, 2, None]


@pytest.mark.parametrize("letter", "QNVURM")
def test_the_letters_belong_to_the_page(coded: CodedText, letter: str, qtbot: QtBot) -> None:
    action = QAction(coded)
    action.setShortcut(QKeySequence(letter))
    coded.addAction(action)
    coded.view.setFocus()
    coded.view.select_span(5, 9)
    with qtbot.waitSignal(action.triggered):
        QTest.keyClick(coded.view, letter.lower())
    assert coded.selected_span() == (5, 9)


def test_nobody_can_write_into_the_text(view: CodingView) -> None:
    before = view.toPlainText()
    view.select_span(5, 9)
    QTest.keyClicks(view, "x")
    keys(view, (Qt.Key.Key_Delete, Qt.KeyboardModifier.NoModifier))
    assert view.toPlainText() == before


def test_zooming_is_left_to_the_window(view: CodingView) -> None:
    size = view.font().pixelSize()
    event = QWheelEvent(
        QPointF(5, 5), QPointF(5, 5), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    view.wheelEvent(event)
    assert not event.isAccepted()
    assert view.font().pixelSize() == size


def test_a_screen_reader_hears_what_is_shown(view: CodingView) -> None:
    reader = QAccessible.queryAccessibleInterface(view)
    assert reader.text(QAccessible.Text.Name) == "Transcript"
    words = reader.textInterface()
    assert words.text(0, 18) == "Why do you say so?"


def test_an_end_dragged_beside_the_text_takes_the_whole_line(view: CodingView) -> None:
    y = view.frame().rows.baselines[0]
    assert view.end_near(QPointF(view.viewport().width() + 50, y), Side.START) == 3
    assert view.end_near(QPointF(view.viewport().width() + 50, y), Side.END) == 21
    assert view.end_near(QPointF(point_of(view, 10, 1)), Side.END) == 10
