"""A document as one HTML page that needs nothing else: its pictures are in the page itself."""

from base64 import b64encode
from collections.abc import Callable, Mapping
from html import escape

from app.coding.documents.value import (
    Block,
    Bullets,
    Document,
    Figure,
    Heading,
    Paragraph,
    Sentence,
)
from app.coding.tables.to_html import html_table
from app.coding.tables.value import Table, printable

Pictures = Mapping[str, bytes]  # PNG files by the figure's name
Say = Callable[[Sentence], str]  # a sentence as HTML
_STYLE = """
:root { color-scheme: light dark; }
body { font: 1rem/1.5 "Noto Serif", "Times New Roman", "Songti SC", SimSun, serif;
  margin: 2rem auto; max-width: 50rem; padding: 0 1rem; }
h1, h2, h3 { line-height: 1.25; }
.about, .quiet { font-size: .9rem; opacity: .8; }
table { border-collapse: collapse; border-block: 2px solid; margin-block: 1rem; }
caption { text-align: start; padding-block-end: .5rem; }
th, td { padding: .3rem .6rem; vertical-align: top; text-align: start; }
thead tr:last-child th { border-block-end: 1px solid; }
.number { text-align: end; font-variant-numeric: tabular-nums; }
tbody th { font-weight: normal; }
tr.total > th, tr.total > .number { font-weight: bold; }
figure { margin: 1.5rem 0; }
figure img { max-width: 100%; height: auto; background: white; }
"""


def document_html(document: Document, pictures: Pictures) -> bytes:
    """Return the file's content, in UTF-8."""
    page = "\n".join(
        [
            "<!DOCTYPE html>",
            f'<html lang="{_safe(document.language)}">',
            '<head><meta charset="utf-8">',
            f"<title>{_safe(document.title)}</title>",
            f"<style>{_STYLE}</style></head>",
            "<body>",
            body(document, pictures),
            "</body></html>",
        ]
    )
    return (page + "\n").encode()


def body(document: Document, pictures: Pictures, say: Say | None = None) -> str:
    """Return what stands in the page; `say` writes a sentence (None: as plain text)."""
    parts = [f"<h1>{_safe(document.title)}</h1>"]
    if document.about:
        parts.append(f'<p class="about">{_safe(document.about)}</p>')
    parts += [_block(block, pictures, say or _plain) for block in document.blocks]
    return "\n".join(parts)


def _block(block: Block, pictures: Pictures, say: Say) -> str:
    match block:
        case Heading():
            return f"<h{block.level + 1}>{_safe(block.text)}</h{block.level + 1}>"
        case Paragraph():
            quiet = ' class="quiet"' if block.quiet else ""
            return f"<p{quiet}>{' '.join(map(say, block.sentences))}</p>"
        case Bullets():
            return f"<ul>{''.join(f'<li>{say(one)}</li>' for one in block.items)}</ul>"
        case Figure():
            return _figure(block, pictures)
        case _:
            return _table(block)


def _figure(figure: Figure, pictures: Pictures) -> str:
    if figure.name not in pictures:
        return f"<p>{_safe(figure.caption)}. {_safe(figure.description)}</p>"
    data = b64encode(pictures[figure.name]).decode()
    return (
        f'<figure><img alt="{_safe(figure.description)}" src="data:image/png;base64,{data}">'
        f"<figcaption>{_safe(figure.caption)}</figcaption></figure>"
    )


def _table(table: Table) -> str:
    notes = "".join(f'<p class="quiet">{_safe(note)}</p>' for note in table.notes)
    return html_table(table) + notes


def _plain(sentence: Sentence) -> str:
    return _safe(sentence.text)


def _safe(text: str) -> str:
    return escape(printable(text))
