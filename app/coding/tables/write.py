"""Write a table to the kind of file that its name asks for.

The writers return bytes, so that no half file can exist. Those for Word and Excel are imported when
they are needed: python-docx and XlsxWriter take longer to load than the window may take to show.
"""

from dataclasses import replace
from pathlib import Path

from app.coding.tables.atomic import check_place, write_whole
from app.coding.tables.to_csv import csv_bytes
from app.coding.tables.to_html import html_bytes
from app.coding.tables.to_md import md_bytes
from app.coding.tables.value import Table
from app.models.errors import Refusal

FIGURE_ENDINGS = (".svg", ".png", ".pdf")  # written by app.ui.charts
ENDINGS = (".docx", ".xlsx", ".csv", ".html", ".md")
SHEET_FIRST = (".xlsx", ".docx", ".csv", ".html", ".md")  # for lists to go on working with
_PLAIN = {".csv": csv_bytes, ".html": html_bytes, ".md": md_bytes}


def write_table(table: Table, out: Path, *, template: Path | None = None) -> None:
    """Write the table to `out`, replacing what is there; the ending picks the kind.

    `template`: a Word file with the styles to use, for .docx only; None: the program's own.
    Refusals: `export-ending`, `export-folder-missing`, `export-is-folder`, `word-template`.
    Troubles: `export-disk-full`, `export-not-allowed`, `export-failed`.
    """
    ending = check_ending(out)
    check_place(out)
    write_whole(out, table_bytes(table, ending, template=template))


def check_ending(out: Path, allowed: tuple[str, ...] = ENDINGS) -> str:
    """Return the ending in small letters, or refuse with those that are allowed."""
    ending = out.suffix.lower()
    if ending not in allowed:
        raise Refusal("export-ending", file=out, allowed=" ".join(allowed))
    return ending


def table_bytes(table: Table, ending: str, *, template: Path | None = None) -> bytes:
    """Return the content of a file with this ending, one of ENDINGS."""
    if ending != ".csv":
        table = replace(table, rows=tuple(table.rows))
    if ending == ".docx":
        from app.coding.tables.to_docx import docx_bytes

        return docx_bytes(table, template)
    if ending == ".xlsx":
        from app.coding.tables.to_xlsx import xlsx_bytes

        return xlsx_bytes(table)
    return _PLAIN[ending](table)
