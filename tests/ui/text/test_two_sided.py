"""A text between two margins: whose codings stand where, and where they are drawn."""

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from app.ui.text import BOTH, CodeLook, Head, Mark, TwoSidedText
from app.ui.text.side_margin import SideMargin

ANA, BEN = 7, 8
TEXT = "我 trust 👩‍⚕️ them, and they trust me back, mostly.\n" * 3
MARKS = [
    Mark(1, 0, 10, 1, ANA),
    Mark(2, 2, 12, 2, BEN),
    Mark(3, 4, 30, 1, ANA),
    Mark(4, 5, 8, 3, BOTH),
    Mark(5, 6, 20, 2, BEN),
]
LOOKS = {code: CodeLook(f"code {code}", QColor("#ddd"), QColor("#333"), 0) for code in (1, 2, 3)}


@pytest.fixture
def text(qtbot: QtBot) -> TwoSidedText:
    made = TwoSidedText()
    qtbot.addWidget(made)
    made.resize(1000, 400)
    heads = tuple(Head(name, QColor("#333")) for name in ("Ana", "both", "Ben"))
    made.set_sides(ANA, BEN, (heads[0], heads[1], heads[2]))
    made.show_transcript(TEXT, [], MARKS, LOOKS)
    with qtbot.waitExposed(made):
        made.show()
    made.grab()
    return made


def drawn(margin: SideMargin) -> dict[int, int]:
    """Return the lanes of the codings in a margin, by id."""
    return {one.shown.mark.id: one.shown.lane for one in margin._brackets}


def test_each_side_has_its_own_and_what_both_have(text: TwoSidedText) -> None:
    assert set(drawn(text.left)) == {1, 3, 4}
    assert set(drawn(text._right)) == {2, 4, 5}


def test_lanes_beside_one_side_have_no_gaps_for_the_other(text: TwoSidedText) -> None:
    assert sorted(drawn(text.left).values()) == [0, 1, 2]
    assert sorted(drawn(text._right).values()) == [0, 1, 2]


def test_the_left_margin_is_a_mirror_image(text: TwoSidedText) -> None:
    first = text.left._brackets[0]
    x = text.left._x(first.x + 12, 2)
    assert x == text.left.width() - first.x - 14
    assert text.left.codings_under(QPointF(x, first.middle)) == [first.shown.mark.id]
    assert text.left.geometry().right() < text.gutter.x() < text.margin.x()


def test_other_marks_get_lanes_of_their_own(text: TwoSidedText) -> None:
    text.set_marks([MARKS[2]])
    text.grab()
    assert drawn(text.left) == {3: 0}
    assert drawn(text._right) == {}


def test_nothing_in_a_side_can_be_dragged(text: TwoSidedText) -> None:
    bracket = text._right._brackets[0]
    assert text._right._end_under(QPointF(bracket.x + 13, bracket.top)) is None


def test_both_margins_stand_beside_each_other_in_a_narrow_window(text: TwoSidedText) -> None:
    text.resize(560, 400)
    text.grab()
    view = text.view.viewport()
    assert text.left.width() == text.margin.width() > 90
    assert view.width() > 250
    assert text.margin.geometry().right() < text.width()


def test_a_coding_is_brought_out_on_its_side(text: TwoSidedText) -> None:
    text.focus_pair(1, 5)
    assert (text.left._focused, text.margin._focused) == (1, 5)
    text.focus_coding(3)
    assert text.left._focused == 3
