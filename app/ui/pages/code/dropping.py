"""Coding by drag: a code from the codebook onto the text; selected words or quotations onto a code.

A code dropped on the text is put on the selected words; where none are selected, on the turn under
the pointer, with Ctrl on the word. While one drags, a line beside the pointer says what would
happen, and the turn or word is framed.
"""

import json
import os

from PySide6.QtCore import QEvent, QMimeData, QObject, QPointF, Qt
from PySide6.QtGui import QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QToolTip

from app.ui.pages.code.applying import Applying
from app.ui.pages.code.codebook import code_of
from app.ui.pages.code.comparing.sorting import Sorting
from app.ui.pages.code.desk import Desk, Span
from app.ui.pages.code.quotes.choosing import MIME as QUOTES_MIME
from app.ui.pages.code.quotes.choosing import QuotationsView
from app.ui.text.offsets import Side
from app.ui.text.selecting import WORDS_MIME
from app.ui.text.turns import turn_at
from app.ui.widgets.filter_tree import FilterTree
from app.ui.widgets.tree_model import MIME


class CodeDrop(QObject):
    """Watches the text for codes that are dragged over it."""

    def __init__(self, desk: Desk, applying: Applying) -> None:
        super().__init__(desk)
        self._desk = desk
        self._applying = applying
        viewport = desk.text.view.viewport()
        viewport.setAcceptDrops(True)
        viewport.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Welcome codes where words are meant; apply what is dropped."""
        if isinstance(event, QDragLeaveEvent):
            self._unframe()
            return True
        if not isinstance(event, QDropEvent):
            return super().eventFilter(watched, event)
        codes = dragged_codes(event.mimeData())
        span = self._span(event) if codes else None
        if span is None:
            self._unframe()
            event.ignore()
        elif isinstance(event, QDragMoveEvent):  # which is the base of entering, too
            event.acceptProposedAction()
            self._desk.text.view.frame_span(span)
            self._say(event, codes)
        else:
            event.acceptProposedAction()
            self._unframe()
            self._applying.apply_several(codes, span)
        return True

    def _span(self, event: QDropEvent) -> Span | None:
        desk = self._desk
        selected = desk.text.selected_span()
        if selected is not None or desk.transcript is None:
            return selected
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        return self._word(event.position()) if control else self._turn(event.position())

    def _turn(self, point: QPointF) -> Span | None:
        view = self._desk.text.view
        turn = turn_at(view.turns, view.end_near(point, Side.START))
        return (turn.start, turn.end) if turn is not None and turn.start < turn.end else None

    def _word(self, point: QPointF) -> Span | None:
        from app.coding.autocode.request import Widen
        from app.coding.autocode.widening import Part

        at, turn = self._desk.text.view.code_point_at(point), self._turn(point)
        if at is None or turn is None:
            return turn
        return Part(self._desk.words, *turn).widened(at, at + 1, Widen.WORD)

    def _say(self, event: QDropEvent, codes: list[int]) -> None:
        view = self._desk.text.view
        names = ", ".join(f"“{self._desk.codebook.name(code)}”" for code in codes)
        if view.selected_span() is not None:
            words = self.tr("Code the selected words with {codes}")
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            words = self.tr("Code the word with {codes}")
        else:
            words = self.tr("Code the turn with {codes} · Ctrl: the word")
        point = view.viewport().mapToGlobal(event.position().toPoint())
        QToolTip.showText(point, words.format(codes=names), view)

    def _unframe(self) -> None:
        QToolTip.hideText()
        text = self._desk.text
        focused = self._desk.codings.get(text.focused_coding or 0)
        text.view.frame_span((focused.start, focused.end) if focused else None)


class WordsDrop(QObject):
    """Watches the codebook for selected words that are dragged onto a code."""

    def __init__(self, desk: Desk, applying: Applying, tree: FilterTree) -> None:
        super().__init__(desk)
        self._desk = desk
        self._applying = applying
        self._tree = tree
        tree.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Welcome words over a code; what else is dragged is the tree's own."""
        if not isinstance(event, QDropEvent) or not dragged_words(event.mimeData()):
            return super().eventFilter(watched, event)
        code, span = self._code(event), self._desk.text.selected_span()
        if code is None or span is None:
            QToolTip.hideText()
            # Entering is welcome everywhere, or no moving on would be told.
            event.setAccepted(event.type() == QEvent.Type.DragEnter)
            return True
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        if isinstance(event, QDragMoveEvent):
            self._say(event, code)
        else:
            QToolTip.hideText()
            self._applying.apply(code, span)
        return True

    def _code(self, event: QDropEvent) -> int | None:
        return code_of(self._tree.key_at(event.position().toPoint()))

    def _say(self, event: QDropEvent, code: int) -> None:
        words = self.tr("Code the selected words with “{code}”")
        point = self._tree.viewport().mapToGlobal(event.position().toPoint())
        QToolTip.showText(point, words.format(code=self._desk.codebook.name(code)), self._tree)


class QuotesDrop(QObject):
    """Watches the codebook for quotations that are dragged onto another code."""

    def __init__(self, desk: Desk, sorting: Sorting, tree: FilterTree) -> None:
        super().__init__(desk)
        self._desk = desk
        self._sorting = sorting
        self._tree = tree
        tree.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move quotations to the code, with Ctrl put it on them too."""
        if not isinstance(event, QDropEvent) or not event.mimeData().hasFormat(QUOTES_MIME):
            return super().eventFilter(watched, event)
        code = code_of(self._tree.key_at(event.position().toPoint()))
        source = event.source()
        if code is None or not isinstance(source, QuotationsView):
            QToolTip.hideText()
            event.setAccepted(event.type() == QEvent.Type.DragEnter)
            return True
        # Nothing is taken out of the list it came from: it goes when the project is read again.
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        copy = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if isinstance(event, QDragMoveEvent):
            self._say(event, code, copy)
        else:
            QToolTip.hideText()
            self.take(source, code, copy=copy)
        return True

    def take(self, source: QuotationsView, code: int, *, copy: bool) -> None:
        """Move the chosen quotations of a list to a code, or put it on them too."""
        if copy:
            self._sorting.copy(source.chosen(), code)
        else:
            self._sorting.move(source.chosen(), code, self._tree)

    def _say(self, event: QDropEvent, code: int, copy: bool) -> None:
        also = self.tr("Code them with “{code}” too")
        move = self.tr("Move to “{code}” · Ctrl: code with it too")
        point = self._tree.viewport().mapToGlobal(event.position().toPoint())
        words = (also if copy else move).format(code=self._desk.codebook.name(code))
        QToolTip.showText(point, words, self._tree)


def dragged_codes(data: QMimeData) -> list[int]:
    """Return the codes among dragged rows of the codebook."""
    if not data.hasFormat(MIME):
        return []
    keys = json.loads(bytes(data.data(MIME).data())).get("keys", [])
    return [code for code in map(code_of, keys) if code is not None]


def dragged_words(data: QMimeData) -> bool:
    """Tell whether words of a text of this program are dragged."""
    mine = str(os.getpid()).encode()
    return data.hasFormat(WORDS_MIME) and bytes(data.data(WORDS_MIME).data()) == mine
