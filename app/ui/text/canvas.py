"""The drawn text of a transcript: lines, tints, underlines, the reading place.

Highlights are not part of the document: character formats cost 0.7 to 7 s for a text's codings,
extra selections 279 ms for each one in a large text, while filling the rectangles of the visible
lines before Qt draws its letters costs a fraction of a millisecond. So the document is plain
text, and everything coloured comes from a `Frame` that is worked out once per screenful.
"""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QHideEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QShowEvent,
    QTextDocument,
    QTextOption,
)
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

from app.ui.text.bands import Brushes
from app.ui.text.found import found_boxes
from app.ui.text.frame import Frame, build_frame
from app.ui.text.index import SpanIndex
from app.ui.text.layout import IdleLayout, SpacedLayout
from app.ui.text.offsets import DisplayText, Side
from app.ui.text.playing import playing_line
from app.ui.text.records import LIGHT, CodeLook, Colours, Mark, TurnLook
from app.ui.text.rows import Rows
from app.ui.text.scrolling import Place
from app.ui.text.turns import line_length, turn_at
from app.ui.text.uncoded import veil

_MARGIN = 10
_SELECTION_ALPHA = 70
CHARACTERS = 64
"""Usual length of a line."""
_TALLEST = 200
"""No tinted band is higher than this, in pixels."""
_VEIL_ALPHA, _FOUND_ALPHA = 165, 60
_AROUND = 6
"""Pixels that an outline or an underline may reach beyond its lines."""


class TextCanvas(QPlainTextEdit):
    """A read-only text with tinted codings.

    `frameChanged` tells that other lines or other codings are on screen than before.
    """

    frameChanged = Signal()
    colours = LIGHT  # known to the class: Qt tells of changes while it still makes the widget

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = DisplayText.build("")
        self.index = SpanIndex()
        self.turns: Sequence[TurnLook] = ()
        self.looks: Mapping[int, CodeLook] = {}
        self._brushes = Brushes({})
        self._framed: tuple[int, int] | None = None
        self._hinted: tuple[int, int] | None = None
        self._hint_colour = self.colours.accent
        self._frame: Frame | None = None
        self._rows: Rows | None = None
        self._rows_for = (0, 0, 0)
        self._laid_out_for = self.viewport().size()
        self._margins_only = False
        self._dimmed = False
        self._characters = CHARACTERS
        self._found: Sequence[tuple[int, int]] = ()
        self._played: tuple[int, int] | None = None
        self._set_up_document()
        self._set_up_widget()

    def _set_up_document(self) -> None:
        document = QTextDocument(self)
        document.setDefaultFont(self.font())
        document.setUndoRedoEnabled(False)
        document.setDocumentMargin(_MARGIN)
        self._spaced = SpacedLayout(document, self._starts_turn)
        document.setDocumentLayout(self._spaced)
        self.setDocument(document)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._idle = IdleLayout(self._spaced, self._idled)
        self.place = Place(self, self._spaced)

    def _set_up_widget(self) -> None:
        self.setReadOnly(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.updateRequest.connect(self._requested)

    def show_text(
        self, text: DisplayText, turns: Sequence[TurnLook], marks: Sequence[Mark]
    ) -> None:
        """Show another text from its top, without selection or frame; `marks` sorted by start."""
        self._idle.stop()
        self.text, self.turns, self._found = text, turns, ()
        self._framed = self._hinted = self._played = None
        self.index = SpanIndex()
        self._spaced.may_run_from_right = not text.shown.isascii()
        self.setPlainText(text.shown)
        self.index = SpanIndex.of_sorted(marks, line_length(text.text, self._characters))
        self._forget_rows()
        self.place.forget()
        self._rest()
        self.refresh()

    def set_looks(self, looks: Mapping[int, CodeLook]) -> None:
        """Draw the codes in other colours or under other names."""
        self.looks = looks
        self._brushes = Brushes(looks)
        self.refresh()

    def set_colours(self, colours: Colours) -> None:
        """Take the window's colours; the selection lets the tints shine through."""
        self.colours = colours
        palette = self.palette()
        selected = colours.accent.toRgb()
        selected.setAlpha(_SELECTION_ALPHA)
        for role, colour in (
            (palette.ColorRole.Base, colours.paper),
            (palette.ColorRole.Window, colours.paper),
            (palette.ColorRole.Text, colours.ink),
            (palette.ColorRole.Highlight, selected),
            (palette.ColorRole.HighlightedText, colours.ink),
        ):
            palette.setColor(role, colour)
        self.setPalette(palette)
        self.refresh()

    def changeEvent(self, event: QEvent) -> None:
        """Keep the colours: a style sheet that is laid on anew brings the first ones back."""
        super().changeEvent(event)
        kinds = (QEvent.Type.StyleChange, QEvent.Type.PaletteChange)
        if event.type() in kinds and not self._has_colours():
            self.set_colours(self.colours)

    def _has_colours(self) -> bool:
        palette = self.palette()
        held = palette.color(palette.ColorRole.Text), palette.color(palette.ColorRole.Base)
        return held == (self.colours.ink, self.colours.paper)

    def use_font(self, font: QFont) -> None:
        """Read in another font, at the same place."""
        with self.place.staying():
            self._spaced.use_font(font)
            self.setFont(font)
        self._relaid()

    def use_lines(self, spacing: float, characters: int) -> None:
        """Set the lines so far apart, at the same place; they hold so many characters at most."""
        self.place.position()
        if characters != self._characters:
            self._characters = characters
            longest = line_length(self.text.text, characters)
            self.index = SpanIndex.of_sorted(self.index.marks, longest)
        self._spaced.use_spacing(spacing)
        self._relaid()

    def refresh(self) -> None:
        """Draw anew what depends on codings, colours or the framed passage."""
        self._frame = None
        self.viewport().update()
        self.frameChanged.emit()

    def refresh_spans(self, spans: Sequence[tuple[int, int]]) -> None:
        """Draw only those lines anew that these spans touch, and what stands beside the text."""
        self._frame = None
        rows, width = self._visible_rows(), self.viewport().width()
        for span in spans:
            start, end = self.text.to_screen(span[0]), self.text.to_screen(span[1], Side.END)
            if start <= rows.high and end >= rows.low and rows.starts:
                top = rows.tops[max(0, rows.row_of(start))]
                bottom = rows.bottoms[rows.last_row_of(end)]
                self.viewport().update(
                    0, int(top) - _AROUND, width, int(bottom - top) + 2 * _AROUND
                )
        self.frameChanged.emit()

    def frame_span(self, span: tuple[int, int] | None) -> None:
        """Draw the accent's outline around a span, or around nothing."""
        if span != self._framed:
            changed = [one for one in (span, self._framed) if one is not None]
            self._framed = span
            self.refresh_spans(changed)

    def hint_span(self, span: tuple[int, int] | None, colour: QColor) -> None:
        """Draw a thin outline around what is pointed at beside the text, or around nothing."""
        if span != self._hinted:
            changed = [one for one in (span, self._hinted) if one is not None]
            self._hinted, self._hint_colour = span, colour
            self.refresh_spans(changed)

    def mark_played(self, span: tuple[int, int] | None) -> None:
        """Draw the quiet line beside what is being played, or beside nothing."""
        if span != self._played:
            changed = [one for one in (span, self._played) if one is not None]
            self._played = span
            self.refresh_spans(changed)

    @property
    def played(self) -> tuple[int, int] | None:
        """The span that the line stands beside."""
        return self._played

    def shows(self, cp: int) -> bool:
        """Tell whether the line of a code point is on screen."""
        rows = self.frame().rows
        return bool(rows.starts) and rows.low <= self.text.to_screen(cp) <= rows.high

    def show_found(self, spans: Sequence[tuple[int, int]]) -> None:
        """Light up these spans, sorted, in code points of the stored text."""
        if spans or self._found:
            self._found = spans
            self.viewport().update()

    def has_found(self) -> bool:
        """Whether any span is lit up."""
        return bool(self._found)

    def dim_coded(self, on: bool) -> None:
        """Lay a veil over what is coded, or take it away."""
        if on != self._dimmed:
            self._dimmed = on
            self.viewport().update()

    def reveal(self, start: int, end: int) -> None:
        """Scroll to a span unless it stands well in view."""
        rows = self.frame().rows
        first, last = self.text.to_screen(start), self.text.to_screen(end, Side.END)
        tops = None
        if rows.starts and rows.low <= first and last <= rows.high:
            tops = rows.tops[rows.row_of(first)], rows.bottoms[rows.last_row_of(last)]
        self.place.reveal(first, tops)

    def frame(self) -> Frame:
        """Return what is on screen; worked out anew only if something has changed."""
        rows = self._visible_rows()
        if self._frame is None:
            framed, hinted = self._framed, self._hinted
            self._frame = build_frame(rows, self.text, self.index, self._brushes, framed, hinted)
        return self._frame

    def _visible_rows(self) -> Rows:
        viewport = self.viewport()
        key = (self.verticalScrollBar().value(), viewport.width(), viewport.height())
        if self._rows is None or key != self._rows_for:
            self._rows, self._rows_for, self._frame = self._read_rows(), key, None
        return self._rows

    def _read_rows(self) -> Rows:
        offset, height = self.contentOffset(), self.viewport().height()
        rows = Rows(offset.x())
        block = self.firstVisibleBlock()
        y = self.blockBoundingGeometry(block).translated(offset).top()
        while block.isValid() and y < height:
            bottom = y + self._spaced.height_of(block)
            self._spaced.glyphs.keep(block)
            rows.add_block(block, y, height, self._spaced)
            y, block = bottom, block.next()
        low = self.text.to_stored(rows.low, side=Side.START)
        rows.mark_mixed(self.text.text, low, self.text.to_stored(rows.high, side=Side.END))
        return rows

    def _starts_turn(self, position: int) -> bool:
        cp = self.text.to_stored(position, side=Side.START)
        turn = turn_at(self.turns, cp)
        return turn is not None and turn.start == cp

    def paintEvent(self, event: QPaintEvent) -> None:
        """Fill the bands, then let Qt draw the letters, the selection and the caret."""
        frame = self.frame()
        painter = QPainter(self.viewport())
        fill = painter.fillRect
        first, last = event.rect().top() - _TALLEST, event.rect().bottom()
        for left, top, width, height, brush in frame.bands:
            if first <= top <= last:
                fill(left, top, width, height, brush)
        if self._found:
            self._draw_found(painter, frame.rows)
        line = self._played and playing_line(frame.rows, self.text, self._played)
        if line:
            fill(line, self.colours.accent)
        for rect in frame.hint:
            fill(rect, self._hint_colour)
        for rect in frame.outline:
            fill(rect, self.colours.accent)
        painter.end()
        super().paintEvent(event)
        if self._dimmed:
            self._draw_veil(frame)

    def _draw_found(self, painter: QPainter, rows: Rows) -> None:
        lit = self.colours.accent.toRgb()
        lit.setAlpha(_FOUND_ALPHA)
        painter.setPen(QPen(self.colours.accent, 1.0))
        painter.setBrush(lit)
        for box in found_boxes(rows, self.text, self._found):
            painter.drawRect(box)
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def _draw_veil(self, frame: Frame) -> None:
        veiled = self.colours.paper.toRgb()
        veiled.setAlpha(_VEIL_ALPHA)
        painter = QPainter(self.viewport())
        for box in veil(frame.rows, frame.shown):
            painter.fillRect(box, veiled)
        painter.end()

    def set_side_margins(self, left: int, right: int) -> None:
        """Leave room beside the text; the geometry has to be set right after it.

        Both steps resize the viewport, and only the second width is to be laid out for.
        """
        self._margins_only = True
        self.setViewportMargins(left, 0, right, 0)
        self._margins_only = False

    def catch_up(self) -> None:
        """Lay out for new side margins where the geometry stayed and so no resize came."""
        now = self.viewport().size()
        if now != self._laid_out_for:
            self.resizeEvent(QResizeEvent(now, self._laid_out_for))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the reading place, and lay out only if the width of the text has changed."""
        if self._margins_only:
            return
        before, now = self._laid_out_for, self.viewport().size()
        self._laid_out_for = now
        if before.width() == now.width():
            super().resizeEvent(QResizeEvent(now, before))
            self.refresh()
            return
        with self.place.staying():
            super().resizeEvent(QResizeEvent(now, before))
        self._relaid()

    def showEvent(self, event: QShowEvent) -> None:
        """Undo Qt's scrolling to the caret at the first showing."""
        super().showEvent(event)
        self.place.restore_kept()
        self._idle.restart()

    def hideEvent(self, event: QHideEvent) -> None:
        """Do nothing while nobody looks."""
        super().hideEvent(event)
        self._idle.stop()

    def lay_out_all(self) -> None:
        """Lay out the whole text now instead of in idle moments."""
        self._idle.finish()
        while self.index.look_ahead():
            pass

    def _relaid(self) -> None:
        self._forget_rows()
        self.place.restore_kept()
        self._rest()
        self.refresh()

    def _rest(self) -> None:
        if self.isVisible():
            self._idle.restart()

    def _idled(self) -> None:
        self._forget_rows()
        self.index.look_ahead()

    def _forget_rows(self) -> None:
        self._rows = None

    def _requested(self, rect: object, dy: int) -> None:
        if dy or rect == self.viewport().rect():
            self.frameChanged.emit()
