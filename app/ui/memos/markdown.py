"""Markdown as it is shown: never HTML, never a picture, never a page of the network.

A memo may have been pasted from anywhere. Nothing in it may load anything or run anything: HTML is
shown as it was typed, pictures become links, and only links to passages do something by
themselves; the address of any other link is copied when it is clicked.
"""

import re
from typing import Any

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QGuiApplication, QPalette, QSyntaxHighlighter, QTextCharFormat
from PySide6.QtGui import QTextDocument as Document
from PySide6.QtWidgets import QTextBrowser

from app.coding.notes import read_link
from app.ui.theme import theme
from app.ui.widgets.look import look

_FEATURES = Document.MarkdownFeature.MarkdownDialectGitHub | Document.MarkdownFeature.MarkdownNoHTML
_PICTURE = re.compile(r"(?<!\\)!(?=\[)")
_LINK = re.compile(r"\[((?:\\.|[^\]\\])*)\]\(([^)\s]*)\)")


class MemoView(QTextBrowser):
    """A memo to read. `opened(Link)` when a link to a passage was chosen, by click or Enter.

    `copied(address)` when it was any other link: its address is in the clipboard then.
    """

    opened = Signal(object)
    copied = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        look(self, "field")
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setUndoRedoEnabled(False)
        self.setAccessibleName(self.tr("Memo"))
        self.anchorClicked.connect(self._clicked)
        self._text = ""
        theme().changed.connect(self._renew)
        self._renew()

    def show_markdown(self, text: str) -> None:
        """Show a memo."""
        self._text = text
        self.document().setMarkdown(_PICTURE.sub("", text), _FEATURES)

    def loadResource(self, kind: int, name: QUrl | str) -> Any:
        """Load nothing, wherever it lies."""
        return None

    def _clicked(self, address: QUrl) -> None:
        link = read_link(address.toString())
        if link is not None:
            self.opened.emit(link)
            return
        QGuiApplication.clipboard().setText(address.toString())
        self.copied.emit(address.toString())

    def _renew(self) -> None:
        colours = self.palette()
        colours.setColor(QPalette.ColorRole.Link, theme().colour("accent"))
        colours.setColor(QPalette.ColorRole.LinkVisited, theme().colour("accent"))
        self.setPalette(colours)
        self.show_markdown(self._text)


class LinkHighlighter(QSyntaxHighlighter):
    """Shows in what is typed which words are links, and their long addresses faintly."""

    def highlightBlock(self, text: str) -> None:
        """Colour the links of one line."""
        for found in _LINK.finditer(text):
            self._colour(found.start(1), found.end(1), "accent")
            self._colour(found.end(1), found.end(), "faint")

    def _colour(self, start: int, end: int, name: str) -> None:
        form = QTextCharFormat()
        form.setForeground(theme().colour(name))
        before = self.currentBlock().text()[:start]
        inside = self.currentBlock().text()[start:end]
        self.setFormat(_units(before), _units(inside), form)


def _units(text: str) -> int:
    """Return the length in UTF-16 units, in which Qt counts."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
