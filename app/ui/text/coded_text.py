"""The text of a transcript with its margin: what a page puts in its middle.

Column of speakers, text and brackets stand side by side in one scroll area, the text as wide as
reads well and all three centred. The widget shows what it is given and tells what was asked for;
it changes nothing by itself, so undo, redo and merge repaint by the same path as a gesture.
"""

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import QPoint, QPointF, QRect, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontInfo,
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QWidget

from app.ui.text import note_marks, reshaping
from app.ui.text.canvas import CHARACTERS
from app.ui.text.frame import rects_of
from app.ui.text.gutter import Gutter
from app.ui.text.layout import LINE_SPACING
from app.ui.text.margin import Margin
from app.ui.text.offsets import DisplayText, Side
from app.ui.text.records import LIGHT, NO_LOOK, CodeLook, Colours, Mark, TurnLook
from app.ui.text.strip import WIDTH as STRIP_WIDTH
from app.ui.text.strip import Strip
from app.ui.text.turns import hidden_labels
from app.ui.text.uncoded import uncoded
from app.ui.text.view import CodingView, Tips

_SAMPLE = "It means being able to consider things from the side of the patient, I think. "
_LEAST_CHARACTERS = 26
_MARGIN_WIDTH, _LEAST_MARGIN, _MOST_MARGIN = 16.5, 14.0, 21.5
"""Widths of the margin in ems of its names: usual, when the text is short of room, most."""
_EDGE = 14
_INTERVIEWER = "interviewer"


class CodedText(QWidget):
    """A transcript with its codings. Spans and places are code points of the stored text.

    `codingVisited` carries the id of a coding that somebody went to by key, click or jump; it
    comes after `codingFocused`, and also for one that had the focus already.

    `selectionChanged` carries `(start, end)` or None. `codingClicked`, `codingHovered` (also
    None) and `codingFocused` (also None) carry ids. `contextMenuAsked` carries an id or None and
    a global point. `zoomAsked` carries 1 or -1 for larger or smaller. `spanMoved` asks for other
    ends of a coding: id, start, end.
    """

    selectionChanged = Signal(object)
    codingClicked = Signal(object)
    codingHovered = Signal(object)
    codingFocused = Signal(object)
    codingVisited = Signal(object)
    zoomAsked = Signal(int)
    contextMenuAsked = Signal(object, QPoint)
    spanMoved = Signal(object, int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = CodingView(self)
        self.gutter = Gutter(self.view, self)
        self.margin = self._made_margin()
        self.strip = Strip(self.view, self)
        self.notes = note_marks.NoteMarks(self.view, self)
        self._focused: int | None = None
        self._character = _character_width(self.view.font())
        self._spacing, self._characters = LINE_SPACING, CHARACTERS
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setFocusProxy(self.view)
        self.view.setAccessibleName(self.tr("Transcript"))
        self.describe("")
        self._connect()
        self.set_colours(*LIGHT)

    def _made_margin(self) -> Margin:
        return Margin(self.view, self)

    def _connect(self) -> None:
        view, margin = self.view, self.margin
        view.spanSelected.connect(self.selectionChanged)
        view.stepAsked.connect(self.next_coding)
        view.letGo.connect(lambda: self.focus_coding(None))
        view.nudged.connect(self._nudge)
        view.zoomAsked.connect(self.zoomAsked)
        margin.endDragged.connect(self._drag)
        margin.codingHovered.connect(self._hint)
        self.strip.asked.connect(self.go_to)
        for part in (view, margin):
            part.codingClicked.connect(self._clicked)
            part.codingHovered.connect(self._hovered)
            part.contextMenuAsked.connect(self.contextMenuAsked)

    # What is shown

    def show_transcript(
        self,
        text: str,
        turns: Sequence[TurnLook],
        marks: Sequence[Mark],
        looks: Mapping[int, CodeLook],
    ) -> None:
        """Show a stored text from its top.

        `turns` and `marks` come sorted by their starts; `looks` has every code in `marks`.
        """
        self._focused = None
        self.margin.show_focused(None)
        if looks != self.view.looks:
            self.set_looks(looks)
        self.view.show_text(DisplayText.build(text, hidden_labels(turns)), turns, marks)
        self.gutter.refresh()
        self.notes.show_marks(())
        self._arrange()
        self.strip.show_hits(())
        self.strip.forget()

    def set_turns(self, turns: Sequence[TurnLook]) -> None:
        """Name and time the same turns anew; place, selection and focus stay."""
        self.view.turns = turns
        self.gutter.refresh()
        self._arrange()

    def set_marks(self, marks: Iterable[Mark]) -> None:
        """Show these codings instead; place, selection and focus stay."""
        self._marks_changed(self.view.index.replace(marks))

    def change_marks(self, removed: Iterable[int], added: Iterable[Mark]) -> None:
        """Take out codings by id and put others in: what `set_marks` does, without looking."""
        self._marks_changed(self.view.index.change(removed, added))

    def set_looks(self, looks: Mapping[int, CodeLook]) -> None:
        """Draw the codes in other colours or under other names."""
        self.view.set_looks(looks)
        self.margin.forget_names()
        self.strip.renew()

    def set_colours(
        self, paper: QColor, ink: QColor, muted: QColor, accent: QColor, line: QColor
    ) -> None:
        """Take the colours of the window, light or dark."""
        self._paper = paper
        self.update()
        self.view.set_colours(Colours(paper, ink, muted, accent, line))

    def set_reading_font(self, font: QFont) -> None:
        """Show the words in this font, at the same place."""
        self.view.use_font(font)
        self._character = _character_width(font)
        self._arrange()

    def set_lines(self, spacing: float, characters: int) -> None:
        """Set the lines so far apart (1 is single-spaced) and so many characters long at most."""
        if (spacing, characters) != (self._spacing, self._characters):
            self._spacing, self._characters = spacing, characters
            self.view.use_lines(spacing, characters)
            self._arrange()

    def number_turns(self, on: bool) -> None:
        """Show the number of each turn beside it, or not."""
        self.gutter.number(on)
        self._arrange()

    def set_tips(self, tips: Tips) -> None:
        """Let `tips(ids)` give the tooltip of codings, the shortest first."""
        self.view.tips = tips

    def describe(self, words: str) -> None:
        """Let a screen reader say these words of the text; "" says what can be done in it."""
        usual = self.tr("Select words to code them. F7 goes to the next coding.")
        self.view.setAccessibleDescription(words or usual)

    # Selection and place

    def selected_span(self) -> tuple[int, int] | None:
        """Return the selected span, widened to whole characters, or None."""
        return self.view.selected_span()

    def select_span(self, start: int, end: int) -> None:
        """Select `[start, end)` without scrolling."""
        self.view.select_span(start, end)

    def clear_selection(self) -> None:
        """Select nothing."""
        self.view.clear_selection()

    def place(self) -> int:
        """Return the first code point of the top line."""
        return self.view.text.to_stored(self.view.place.position(), side=Side.START)

    def restore_place(self, cp: int) -> None:
        """Make the line of this code point the top line."""
        self.view.place.restore(self.view.text.to_screen(min(cp, len(self.view.text.text))))

    def go_to(self, cp: int) -> None:
        """Scroll so that a code point is well in view; selection and caret stay."""
        self.view.place.reveal(self.view.text.to_screen(min(cp, len(self.view.text.text))), None)

    def show_found(self, spans: Sequence[tuple[int, int]]) -> None:
        """Light up these spans (sorted, in code points) in the text and beside the scroll bar."""
        self.view.show_found(spans)
        self.strip.show_hits(spans)

    def jump_to(self, start: int, end: int) -> None:
        """Scroll to a span, frame it, and focus the coding that has just this span."""
        here = (self.view.index.marks[k] for k in self.view.index.overlapping(start, end))
        found = next((mark.id for mark in here if (mark.start, mark.end) == (start, end)), None)
        self.view.reveal(start, end)
        self.view.put_caret(start)
        self.focus_coding(found)
        self.view.frame_span((start, end))
        self.view.setFocus()
        if found is not None:
            self.codingVisited.emit(found)

    # Codings

    @property
    def focused_coding(self) -> int | None:
        """The coding that is framed and that keys act on."""
        return self._focused

    def focus_coding(self, ident: int | None) -> None:
        """Frame a coding (or none) where it is, without scrolling."""
        mark = None if ident is None else self.view.index.by_id(ident)
        changed = self._focused != (mark and mark.id)
        self._focused = mark.id if mark else None
        self.margin.show_focused(self._focused)
        self.view.frame_span((mark.start, mark.end) if mark else None)
        if changed:
            self.codingFocused.emit(self._focused)

    def codings_at(self, cp: int) -> list[int]:
        """Return the ids of the codings on a code point, the shortest first."""
        return [mark.id for mark in self.view.index.at(cp)]

    def next_coding(self, step: int = 1) -> None:
        """Go to the next coding (-1: the one before) from the focused one, else from the caret."""
        index = self.view.index
        mark = None if self._focused is None else index.by_id(self._focused)
        if mark is not None:
            k = index.ordinal(mark) + step
        else:
            k = index.next_from(self.view.caret()) - (step < 0)
        if 0 <= k < len(index):
            self.visit(index.marks[k].id)

    def visit(self, ident: int) -> None:
        """Scroll to a coding and focus it."""
        mark = self.view.index.by_id(ident)
        if mark is not None:
            self.jump_to(mark.start, mark.end)
            self._visit(mark.id)

    def next_here(self, step: int = 1) -> None:
        """Go to the next coding (-1: the one before) of the same place, the shortest first."""
        cp = self.view.caret()
        mark = None if self._focused is None else self.view.index.by_id(self._focused)
        if mark is not None and not mark.start <= cp < mark.end:
            cp = mark.start
        here = self.codings_at(cp) or (self.codings_at(cp - 1) if cp else [])
        if here:
            at = here.index(mark.id) + step if mark and mark.id in here else min(0, step)
            self._visit(here[at % len(here)])

    def _visit(self, ident: int) -> None:
        self.focus_coding(ident)
        self.codingVisited.emit(ident)

    def next_uncoded(self, step: int = 1) -> None:
        """Select the next passage without a coding (-1: the one before), from the caret on.

        Questions are no material: where anybody else speaks, the interviewers are passed over.
        """
        view = self.view
        answers = [turn for turn in view.turns if turn.role != _INTERVIEWER] or view.turns
        spans = uncoded(view.text.text, answers, view.index.marks)
        selected = view.selected_span()
        if step > 0:
            after = selected[1] if selected else view.caret()
            there = next((span for span in spans if span[0] >= after), None)
        else:
            before = selected[0] if selected else view.caret()
            there = next((span for span in reversed(spans) if span[1] <= before), None)
        if there is not None:
            self.focus_coding(None)
            view.reveal(*there)
            view.select_span(*there)
            view.setFocus()

    def dim_coded(self, on: bool) -> None:
        """Let what is coded step back, so that what is not stands out."""
        self.view.dim_coded(on)

    def _marks_changed(self, changed: Sequence[Mark]) -> None:
        if not changed:
            return
        self.strip.renew()
        self._hint(None)
        self.view.refresh_spans([(mark.start, mark.end) for mark in changed])
        if self._focused is not None:
            self.focus_coding(self._focused)

    def _clicked(self, ident: int | None) -> None:
        self._hint(None)
        self.focus_coding(ident)
        if ident is not None:
            self.codingClicked.emit(ident)
            self.codingVisited.emit(ident)

    def _hovered(self, ident: int | None) -> None:
        self.margin.show_hovered(ident)
        self.codingHovered.emit(ident)

    def _hint(self, ident: int | None) -> None:
        """Show in the text what is pointed at in the margin: of ten codings each has its words."""
        mark = None if ident is None else self.view.index.by_id(ident)
        if mark is None or mark.id == self._focused:
            self.view.hint_span(None, self.view.colours.accent)
        else:
            line = self.view.looks.get(mark.code, NO_LOOK).line
            self.view.hint_span((mark.start, mark.end), line)

    def _drag(self, ident: int, side: Side, point: QPointF, dropped: bool) -> None:
        mark = self.view.index.by_id(ident)
        if mark is None:
            return
        there = self.view.viewport().mapFromGlobal(point)
        reshaping.scroll_towards(self.view, there.y())
        span = reshaping.dragged(self.view, mark, side, there)
        self.view.frame_span(span)
        if dropped and span != (mark.start, mark.end):
            self.spanMoved.emit(ident, *span)

    def _nudge(self, side: Side, step: int) -> None:
        mark = None if self._focused is None else self.view.index.by_id(self._focused)
        if mark is not None:
            span = reshaping.nudged(self.view.text, mark, side, step)
            if span != (mark.start, mark.end):
                self.spanMoved.emit(mark.id, *span)

    # Geometry

    def paintEvent(self, event: QPaintEvent) -> None:
        """Fill the ground beside the columns; a style sheet of the program knows no other paper."""
        painter = QPainter(self)
        for rect in rects_of(event.region()):
            painter.fillRect(rect, self._paper)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Centre the three columns."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        view = self.view
        bar = view.verticalScrollBar().sizeHint().width()
        free = self.width() - bar - 2 * _EDGE
        gutter = self.gutter.wish()
        text, margin = self._widths(free - gutter)
        side = _EDGE + max(0, (free - gutter - text - margin) // 2)
        right = self.width() - bar - side - gutter - text
        view.set_side_margins(side + gutter, right)
        view.setGeometry(self.rect())
        view.catch_up()
        self.gutter.setGeometry(QRect(side, 0, gutter, self.height()))
        notes = note_marks.WIDTH
        self.notes.setGeometry(QRect(side + gutter - notes, 0, notes, self.height()))
        self.margin.setGeometry(QRect(side + gutter + text, 0, margin, self.height()))
        self.strip.setGeometry(self.width() - bar - STRIP_WIDTH, 0, STRIP_WIDTH, self.height())

    def _widths(self, free: int) -> tuple[int, int]:
        """Share the width between text and margin: the text first, up to a good line."""
        best, least = self._text_widths()
        em = QFontInfo(self.font()).pixelSize()
        usual, narrow, most = (round(em * n) for n in (_MARGIN_WIDTH, _LEAST_MARGIN, _MOST_MARGIN))
        text = max(least, min(best, free - min(usual, max(narrow, free - best))))
        return text, max(0, min(most, free - text))

    def _text_widths(self) -> tuple[int, int]:
        """Return the widths of the best line and of the shortest bearable one, in pixels."""
        around = 2 * self.view.document().documentMargin()
        each = (self._characters, _LEAST_CHARACTERS)
        best, least = (int(self._character * n + around) for n in each)
        return best, least


def _character_width(font: QFont) -> float:
    """Return the mean width of a character of running text, in pixels."""
    return QFontMetricsF(font).horizontalAdvance(_SAMPLE) / len(_SAMPLE)
