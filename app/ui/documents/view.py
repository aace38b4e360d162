"""A document on screen: a column of text as wide as one reads well, with links to the pages."""

from html import escape

from PySide6.QtCore import Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QResizeEvent, QTextDocument
from PySide6.QtWidgets import QTextBrowser

from app.coding.documents.value import (
    Block,
    Bullets,
    Document,
    Figure,
    Heading,
    Paragraph,
    Sentence,
)
from app.coding.tables.value import Table, printable
from app.ui.documents.pictures import figures_of, on_screen, scene_of
from app.ui.pages.tables.preview import preview_html
from app.ui.theme import theme
from app.ui.theme.tokens import Colours
from app.ui.widgets.look import look

_WIDEST = 860  # px of the column
_EDGE = 28  # px beside it at least
_PAGE, _ROW = "page:", "row:"
_ON_ONE_LINE = "white-space: nowrap;"


class DocumentView(QTextBrowser):
    """Shows a document; `page_asked` gives the key of the page that a sentence is about."""

    page_asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        look(self, "paper")
        self.setOpenLinks(False)
        # A bar that comes and goes would change the width that the figures are drawn for.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.anchorClicked.connect(self._follow)
        self._document: Document | None = None
        # Qt may be laying the text out while it tells of a new size.
        self._again = QTimer(self, singleShot=True, interval=0)
        self._again.timeout.connect(self._show_again)

    def show_document(self, document: Document) -> None:
        """Show it; what was scrolled to stays in sight."""
        place = self.verticalScrollBar().value()
        self._document = document
        colours, zoom = theme().colours, theme().zoom / 100
        self.document().clear()
        for figure in figures_of(document):
            scene = scene_of(figure, self._column() / zoom)
            picture = on_screen(scene, colours, self.devicePixelRatioF(), zoom)
            address = QUrl(f"figure:{figure.name}")
            self.document().addResource(QTextDocument.ResourceType.ImageResource, address, picture)
        self.setHtml(document_html(document, colours))
        self._centre()
        self.verticalScrollBar().setValue(place)

    def show_words(self, words: str) -> None:
        """Show a sentence in place of a document."""
        self._document = None
        self.setHtml(f"<p>{escape(words)}</p>")
        self._centre()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the column in the middle, and figures as wide as it."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._again.start()

    def _show_again(self) -> None:
        if self._document is not None:
            self.show_document(self._document)
        else:
            self._centre()

    def _column(self) -> float:
        return min(theme().px(_WIDEST), self.viewport().width() - 2 * theme().px(_EDGE))

    def _centre(self) -> None:
        frame = self.document().rootFrame()
        shape = frame.frameFormat()
        side = max(theme().px(_EDGE), (self.viewport().width() - self._column()) / 2)
        shape.setLeftMargin(side)
        shape.setRightMargin(side)
        shape.setTopMargin(theme().px(_EDGE))
        shape.setBottomMargin(theme().px(_EDGE))
        frame.setFrameFormat(shape)

    def _follow(self, link: QUrl) -> None:
        text = link.toString()
        if text.startswith(_PAGE):
            self.page_asked.emit(text.removeprefix(_PAGE))
        elif text.startswith(_ROW):  # a row of a document has the page for its key
            self.page_asked.emit(text.removeprefix(_ROW).partition(":")[0])


def document_html(document: Document, colours: Colours) -> str:
    """Return a document as the part of HTML that Qt knows; figures are named `figure:NAME`."""
    parts = [f'<h1 style="margin: 0;">{_safe(document.title)}</h1>']
    if document.about:
        style = f"color: {colours.muted}; margin-top: 4px;"
        parts.append(f'<p style="{style}">{_safe(document.about)}</p>')
    parts += [_block(block, colours) for block in document.blocks]
    return "".join(parts)


def _block(block: Block, colours: Colours) -> str:
    match block:
        case Heading():
            tag, above = f"h{block.level + 1}", 26 - 6 * block.level
            return f'<{tag} style="margin: {above}px 0 6px 0;">{_safe(block.text)}</{tag}>'
        case Paragraph():
            colour = f"color: {colours.muted};" if block.quiet else ""
            said = " ".join(_sentence(one, colours) for one in block.sentences)
            return f'<p style="{colour} margin: 0 0 8px 0; line-height: 135%;">{said}</p>'
        case Bullets():
            lines = "".join(
                f'<li style="margin-bottom: 4px;">{_sentence(one, colours)}</li>'
                for one in block.items
            )
            return f'<ul style="margin: 0 0 8px 0;">{lines}</ul>'
        case Figure():
            return _figure(block, colours)
        case _:
            return _table(block, colours)


def _sentence(sentence: Sentence, colours: Colours) -> str:
    """Return a sentence with an arrow behind it that leads to its page."""
    return _safe(sentence.text).replace("\n", "<br>") + _arrow(sentence.page, colours)


def _arrow(page: str, colours: Colours) -> str:
    if not page:
        return ""
    style = f"color: {colours.accent}; text-decoration: none;"
    return f'\u00a0<a href="{_PAGE}{page}" style="{style}">→</a>'


def _figure(figure: Figure, colours: Colours) -> str:
    said = _safe(figure.description)
    return (
        f'<p style="margin: 10px 0 0 0;"><b>{_safe(figure.caption)}</b>'
        f"{_arrow(figure.page, colours)}</p>"
        f'<p style="margin: 4px 0;"><img src="figure:{_safe(figure.name)}" alt="{said}"></p>'
        f'<p style="color: {colours.muted}; margin: 0 0 10px 0;">{said}</p>'
    )


def _table(table: Table, colours: Colours) -> str:
    # Here a table has to keep to the column of text, so its headings may take several lines.
    return f"{preview_html(table, colours).replace(_ON_ONE_LINE, '')}<p></p>"


def _safe(text: str) -> str:
    return escape(printable(text))
