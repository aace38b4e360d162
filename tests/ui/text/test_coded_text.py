"""The widget a page uses: what is shown, where the reader is, what is focused."""

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QFont, QPaintEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.ui.text import DARK, CodedText, Mark
from app.ui.text.margin import _INSET
from app.ui.text.offsets import Side
from app.ui.theme import theme
from tests.ui.text.conftest import LOOKS, Show, long_transcript, transcript

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def reading(coded: CodedText) -> CodedText:
    """Show a transcript of many pages with a coding on the answer of each turn."""
    text, turns = long_transcript()
    answers = [turn for turn in turns if turn.role == "participant"]
    marks = [Mark(k, turn.start, turn.start + 12, k % 12, 1) for k, turn in enumerate(answers)]
    coded.show_transcript(text, turns, marks, LOOKS)
    return coded


def top_words(coded: CodedText) -> str:
    return coded.view.text.text[coded.place() :][:12]


def start_of(coded: CodedText, words: str) -> int:
    return coded.view.text.text.index(words)


@pytest.mark.parametrize("width", [600, 700, 1200])
def test_the_place_stays_when_the_width_changes_and_comes_back(
    reading: CodedText, width: int
) -> None:
    reading.restore_place(start_of(reading, "Answer 20."))
    assert top_words(reading) == "Answer 20. A"
    for _ in range(3):
        reading.resize(width, 600)
        rows = reading.view.frame().rows
        place = reading.view.text.to_screen(start_of(reading, "Answer 20."))
        assert rows.starts[0] <= place < rows.ends[0]
        reading.resize(900, 600)
    assert top_words(reading) == "Answer 20. A"


def test_the_place_stays_in_a_text_of_few_long_turns(coded: CodedText) -> None:
    words = "And then the patient said that it was so. " * 15
    text, turns = transcript([("S07", f"Answer {k}. {words}") for k in range(8)])
    coded.show_transcript(text, turns, [], LOOKS)
    coded.view.lay_out_all()
    coded.restore_place(text.index("Answer 5.") + 200)
    before = coded.place()
    for width in (760, 640, 900):
        coded.resize(width, 600)
        assert coded.place() == before
        coded.view.lay_out_all()
        assert coded.place() == before


def test_the_place_stays_in_another_font(reading: CodedText) -> None:
    reading.restore_place(start_of(reading, "Answer 20."))
    font = QFont()
    font.setPixelSize(24)
    reading.set_reading_font(font)
    assert top_words(reading) == "Answer 20. A"
    assert reading.view._spaced.pitch.slot == round(1.5 * 1.17 * 24)


def test_a_place_set_before_showing_is_there_when_shown(qtbot: QtBot) -> None:
    widget = CodedText()
    qtbot.addWidget(widget)
    text, turns = long_transcript()
    widget.resize(900, 600)
    widget.show_transcript(text, turns, [], LOOKS)
    widget.restore_place(start_of(widget, "Answer 20."))
    with qtbot.waitExposed(widget):
        widget.show()
    assert top_words(widget) == "Answer 20. A"


def test_another_transcript_starts_at_its_top(reading: CodedText) -> None:
    reading.restore_place(5_000)
    reading.select_span(5_000, 5_010)
    text, turns = transcript([("S01", "Short.")])
    reading.show_transcript(text, turns, [], LOOKS)
    assert (reading.place(), reading.selected_span(), reading.focused_coding) == (5, None, None)


@pytest.mark.parametrize("ident", [59, 58, 40, 3, 0])
def test_a_jump_shows_the_coding_with_context_above(reading: CodedText, ident: int) -> None:
    mark = next(mark for mark in reading.view.index.marks if mark.id == ident)
    reading.jump_to(mark.start, mark.end)
    rows = reading.view.frame().rows
    row = rows.row_of(reading.view.text.to_screen(mark.start))
    assert 0 <= row < len(rows.starts)
    assert rows.bottoms[row] <= reading.view.viewport().height()
    if ident in (3, 40):
        assert row >= 3
    assert (reading.focused_coding, reading.view.caret()) == (ident, mark.start)
    assert reading.view.frame().outline


def test_a_jump_to_what_is_well_in_view_does_not_scroll(reading: CodedText) -> None:
    reading.restore_place(start_of(reading, "Question 20?"))
    before = reading.place()
    at = start_of(reading, "Answer 21.")
    reading.jump_to(at, at + 12)
    assert reading.place() == before


def test_a_jump_to_a_span_without_a_coding_frames_it(reading: CodedText) -> None:
    at = start_of(reading, "Question 30?")
    reading.jump_to(at, at + 8)
    assert reading.focused_coding is None
    assert reading.view.frame().outline


def test_f7_goes_through_the_codings_and_stops_at_the_ends(show: Show) -> None:
    coded = show([("S01", "one two three four five")], (13, 18), (5, 8), (13, 15))
    coded.view.setFocus()
    seen = []
    for _ in range(4):
        QTest.keyClick(coded.view, Qt.Key.Key_F7)
        seen.append(coded.focused_coding)
    assert seen[0] == 2
    assert set(seen[1:3]) == {1, 3}
    assert seen[3] == seen[2]
    for _ in range(3):
        QTest.keyClick(coded.view, Qt.Key.Key_F7, Qt.KeyboardModifier.ShiftModifier)
    assert coded.focused_coding == 2


def test_f7_starts_at_the_caret(reading: CodedText) -> None:
    reading.view.put_caret(start_of(reading, "Question 10?"))
    reading.next_coding(-1)
    assert reading.focused_coding == 9
    reading.focus_coding(None)
    reading.view.put_caret(start_of(reading, "Question 10?"))
    reading.next_coding(1)
    assert reading.focused_coding == 10


def test_escape_lets_go_first_of_the_selection_then_of_the_coding(show: Show) -> None:
    coded = show([("S01", "one two three")], (5, 8))
    coded.focus_coding(1)
    coded.select_span(9, 12)
    QTest.keyClick(coded.view, Qt.Key.Key_Escape)
    assert (coded.selected_span(), coded.focused_coding) == (None, 1)
    QTest.keyClick(coded.view, Qt.Key.Key_Escape)
    assert coded.focused_coding is None


def test_changed_marks_keep_place_selection_and_focus(reading: CodedText) -> None:
    at = start_of(reading, "Answer 20.")
    reading.restore_place(at)
    reading.select_span(at + 20, at + 30)
    reading.focus_coding(20)
    marks = [mark for mark in reading.view.index.marks if mark.id != 21]
    reading.set_marks([*marks, Mark(900, at, at + 30, 2, 1)])
    assert (reading.place(), reading.selected_span()) == (at, (at + 20, at + 30))
    assert reading.focused_coding == 20
    assert reading.codings_at(at) == [20, 900]
    assert reading.codings_at(start_of(reading, "Answer 21.")) == []
    shown = [one.mark.id for one in reading.view.frame().shown]
    assert 900 in shown
    assert 21 not in shown


def test_marks_told_one_by_one_are_the_same(reading: CodedText) -> None:
    at = start_of(reading, "Answer 20.")
    reading.change_marks([20, 22], [Mark(900, at, at + 30, 2, 1)])
    assert reading.codings_at(at) == [900]
    assert len(reading.view.index) == 59


def test_a_focused_coding_that_goes_is_let_go(reading: CodedText, qtbot: QtBot) -> None:
    reading.focus_coding(20)
    with qtbot.waitSignal(reading.codingFocused) as told:
        reading.change_marks([20], [])
    assert told.args == [None]
    assert not reading.view.frame().outline


def test_a_focused_coding_that_changes_is_framed_where_it_is_now(reading: CodedText) -> None:
    at = start_of(reading, "Answer 0.")
    reading.focus_coding(0)
    before = framed_width(reading)
    reading.set_marks([Mark(0, at, at + 4, 0, 1)])
    assert 0 < framed_width(reading) < before


def framed_width(coded: CodedText) -> int:
    outline = coded.view.frame().outline
    return max(rect.right() for rect in outline) - min(rect.left() for rect in outline)


class Paintings(QObject):
    """Notes the heights that a widget is asked to paint."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.heights: list[int] = []
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            self.heights.append(event.rect().height())
        return super().eventFilter(watched, event)


def test_only_touched_lines_are_painted_anew(reading: CodedText, qtbot: QtBot) -> None:
    QApplication.processEvents()
    paintings = Paintings(reading.view.viewport())
    at = start_of(reading, "Answer 1.")
    reading.change_marks([], [Mark(900, at, at + 6, 2, 1)])
    qtbot.waitUntil(lambda: bool(paintings.heights))
    assert max(paintings.heights) < 3 * reading.view._spaced.pitch.slot


def test_the_selection_is_told_as_a_span(show: Show) -> None:
    coded = show([("S01", "one two three")])
    told: list[object] = []
    coded.selectionChanged.connect(told.append)
    coded.select_span(5, 8)
    coded.clear_selection()
    assert told == [(5, 8), None]


def test_a_click_on_a_name_focuses_its_coding(show: Show, qtbot: QtBot) -> None:
    coded = show([("S01", "one two three")], (5, 8), (9, 12))
    coded.margin.grab()
    tag = coded.margin._tags[1]
    point = QPoint(coded.margin._names_x + 20, tag.y + 5)
    with qtbot.waitSignal(coded.codingClicked) as clicked:
        QTest.mouseClick(coded.margin, LEFT, pos=point)
    assert clicked.args == [2]
    assert coded.focused_coding == 2


def test_a_click_beside_all_codings_lets_go(show: Show) -> None:
    coded = show([("S01", "one two three")], (5, 8))
    coded.focus_coding(1)
    rows = coded.view.frame().rows
    point = QPointF(rows.x_of(0, 10), rows.baselines[0] - 3).toPoint()
    QTest.mouseClick(coded.view.viewport(), LEFT, pos=point)
    assert coded.focused_coding is None


def test_dragging_the_end_of_a_bracket_asks_for_another_span(show: Show, qtbot: QtBot) -> None:
    coded = show([("S01", "one two three")], (5, 8))
    view, margin = coded.view, coded.margin
    margin.grab()
    (bracket,) = margin._brackets
    grip = QPoint(bracket.x + _INSET + 1, bracket.bottom)
    rows = view.frame().rows
    word_end = QPointF(rows.x_of(0, 7), rows.baselines[0] - 3)
    target = margin.mapFromGlobal(view.viewport().mapToGlobal(word_end)).toPoint()
    QTest.mousePress(margin, LEFT, pos=grip)
    with qtbot.waitSignal(coded.spanMoved) as moved:
        QTest.mouseRelease(margin, LEFT, pos=target)
    assert moved.args == [1, 5, 12]


@pytest.mark.parametrize(
    "key, shift, span",
    [
        (Qt.Key.Key_Left, False, (8, 12)),
        (Qt.Key.Key_Right, False, (10, 12)),
        (Qt.Key.Key_Left, True, (9, 11)),
        (Qt.Key.Key_Right, True, (9, 13)),
    ],
)
def test_alt_and_arrows_ask_for_another_span(
    show: Show, qtbot: QtBot, key: Qt.Key, shift: bool, span: tuple[int, int]
) -> None:
    coded = show([("S01", "one two three")], (9, 12))
    coded.focus_coding(1)
    alt = Qt.KeyboardModifier.AltModifier
    with qtbot.waitSignal(coded.spanMoved) as moved:
        QTest.keyClick(coded.view, key, alt | Qt.KeyboardModifier.ShiftModifier if shift else alt)
    assert tuple(moved.args) == (1, *span)


def test_a_coding_is_never_nudged_to_nothing(show: Show, qtbot: QtBot) -> None:
    coded = show([("S01", "one two three")], (9, 10))
    coded.focus_coding(1)
    with qtbot.assertNotEmitted(coded.spanMoved):
        coded.view.nudged.emit(Side.END, -1)


def test_tooltips_are_the_owner_s_words(show: Show) -> None:
    coded = show([("S01", "one two three")], (5, 18), (9, 12))
    asked: list[list[int]] = []
    coded.set_tips(lambda ids: asked.append(ids) or "words")
    rows = coded.view.frame().rows
    point = QPointF(rows.x_of(0, 5), rows.baselines[0] - 3)
    assert coded.view.codings_under(point) == [2, 1]
    assert coded.view.tips is not None


def test_columns_are_centred_and_the_text_is_64_characters_wide(reading: CodedText) -> None:
    reading.resize(1600, 600)
    gutter, margin, view = reading.gutter, reading.margin, reading.view.viewport()
    assert gutter.geometry().right() + 1 == view.geometry().left()
    assert view.geometry().right() + 1 == margin.geometry().left()
    line = view.width() - 2 * reading.view.document().documentMargin()
    assert abs(line / reading._character - 64) < 1
    bar = reading.view.verticalScrollBar().width()
    assert abs(gutter.x() - (1600 - bar - margin.geometry().right())) <= 2


def test_resizing_beyond_the_widest_line_does_not_lay_out_again(reading: CodedText) -> None:
    reading.resize(1500, 600)
    block = reading.view.document().findBlockByNumber(100)
    reading.view.lay_out_all()
    reading.resize(1600, 600)
    assert block.layout().lineCount() > 0


def test_speakers_and_times_stand_at_their_turns(reading: CodedText) -> None:
    labels = list(reading.gutter._labels(reading.view.frame().rows))
    assert [turn.speaker for turn, _ in labels[:3]] == ["I", "S07", "I"]
    baselines = reading.view.frame().rows.baselines
    assert [y for _, y in labels[:2]] == baselines[:2]


def test_a_turn_that_began_above_keeps_its_name_at_the_top(reading: CodedText) -> None:
    at = start_of(reading, "Answer 20.")
    reading.restore_place(at + 150)
    turn, y = next(reading.gutter._labels(reading.view.frame().rows))
    assert turn.start == at
    assert y == reading.view.frame().rows.baselines[0]


def test_a_text_without_speakers_has_no_column_for_them(coded: CodedText) -> None:
    coded.show_transcript("A reflective essay.\nIts second paragraph.", [], [], LOOKS)
    assert coded.gutter.width() == 0


def test_dark_colours_reach_every_part(reading: CodedText) -> None:
    theme().choose("dark")  # the program's own ground beside the columns goes with them
    reading.set_colours(*DARK)
    image = reading.grab().toImage()
    theme().choose("light")
    for x in (2, reading.gutter.x() + 1, reading.margin.geometry().right() - 2):
        assert image.pixelColor(x, 590) == QColor("#1D1F21")
    blank = reading.view.viewport().geometry().topLeft() + QPoint(2, 2)
    assert image.pixelColor(blank) == QColor("#1D1F21")


def test_lines_are_broken_for_the_width_that_longer_names_leave(coded: CodedText) -> None:
    coded.resize(560, 600)
    short, turns = long_transcript()
    coded.show_transcript(short, turns, [], LOOKS)
    named = [turn._replace(speaker=f"{turn.speaker} of the ward") for turn in turns]
    coded.show_transcript(short, named, [], LOOKS)
    assert coded.view._laid_out_for == coded.view.viewport().size()
    width = coded.view.viewport().width()
    block = coded.view.document().firstBlock()
    lines = [block.layout().lineAt(k) for k in range(block.layout().lineCount())]
    assert all(line.naturalTextWidth() <= width for line in lines)


def test_an_end_dragged_beyond_the_edge_scrolls_the_text(reading: CodedText) -> None:
    view, margin = reading.view, reading.margin
    view.lay_out_all()
    margin.grab()
    bar, height = view.verticalScrollBar(), view.viewport().height()
    top = bar.value()
    mark = reading.view.index.marks[0]
    for y, value in ((height + 30, top + 1), (height + 31, top + 2), (-5, top + 1)):
        point = view.viewport().mapToGlobal(QPointF(30.0, float(y)))
        margin.endDragged.emit(mark.id, Side.END, point, False)
        assert bar.value() == value


def test_the_colours_outlive_a_style_sheet(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    text = CodedText(window)
    window.setStyleSheet("QPlainTextEdit { border: none }")
    text.set_colours(*DARK)
    window.show()
    window.setStyleSheet("QPlainTextEdit { border: 0 }")
    palette = text.view.palette()
    assert palette.color(palette.ColorRole.Text) == DARK.ink
    assert palette.color(palette.ColorRole.Base) == DARK.paper
