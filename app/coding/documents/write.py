"""Write a document to the kind of file that its name asks for.

PDF is written by the window's side (`app.ui.documents`), which lays out text.
"""

from pathlib import Path

from app.coding.documents.to_html import Pictures, document_html
from app.coding.documents.to_md import document_md
from app.coding.documents.value import Document
from app.coding.tables.atomic import check_place, write_whole
from app.coding.tables.write import check_ending

PDF, MARKDOWN = ".pdf", ".md"
ENDINGS = (".docx", ".html", MARKDOWN, PDF)
_HERE = ENDINGS[:-1]


def write_document(
    document: Document, out: Path, pictures: Pictures | None = None, template: Path | None = None
) -> None:
    """Write the document to `out`, replacing what is there; refuses and fails as tables do.

    `pictures` are the figures as PNG by name; a figure without one is told in words.
    `template`: as in `write_table`.
    """
    ending = check_ending(out, _HERE)
    check_place(out)
    if ending == ".docx":
        from app.coding.documents.to_docx import document_docx  # python-docx is slow to load

        content = document_docx(document, pictures or {}, template)
    elif ending == ".html":
        content = document_html(document, pictures or {})
    else:
        content = document_md(document)
    write_whole(out, content)
