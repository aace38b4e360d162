"""Writing a document to a file from the window: read in another thread, drawn in the window's."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from app.coding.documents.to_html import Pictures
from app.coding.documents.value import Document
from app.coding.documents.write import ENDINGS, PDF, write_document
from app.coding.reports.word_template import word_template
from app.models.errors import Refusal, Trouble
from app.models.reader import Reader
from app.ui.documents.pictures import pictures_of
from app.ui.hub import Hub
from app.ui.widgets.ask_file import ask_file


class DocumentExport(QObject):
    """Asks for a file and writes a document to it, as the ending says."""

    def __init__(self, hub: Hub, page: QWidget) -> None:
        super().__init__(page)
        self._hub = hub
        self._page = page

    def ask(self, name: str) -> Path | None:
        """Ask for a file; `name` is what it is called if nothing else is typed."""
        first = self._hub.project.path.with_name(f"{name}.docx")
        return ask_file(self._page, self.tr("Export"), first, ENDINGS)

    def write(
        self,
        make: Callable[[Reader], Document],
        out: Path,
        then: Callable[[Path], None],
        otherwise: Callable[[Refusal | Trouble], None],
    ) -> None:
        """Make the document and write it; then call one of the two."""

        def read(reader: Reader) -> tuple[Document, Path | None]:
            return make(reader), word_template(reader)

        def write(found: tuple[Document, Path | None]) -> None:
            document, template = found
            pictures = pictures_of(document)
            if out.suffix.lower() == PDF:
                _write_pdf(document, pictures, out, then, otherwise)
                return
            # Word files are slow to make, and only the drawing needs the window's thread.
            self._hub.work(
                lambda: write_document(document, out, pictures, template),
                lambda _none: then(out),
                otherwise=otherwise,
            )

        self._hub.fetch(read, write, otherwise)


def _write_pdf(
    document: Document,
    pictures: Pictures,
    out: Path,
    then: Callable[[Path], None],
    otherwise: Callable[[Refusal | Trouble], None],
) -> None:
    from app.ui.documents.pdf import write_pdf  # loads Qt's PDF part

    try:
        write_pdf(document, pictures, out)
    except (Refusal, Trouble) as problem:
        otherwise(problem)
    else:
        then(out)


def write_with_figures(document: Document, out: Path, template: Path | None) -> None:
    """Write a document as the ending of `out` says; refused and failing as tables are."""
    pictures = pictures_of(document)
    if out.suffix.lower() == PDF:
        from app.ui.documents.pdf import write_pdf  # loads Qt's PDF part

        write_pdf(document, pictures, out)
    else:
        write_document(document, out, pictures, template)
