"""The card that tells about the coding one has gone to, and the same words for a screen reader.

Pointing with the mouse shows a tooltip; who goes by F7, Enter or a click gets the card, which
stays. It lies over the text, below the coding or, where that would cover it, above.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout

from app.coding.notes.links import without_addresses
from app.models.queries import Coding
from app.ui.text.copying import words_of
from app.ui.text.offsets import Side
from app.ui.text.turns import turn_at
from app.ui.theme import theme
from app.ui.theme.tokens import space
from app.ui.widgets.look import label, look, margins

if TYPE_CHECKING:
    from app.ui.pages.code.page import CodePage

_WIDEST = 560  # px at 100 %
_TALLEST = 0.5  # of the text's height
_QUOTED = 120  # code points of the words that are read out


class CodingCard(QFrame):
    """A child of the text that never takes the focus or a click away from it.

    `announced` is what a screen reader was asked to say last.
    """

    def __init__(self, page: "CodePage") -> None:
        super().__init__(page.text)
        self._desk, self._text = page.desk, page.text
        self._at: tuple[int, tuple[int, ...]] = (-1, ())
        self.announced = ""
        look(self, "card")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.words = QLabel()
        self.words.setTextFormat(Qt.TextFormat.RichText)
        self.words.setWordWrap(True)
        self.hint = look(label(), "muted")
        self._column = column = QVBoxLayout(self)
        margins(column, space(3), space(2), space(3), space(2))
        column.setSpacing(space(1))
        column.addWidget(self.words)
        column.addWidget(self.hint)
        self._text.codingVisited.connect(self._visit)
        self._text.codingFocused.connect(self._focused)
        self._text.view.verticalScrollBar().valueChanged.connect(lambda _value: self._arrange())
        self._text.view.cursorPositionChanged.connect(self._moved)
        self._text.installEventFilter(self)
        theme().changed.connect(self._renew)
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep its place when the text changes its size."""
        if event.type() == QEvent.Type.Resize:
            self._arrange()
        return super().eventFilter(watched, event)

    def _visit(self, ident: int) -> None:
        coding = self._desk.codings.get(ident)
        if coding is None:
            return
        self._fill(coding)
        self.show()
        self._arrange()

    def _focused(self, ident: int | None) -> None:
        coding = None if ident is None else self._desk.codings.get(ident)
        self.hide()
        if coding is None:
            self._text.describe("")
            return
        words = self._spoken(coding)
        self._text.describe(words)
        self._announce(words)

    def _moved(self) -> None:
        """Say who speaks and what is coded when the caret comes to another turn or coding."""
        caret = self._text.view.caret()
        turn = turn_at(self._text.view.turns, caret)
        at = (turn.start if turn else -1, tuple(self._text.codings_at(caret)))
        if at == self._at:
            return
        (start, codings), self._at = self._at, at
        parts = [turn.speaker] if turn and turn.start != start else []
        names = [
            self._desk.codebook.name(self._desk.codings[ident].code)
            for ident in at[1]
            if ident in self._desk.codings and ident not in codings
        ]
        self._announce(", ".join([*parts, *names]))

    def _announce(self, words: str) -> None:
        if words:
            self.announced = words
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._text.view, words))

    def _fill(self, coding: Coding) -> None:
        self.words.setText(self._desk.tell([coding]))
        here = self._here(coding)
        self.hint.setVisible(len(here) > 1)
        words = self.tr("{n} of {all} on this place · Enter: the next")
        at = here.index(coding.id) + 1 if coding.id in here else 1
        self.hint.setText(words.format(n=at, all=len(here)))
        self.setAccessibleName(self._spoken(coding))

    def _here(self, coding: Coding) -> list[int]:
        caret = self._text.view.caret()
        inside = coding.start <= caret < coding.end
        return self._text.codings_at(caret if inside else coding.start)

    def _spoken(self, coding: Coding) -> str:
        """Return what a screen reader says of a coding."""
        desk = self._desk
        coder, code = desk.coders.get(coding.coder), desk.codebook.codes.get(coding.code)
        span = coding.start, min(coding.end, coding.start + _QUOTED)
        quoted = words_of(desk.words, self._text.view.turns, *span).strip()
        here = self._here(coding)
        have = desk.translations.get((coding.transcript, coding.start, coding.end))
        memo = without_addresses(coding.memo or "")
        parts = [
            desk.codebook.name(coding.code),
            self.tr("coded by {name}").format(name=coder.name) if coder else "",
            self.tr("quotable") if coding.quotable else "",
            self.tr("{n} codings on this place").format(n=len(here)) if len(here) > 1 else "",
            self.tr("memo: {memo}").format(memo=memo) if memo else "",
            self.tr("translation: {words}").format(words=have.translation) if have else "",
            self.tr("definition: {words}").format(words=code.definition)
            if code and code.definition
            else "",
            self.tr("“{words}”").format(words=quoted),
        ]
        return ". ".join(part.rstrip(".") for part in parts if part)

    def _arrange(self) -> None:
        """Stand at the foot of the text, or at its head where the coding is at the foot."""
        focused = self._desk.codings.get(self._text.focused_coding or 0)
        if self.isHidden() or focused is None:
            return
        text, view = self._text, self._text.view
        column = view.viewport().geometry().translated(view.pos())
        width = min(theme().px(_WIDEST), text.width() - 2 * space(4))
        height = self._height(width)
        if height > _TALLEST * text.height():
            self.hide()  # better the words themselves than what is said of them
            return
        foot = text.height() - height - space(2)
        rows = view.frame().rows
        end = view.text.to_screen(focused.end, Side.END)
        last = rows.bottoms[rows.last_row_of(end)] if rows.starts else 0
        y = foot if last <= foot else space(2)
        x = max(space(4), min(column.left(), text.width() - width - space(4)))
        self.setGeometry(x, y, width, height)
        self.raise_()

    def _height(self, width: int) -> int:
        """Return the height that the words need in a card of this width."""
        around = self._column.contentsMargins()
        inner = width - around.left() - around.right() - 2 * self.frameWidth()
        height = self.words.heightForWidth(inner) + around.top() + around.bottom()
        if not self.hint.isHidden():
            height += self._column.spacing() + self.hint.sizeHint().height()
        return height + 2 * self.frameWidth() + 2

    def _renew(self) -> None:
        coding = self._desk.codings.get(self._text.focused_coding or 0)
        if coding is not None and not self.isHidden():
            self._fill(coding)
