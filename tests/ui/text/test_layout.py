"""Line spacing, gaps and what Qt makes of them."""

from itertools import pairwise

import pytest
from pytestqt.qtbot import QtBot

from app.ui.text import CodedText
from tests.ui.text.conftest import LOOKS, Show, long_transcript


def test_lines_are_one_and_a_half_apart_in_every_turn(show: Show) -> None:
    view = show([("S01", "word " * 60), ("S01", "次 " * 200), ("S01", "a😀b " * 60)]).view
    pitch = view._spaced.pitch
    assert pitch.slot == round(1.5 * 1.17 * 16)
    rows = view.frame().rows
    blocks = [view.document().findBlock(start).blockNumber() for start in rows.starts]
    for k, (above, below) in enumerate(pairwise(rows.baselines)):
        gap = 0 if blocks[k] == blocks[k + 1] else pitch.turn_gap
        if blocks[k + 1] < 3:  # the last one is the empty paragraph after the last line end
            assert below - above == pitch.slot + gap
    assert blocks[-1] >= 2


def test_a_line_taller_than_the_slot_gets_more_and_the_others_keep_theirs(show: Show) -> None:
    view = show([("S01", "word " * 60), ("S01", "short")]).view
    even = list(view.frame().rows.tops)
    view._spaced.pitch = view._spaced.pitch._replace(slot=10.0)
    view._spaced.documentChanged(0, 0, view.document().characterCount())
    view._relaid()
    rows = view.frame().rows
    heights = {below - above for above, below in zip(rows.tops, rows.bottoms, strict=True)}
    assert heights == {view.document().firstBlock().layout().lineAt(0).height()}
    assert rows.bands[0] == (round(rows.tops[0]), round(rows.bottoms[0] - rows.tops[0]))
    assert len(rows.tops) == len(even)


def test_a_paragraph_within_a_turn_stands_closer_than_a_turn(show: Show) -> None:
    view = show([("S01", "One.\nTwo."), ("I", "Three?")]).view
    one, two, three = view.frame().rows.baselines[:3]
    assert three - two > two - one > view._spaced.pitch.slot


def test_a_paragraph_from_right_to_left_begins_at_the_right_edge_at_every_width(show: Show) -> None:
    coded = show([("S01", "אני חושב " * 30), ("S02", "left to right")])
    view = coded.view
    for width in (900, 700):
        coded.resize(width, 600)
        lines = view.document().firstBlock().layout()
        edge = view.viewport().width() - view.document().documentMargin()
        assert lines.lineCount() > 2
        for k in range(lines.lineCount()):
            assert abs(lines.lineAt(k).naturalTextRect().right() - edge) <= 1.5


def test_a_text_of_one_block_is_spaced_too(coded: CodedText) -> None:
    coded.show_transcript("word " * 60, [], [], {})
    first, second = coded.view.frame().rows.baselines[:2]
    assert second - first == coded.view._spaced.pitch.slot


def test_the_scroll_bar_learns_all_lines_without_moving_the_text(coded: CodedText) -> None:
    text, turns = long_transcript()
    coded.show_transcript(text, turns, [], LOOKS)
    coded.restore_place(turns[60].start)
    document, before = coded.view.document(), coded.view.document().lineCount()
    coded.view.lay_out_all()
    block, lines = document.firstBlock(), 0
    while block.isValid():
        lines += block.layout().lineCount()
        block = block.next()
    assert before < document.lineCount() == lines
    assert coded.place() == turns[60].start


def test_idle_moments_lay_the_text_out_to_its_end(coded: CodedText, qtbot: QtBot) -> None:
    text, turns = long_transcript()
    coded.show_transcript(text, turns, [], LOOKS)
    far = coded.view.document().findBlockByNumber(100)
    assert far.layout().lineCount() == 0
    qtbot.waitUntil(lambda: far.layout().lineCount() > 0)


def test_a_hidden_view_does_nothing(coded: CodedText) -> None:
    coded.hide()
    text, turns = long_transcript(3)
    coded.show_transcript(text, turns, [], LOOKS)
    assert not coded.view._idle._rest.isActive()


def test_letters_are_kept_only_of_what_was_lately_on_screen(coded: CodedText) -> None:
    text, turns = long_transcript(400)
    coded.show_transcript(text, turns, [], LOOKS)
    coded.view.lay_out_all()
    bar = coded.view.verticalScrollBar()
    while bar.value() < bar.maximum():
        bar.triggerAction(bar.SliderAction.SliderPageStepAdd)
        coded.view.frame()
    glyphs = coded.view._spaced.glyphs
    assert sum(block.length() for block in glyphs._kept.values()) == glyphs._characters <= 60_000
    assert not coded.view.document().firstBlock().layout().cacheEnabled()
    assert coded.view.firstVisibleBlock().layout().cacheEnabled()


@pytest.mark.parametrize("spacing", [1.2, 1.8, 2.1])
def test_other_line_spacing_keeps_the_place(coded: CodedText, spacing: float) -> None:
    text, turns = long_transcript()
    coded.show_transcript(text, turns, [], {})
    coded.view.lay_out_all()
    coded.view.verticalScrollBar().setValue(90)
    place, usual = coded.place(), coded.view.frame().rows
    coded.set_lines(spacing, 64)
    rows = coded.view.frame().rows
    assert coded.place() == place
    height = rows.tops[1] - rows.tops[0]
    assert (height > usual.tops[1] - usual.tops[0]) == (spacing > 1.5)
    slots = {rows.bottoms[k] - rows.tops[k] for k in range(len(rows.tops))}
    assert slots == {coded.view._spaced.pitch.slot}


def test_longer_lines_hold_more_and_keep_the_place(coded: CodedText) -> None:
    text, turns = long_transcript()
    coded.resize(1300, 600)
    coded.show_transcript(text, turns, [], {})
    coded.view.verticalScrollBar().setValue(90)
    place, width = coded.place(), coded.view.viewport().width()
    coded.set_lines(1.5, 84)
    assert coded.view.viewport().width() > 1.2 * width
    assert abs(coded.place() - place) <= 100
    coded.set_lines(1.5, 64)
    assert coded.view.viewport().width() == width
    assert coded.place() == place
