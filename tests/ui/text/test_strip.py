"""The strip beside the scroll bar: which rows have codings and hits, and where a click leads."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest

from app.ui.text import CodedText, Mark
from tests.ui.text.conftest import LOOKS, long_transcript


@pytest.fixture
def reading(coded: CodedText) -> CodedText:
    text, turns = long_transcript()
    third = len(text) // 3
    marks = [
        Mark(1, 0, 10, 1, 1), Mark(2, third, 2 * third, 2, 1), Mark(3, third, third + 20, 3, 1),
    ]  # fmt: skip
    coded.show_transcript(text, turns, marks, LOOKS)
    coded.strip.finish()
    return coded


def test_rows_have_the_codings_of_their_share_of_the_text(reading: CodedText) -> None:
    rows = reading.strip.rows()
    third = len(reading.view.text.text) // 3
    first, last = reading.strip.row_of(third), reading.strip.row_of(2 * third - 1)
    assert rows[0] == (1, 1)
    assert rows[1] == (0, 0)
    assert rows[first] == (2, 3)
    assert {count for count, _ in rows[first + 2 : last]} == {1}
    assert {code for _, code in rows[first + 2 : last]} == {2}
    assert not any(count for count, _ in rows[last + 1 :])


def test_a_row_leads_to_its_part_of_the_text_and_back(reading: CodedText) -> None:
    strip = reading.strip
    for y in (0, 1, 100, strip.height() - 1):
        assert strip.row_of(strip.code_point_of(y) + 1) in (y, y + 1)
    assert strip.code_point_of(10_000) == len(reading.view.text.text)
    assert strip.code_point_of(-5) == 0


def test_it_is_drawn_in_the_colours_of_the_codes(reading: CodedText) -> None:
    image = reading.strip.grab().toImage()
    middle = reading.strip.row_of(len(reading.view.text.text) // 2)
    drawn, paper = image.pixelColor(5, middle), image.pixelColor(5, 3)
    line = QColor(LOOKS[2].line)
    assert drawn != paper
    assert abs(drawn.hueF() - line.hueF()) < 0.1


def test_a_click_goes_to_the_place(reading: CodedText) -> None:
    strip = reading.strip
    QTest.mouseClick(strip, Qt.MouseButton.LeftButton, pos=QPoint(4, strip.height() // 2))
    rows = reading.view.frame().rows
    there = reading.view.text.to_screen(strip.code_point_of(strip.height() // 2))
    assert rows.low <= there <= rows.high
    assert reading.view.selected_span() is None


def test_changed_codings_are_worked_out_anew(reading: CodedText) -> None:
    reading.set_marks([])
    reading.strip.finish()
    assert not any(count for count, _ in reading.strip.rows())
    assert not reading.strip._tick.isActive()


def test_hits_are_marked_until_another_text_comes(reading: CodedText) -> None:
    row = reading.strip.row_of(len(reading.view.text.text) - 50)
    before = reading.strip.grab().toImage().pixelColor(1, row)
    reading.show_found([(len(reading.view.text.text) - 50, len(reading.view.text.text) - 40)])
    assert reading.strip.grab().toImage().pixelColor(1, row) != before
    assert reading.view.has_found()
    text, turns = long_transcript()
    reading.show_transcript(text, turns, [], LOOKS)
    assert not reading.view.has_found()


def test_an_empty_text_has_an_empty_strip(coded: CodedText) -> None:
    coded.show_transcript("", [], [], {})
    coded.strip.finish()
    assert not any(count for count, _ in coded.strip.rows())
    assert coded.strip.row_of(0) == 0
