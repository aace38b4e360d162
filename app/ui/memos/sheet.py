"""The sheet with the memos on one thing: one's own to write, the others' to read.

Opened beside a code, a participant, a passage … from wherever that stands.
"""

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from app.coding.notes import Note, Target, notes
from app.coding.notes.reading import CODING_MEMO
from app.models import queries
from app.ui.hub import Hub
from app.ui.memos.editor import MemoEditor
from app.ui.memos.markdown import MemoView
from app.ui.memos.words import kind_words, target_words
from app.ui.theme import theme
from app.ui.theme.tokens import space
from app.ui.widgets.elided import ElidedLabel
from app.ui.widgets.floating import Floating
from app.ui.widgets.look import label, look

_SIZE = QSize(420, 320)  # px at 100 %
_SMALL = QSize(400, 240)  # the same, for a memo without title and kind
_OTHERS = 120  # px that others' memos may take


class MemoSheet(Floating):
    """`went(transcript, start, end)` when a link in a memo was followed."""

    went = Signal(object)

    def __init__(self, hub: Hub, window: QWidget) -> None:
        super().__init__(window)
        self.hub = hub
        self.setAccessibleName(self.tr("Memo"))
        self._title = look(ElidedLabel(), "head")
        self.editor = MemoEditor(hub)
        self.others = MemoView()
        self._others_head = label(self.tr("Others"), "muted")
        edge = self.body.contentsMargins().left() + space(3)
        self.body.setContentsMargins(edge, edge, edge, edge)
        self.body.setSpacing(space(2))
        self.body.addWidget(self._title)
        self.body.addWidget(self.editor, 1)
        self.body.addWidget(self._others_head)
        self.body.addWidget(self.others)
        self.others.opened.connect(self.editor.follow)
        self.editor.went.connect(self._go)
        self.closed.connect(self.editor.keep)

    def ask(self, on: Target, corner: QPoint | None = None, above: int = 0) -> None:
        """Open for the memos on a thing, at a global position or in the middle of the window."""
        self.editor.keep()
        with self.hub.read() as reader:
            found = notes(reader, on)
            coders = {row.id: row.name for row in queries.coders(reader)}
        mine = [note for note in found if note.author == self.hub.coder and note.source == "memo"]
        others = [note for note in found if note not in mine]
        self._title.setText(self.tr("Memo on {what}").format(what=target_words(on)))
        if mine:
            self.editor.show_note(mine[0], reading=False)
            self.editor.set_reading(False)
        else:
            reflexive = on.kind == "person"
            on_code = on.kind in ("code", "category", "theme")
            kind = "reflexive" if reflexive else "code-note" if on_code else "free"
            self.editor.show_new(on, kind)
        self._show_others(others, coders)
        size = QSize(theme().px(_SIZE.width()), theme().px(_SIZE.height()))
        if others:
            size.setHeight(size.height() + theme().px(_OTHERS))
        if corner is None:
            self.open_centred(size)
        else:
            self.open_at(corner, size, above)

    def show_memo(self, note: Note) -> None:
        """Open one memo in the middle of the window: one's own to write, another's to read."""
        self.editor.keep()
        on = target_words(note.on)
        self._title.setText(self.tr("Memo on {what}").format(what=on) if on else self.tr("Memo"))
        self.editor.show_note(note, reading=False)
        self._show_others([], {})
        self.open_centred(QSize(theme().px(_SIZE.width()), theme().px(_SIZE.height())))

    def ask_coding(self, coding: queries.Coding, code: str, corner: QPoint, above: int = 0) -> None:
        """Open for the memo that a coding of the viewer's carries itself, at a global position."""
        self.editor.keep()
        self._title.setText(self.tr("Memo on “{code}”").format(code=code))
        place = (coding.transcript, coding.start, coding.end)
        on = Target("coding", coding.id, code, place, code)
        memo, coder = coding.memo or "", coding.coder
        note = Note(CODING_MEMO, coding.id, "code-note", "", memo, coder, False, coding.created, on)
        self.editor.show_note(note, reading=False)
        self.editor.set_reading(False)
        self._show_others([], {})
        self.open_at(corner, QSize(theme().px(_SMALL.width()), theme().px(_SMALL.height())), above)

    def first_focus(self) -> QWidget:
        """Begin in the text, or where it is read."""
        return self.editor.field.part(self.editor.field.is_reading())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc drops what was typed, Ctrl+Enter keeps it; both close."""
        if event.key() == Qt.Key.Key_Escape:
            self.editor.give_up()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.close_quietly()
        super().keyPressEvent(event)

    def _show_others(self, others: list[Note], coders: dict[int, str]) -> None:
        parts = []
        for note in others:
            who = coders.get(note.author or 0, "")
            day = note.created.partition("T")[0]
            head = " · ".join(part for part in (who, kind_words(note.kind), day) if part)
            parts.append(f"**{head}**\n\n{note.text}")
        self.others.show_markdown("\n\n".join(parts))
        for part in (self.others, self._others_head):
            part.setVisible(bool(others))
        self.others.setMaximumHeight(theme().px(_OTHERS))

    def _go(self, place: object) -> None:
        self.close_quietly()
        self.went.emit(place)
