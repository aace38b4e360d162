"""Ten codings on one passage: each is seen, told apart, named and reached."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.ui.text import CodedText
from tests.ui.text.conftest import Show

TEN = range(1, 11)
ENGLISH = (
    "It means to consider things from the side of the patient, and to have patience 🙂 with them."
)
CHINESE = (
    "我觉得共情就是能够站在病人的角度去想问题，哪怕病房里很忙，也要对他们有耐心，否则他们就不说了。"
)


def overlapping(show: Show, words: str, height: int = 400) -> CodedText:
    """Show ten codings, each within the one before, in two lines of text."""
    end = 5 + len(words)
    coded = show([("S01", words)], *[(5 + k, end - k) for k in range(10)])
    coded.resize(620, height)
    QApplication.processEvents()
    coded.margin.grab()
    return coded


@pytest.mark.parametrize("words", [ENGLISH, CHINESE])
def test_ten_codings_have_a_bracket_and_a_name_each(show: Show, words: str) -> None:
    margin = overlapping(show, words).margin
    xs = sorted(bracket.x for bracket in margin._brackets)
    assert len(xs) == 10
    assert all(right - left > margin._lanes.tick for left, right in pairwise(xs))
    assert {tag.shown.mark.id for tag in margin._tags} == set(TEN)
    assert not any(tag.more for tag in margin._tags)
    rects = [margin._tag_rect(tag) for tag in margin._tags]
    assert not any(one.intersects(other) for one, other in pairwise(rects))
    assert rects[0].left() > margin._brackets[-1].x + margin._lanes.tick


def test_one_key_goes_through_all_ten_and_round_again(show: Show) -> None:
    coded = overlapping(show, ENGLISH)
    coded.view.put_caret(30)
    seen = []
    for _ in TEN:
        coded.next_here()
        seen.append(coded.focused_coding)
        assert coded.view.frame().outline
    assert seen == list(reversed(TEN))
    coded.next_here()
    assert coded.focused_coding == seen[0]


def test_in_a_low_window_clicks_on_one_name_go_through_all_that_it_counts(show: Show) -> None:
    coded = overlapping(show, ENGLISH, height=70)
    tag = coded.margin._tags[-1]
    counted = {one.mark.id for one in (tag.shown, *tag.more)}
    assert len(counted) > 2
    there = coded.margin._tag_rect(tag).center()
    seen = set()
    for _ in counted:
        QTest.mouseClick(coded.margin, Qt.MouseButton.LeftButton, pos=there)
        seen.add(coded.focused_coding)
        coded.margin.grab()
    assert seen == counted


def point_at(coded: CodedText, point: QPoint) -> None:
    at = QPointF(point)
    left, none = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    move = QMouseEvent(QEvent.Type.MouseMove, at, coded.margin.mapToGlobal(at), left, left, none)
    QApplication.sendEvent(coded.margin, move)


def test_pointing_at_a_name_shows_its_words_and_leaving_shows_none(show: Show) -> None:
    coded = overlapping(show, ENGLISH)
    coded.view.put_caret(0)
    hints = []
    for tag in coded.margin._tags:
        point_at(coded, coded.margin._tag_rect(tag).center())
        hints.append(tuple(rect.getRect() for rect in coded.view.frame().hint))
    assert all(hints)
    assert len(set(hints)) == 10
    QApplication.sendEvent(coded.margin, QEvent(QEvent.Type.Leave))
    assert not coded.view.frame().hint


def test_a_click_and_a_change_take_the_outline_away(show: Show) -> None:
    coded = overlapping(show, ENGLISH)
    at = coded.margin._tag_rect(coded.margin._tags[3]).center()
    point_at(coded, at)
    QTest.mouseClick(coded.margin, Qt.MouseButton.LeftButton, pos=at)
    assert not coded.view.frame().hint
    coded.focus_coding(None)
    point_at(coded, at)
    assert coded.view.frame().hint
    coded.change_marks([coded.margin._tags[3].shown.mark.id], [])
    assert not coded.view.frame().hint


def test_what_is_framed_is_not_outlined_a_second_time(show: Show) -> None:
    coded = overlapping(show, ENGLISH)
    tag = coded.margin._tags[3]
    coded.focus_coding(tag.shown.mark.id)
    point_at(coded, coded.margin._tag_rect(tag).center())
    assert coded.view.frame().outline
    assert not coded.view.frame().hint
