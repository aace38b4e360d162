"""Writes the storyline as a Word document, a page of HTML, or Markdown."""

from collections.abc import Iterator, Sequence
from html import escape
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.coding.printing.storyline import Story
from app.coding.tables.atomic import check_place, write_whole
from app.coding.tables.value import printable
from app.coding.tables.write import check_ending

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph
    from markdown_it.token import Token

NAME = "storyline"
ENDINGS = (".docx", ".html", ".md")
_STYLE = """
body{font:1rem/1.6 "Noto Serif","Times New Roman","Songti SC",SimSun,serif;color:#1f2328;
max-width:42em;margin:2em auto;padding:0 1em}
footer{color:#5f6b76;font-size:.9em;border-top:1px solid #cfd0cb;margin-top:2em}
"""
_HEADINGS = 3  # levels that the template has


def write_story(story: Story, out: Path, template: Path | None = None) -> None:
    """Write it as the ending of `out` says; refuses and fails as tables do."""
    ending = check_ending(out, ENDINGS)
    check_place(out)
    if ending == ".docx":
        write_whole(out, docx_bytes(story, template))
    else:
        write_whole(out, {".html": html_bytes, ".md": md_bytes}[ending](story))


def md_bytes(story: Story) -> bytes:
    """Return the file's content."""
    from app.coding.notes.links import escaped

    notes = "\n\n".join(map(escaped, story.notes))
    return printable(f"# {escaped(story.title)}\n\n{story.text}\n---\n\n{notes}\n").encode()


def html_bytes(story: Story) -> bytes:
    """Return the file's content; HTML that somebody typed stays text."""
    body = _reader().render(printable(story.text))
    title, notes = (
        escape(printable(story.title)),
        "".join(f"<p>{escape(printable(note))}</p>" for note in story.notes),
    )
    return (
        f'<!DOCTYPE html>\n<html><head><meta charset="utf-8"><title>{title}</title>'
        f"<style>{_STYLE}</style></head>\n<body><h1>{title}</h1>\n{body}"
        f"<footer>{notes}</footer></body></html>\n"
    ).encode()


def docx_bytes(story: Story, template: Path | None = None) -> bytes:
    """Return the file's content, in the styles of the template."""
    from app.coding.tables.to_docx import open_template
    from app.coding.tables.word_styles import NOTE, add_missing_styles

    document = open_template(template)
    add_missing_styles(document)
    _add(document, "Title").append(_run(story.title))
    _write_blocks(document, _reader().parse(printable(story.text)))
    for note in story.notes:
        _add(document, NOTE).append(_run(note))
    document.core_properties.title = printable(story.title)[:255]
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def _reader() -> Any:
    from markdown_it import MarkdownIt  # only the storyline needs it

    # Pictures would be loaded from elsewhere by whoever opens the page.
    return MarkdownIt("commonmark", {"html": False}).disable("image")


def _write_blocks(document: "Document", tokens: Sequence["Token"]) -> None:
    """Write each paragraph in the style of what it stands in."""
    lists: list[str] = []
    quoted = 0
    style = "Normal"
    for token in tokens:
        if token.type in ("bullet_list_open", "ordered_list_open"):
            lists.append("List Bullet" if token.type.startswith("bullet") else "List Number")
        elif token.type in ("bullet_list_close", "ordered_list_close"):
            lists.pop()
        elif token.type.startswith("blockquote"):
            quoted += token.nesting
        elif token.type == "heading_open":
            style = f"Heading {min(int(token.tag[1:]), _HEADINGS)}"
        elif token.type == "heading_close":
            style = "Normal"
        elif token.type == "inline":
            inside = lists[-1] if lists else "Quote" if quoted else style
            paragraph = _add(document, inside)
            for run in _runs(token.children or []):
                paragraph.append(run)
        elif token.type in ("code_block", "fence"):
            _add(document, "Normal").append(_run(token.content.rstrip("\n")))


def _runs(children: Sequence["Token"]) -> Iterator[Any]:
    bold = italic = 0
    for token in children:
        if token.type in ("strong_open", "strong_close"):
            bold += token.nesting
        elif token.type in ("em_open", "em_close"):
            italic += token.nesting
        elif token.type == "softbreak":
            yield _run(" ")
        elif token.type == "hardbreak":
            yield _run("\n")
        elif token.content:
            yield _run(token.content, bold=bool(bold), italic=bool(italic))


def _run(text: str, *, bold: bool = False, italic: bool = False) -> Any:
    from app.coding.tables.word_rows import run

    return run(text, bold=bold, italic=italic)


def _add(document: "Document", style: str) -> Any:
    """Add a paragraph; a style that a team's template lacks is its ordinary one."""
    names = {each.name for each in document.styles}
    made: Paragraph = document.add_paragraph(style=style if style in names else None)
    return made._p
