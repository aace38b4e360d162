"""What is tinted and underlined, position by position, against looking at every coding."""

from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QColor, QImage, QPainter, QTextCharFormat, QTextLayout

from app.ui.text import CodeLook, Mark
from app.ui.text.bands import DEPTHS, Brushes, Shown, _pieces, _runs, bands
from app.ui.text.rows import Rows
from tests.ui.text.conftest import Show

HEBREW = "abc שלום עולם def אבג, 123 עולם."
FROM_RIGHT = "שלום עולם abc def אבג, 123 עולם."


def rows_of(ends: list[int]) -> Rows:
    rows = Rows(0.0)
    rows.starts, rows.ends = [0, *ends[:-1]], ends
    rows.bands = [(20 * k, 15) for k in range(len(ends))]
    return rows


def shown_of(spans: list[tuple[int, int]], high: int) -> list[Shown]:
    marks = [Mark(k, a, b, k % 3, 0) for k, (a, b) in enumerate(spans)]
    return [Shown(m, 0, min(m.start, high), min(m.end, high), True, True) for m in marks]


def expected(spans: list[tuple[int, int]], position: int) -> list[int]:
    """Return the codes at a position by depth: the shortest codings first."""
    here = sorted((b - a, k) for k, (a, b) in enumerate(spans) if a <= position < b)
    return [k % 3 for _, k in here[:DEPTHS]]


SPANS = st.lists(
    st.tuples(st.integers(0, 30), st.integers(1, 20)).map(lambda one: (one[0], sum(one))),
    max_size=8,
)


@given(SPANS, st.lists(st.integers(1, 12), min_size=1, max_size=4))
def test_runs_cover_each_position_at_each_depth_once(
    spans: list[tuple[int, int]], lengths: list[int]
) -> None:
    ends = [sum(lengths[: k + 1]) for k in range(len(lengths))]
    rows, shown = rows_of(ends), shown_of(spans, ends[-1])
    drawn: dict[tuple[int, int], int] = {}
    for depth, row, start, end, code in _runs(rows, shown):
        assert rows.starts[row] <= start < end <= rows.ends[row]
        for position in range(start, end):
            assert drawn.setdefault((depth, position), code) == code
    for position in range(ends[-1]):
        codes = [drawn[depth, position] for depth in range(DEPTHS) if (depth, position) in drawn]
        assert codes == expected(spans, position)


def test_one_coding_is_one_run_in_a_line() -> None:
    rows = rows_of([10, 20])
    shown = shown_of([(3, 17), (3, 17)], 20)
    assert len(list(_pieces(rows, shown))) == 2
    assert sorted(_runs(rows, shown)) == [
        (0, 0, 3, 10, 0),
        (0, 1, 10, 17, 0),
        (1, 0, 3, 10, 1),
        (1, 1, 10, 17, 1),
    ]


def test_the_shortest_coding_tints_and_all_underline(show: Show) -> None:
    coded = show([("S01", "one two three four")], (5, 23), (9, 12))
    frame = coded.view.frame()
    tints = [band for band in frame.bands if band[3] > 1]
    assert [(left, width) for left, _, width, _, _ in tints] == edges(coded.view.frame().rows, [
        (0, 4), (4, 7), (7, 18)
    ])  # fmt: skip
    heights = sorted({top for _, top, _, height, _ in frame.bands if height == 1})
    assert [below - above for above, below in pairwise(heights)] == [3]


def edges(rows: Rows, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    xs = [(round(rows.x_of(0, a)), round(rows.x_of(0, b))) for a, b in spans]
    return [(left, right - left) for left, right in xs]


@pytest.mark.parametrize("style, opaque", [(0, 9), (1, 6), (2, 4), (4, 9), (5, 6)])
def test_styles_differ_by_their_pattern(style: int, opaque: int) -> None:
    looks = {1: CodeLook("", QColor("yellow"), QColor("blue"), style)}
    _, brush = Brushes(looks)[1]
    image = QImage(9 if style % 4 != 2 else 8, 1, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    painter.fillRect(image.rect(), brush)
    painter.end()
    assert sum(image.pixelColor(x, 0).alpha() > 0 for x in range(image.width())) == opaque


def test_a_code_without_a_look_is_drawn_grey() -> None:
    rows, shown = rows_of([10]), shown_of([], 10)
    assert bands(rows, shown, Brushes({})) == []
    tint, _ = Brushes({})[5]
    assert (tint.red(), tint.green(), tint.blue()) == (128, 128, 128)


def painted_by_qt(layout: QTextLayout, start: int, end: int, size: QSize) -> set[int]:
    """Return the columns that Qt itself fills for a selection."""
    background = QTextCharFormat()
    background.setBackground(QColor("red"))
    background.setForeground(QColor("red"))
    selection = QTextLayout.FormatRange()
    selection.start, selection.length, selection.format = start, end - start, background
    image = QImage(size, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    layout.draw(painter, QPointF(0, 0), [selection])
    painter.end()
    y = int(layout.lineAt(0).y() + 2)
    return {x for x in range(size.width()) if image.pixelColor(x, y) == QColor("red")}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
@given(st.sampled_from((HEBREW, FROM_RIGHT)), st.integers(0, 31), st.integers(1, 12))
def test_in_mixed_lines_the_rectangles_are_those_of_qt_s_selection(
    show: Show, words: str, start: int, length: int
) -> None:
    end = min(len(words), start + length)
    view = show([("S01", words)]).view
    rows = view.frame().rows
    assert rows.mixed == {0}
    ours = {
        x for left, right in rows.stretches(0, start, end) for x in range(round(left), round(right))
    }
    layout = view.document().firstBlock().layout()
    theirs = painted_by_qt(layout, start, end, QSize(600, 60))
    # Half pixels at the edge of a glyph may go either way.
    assert len(ours ^ theirs) <= 2 * len(rows.stretches(0, start, end))
    assert theirs
