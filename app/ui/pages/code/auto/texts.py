"""The words of passages in a list, read when a row is first seen, and a passage in its context."""

from collections import OrderedDict

from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit, QWidget

from app.coding.quotes import Snippet
from app.models import queries
from app.ui.hub import Hub
from app.ui.pages.code.quotation_model import snippet
from app.ui.theme import theme
from app.ui.widgets.look import look

_KEPT = 16  # texts
_AROUND = 320  # code points before and after a passage in its context


class Texts:
    """The latest texts that were looked at: reading one takes a millisecond, so it is not waited
    for in another thread.
    """

    def __init__(self, hub: Hub) -> None:
        self._hub = hub
        self._kept: OrderedDict[int, tuple[str, list[int]]] = OrderedDict()

    def forget(self) -> None:
        """Read anew: texts may have changed."""
        self._kept.clear()

    def text(self, transcript: int) -> str:
        """Return a transcript's text; empty where it is gone."""
        return self._get(transcript)[0]

    def snippet(self, transcript: int, start: int, end: int) -> Snippet:
        """Return a passage on one line with some words around it."""
        return snippet(*self._get(transcript), start, end)

    def _get(self, transcript: int) -> tuple[str, list[int]]:
        if transcript not in self._kept:
            with self._hub.read() as reader:
                there = any(row.id == transcript for row in queries.transcripts(reader))
                text = queries.text_of(reader, transcript).text if there else ""
                turns = [turn.start for turn in queries.turns(reader, [transcript])]
            self._kept[transcript] = (text, turns)
            if len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
        self._kept.move_to_end(transcript)
        return self._kept[transcript]


class Context(QTextEdit):
    """A passage with what was said before and after it, the passage tinted."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look(self, "field")
        self.setReadOnly(True)
        self.setAccessibleName(words)
        self.setPlaceholderText(words)
        self.setTabChangesFocus(True)
        self._colour = ""

    def set_colour(self, colour: str) -> None:
        """Tint with the colour of a code ("#RRGGBB")."""
        self._colour = colour

    def show_passage(self, text: str, start: int, end: int) -> None:
        """Show [start, end) of a text, in code points, in its context."""
        low, high = max(0, start - _AROUND), min(len(text), end + _AROUND)
        before, inside, after = text[low:start], text[start:end], text[end:high]
        tint = QTextCharFormat()
        shade = theme().shades(self._colour).tint if self._colour else theme().colours.selected
        tint.setBackground(QColor(shade))
        self.clear()
        cursor = self.textCursor()
        plain = QTextCharFormat()
        plain.setForeground(theme().colour("muted"))
        cursor.insertText(f"…{before}" if low else before, plain)
        at = cursor.position()
        cursor.insertText(inside, tint)
        cursor.insertText(f"{after}…" if high < len(text) else after, plain)
        cursor.setPosition(at)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()
        self.moveCursor(QTextCursor.MoveOperation.NoMove)
