"""A table as Markdown (GitHub's pipe table), for notes, wikis and preregistrations.

Markdown knows no merged cells, so a cell that continues the one above is left blank: people read
this file, and repetition hides the structure.
"""

import re
from collections.abc import Iterable

from app.coding.tables.value import Cell, Column, Row, Table, cell_text, is_bold

_MARKUP = re.compile(r"([\\`*_|~#])")
_NEW_LINE = re.compile(r"\r\n|\r|\n")


def md_bytes(table: Table) -> bytes:
    """Return the file's content, in UTF-8."""
    lines = [_caption(table), ""] if table.caption else []
    lines.append(_line(escape(column.plain_name) for column in table.columns))
    lines.append(_line(_rule(column) for column in table.columns))
    lines += [_row(row, table.columns) for row in table.rows]
    for note in table.notes:
        lines += ["", escape(note)]
    return ("\n".join(lines) + "\n").encode("utf-8", errors="replace")


def escape(text: str) -> str:
    """Return text that Markdown prints as it is, on one line of a table."""
    text = text.replace("&", "&amp;").replace("<", "&lt;")
    text = _MARKUP.sub(r"\\\1", text).replace("](", "]\\(")
    return _NEW_LINE.sub("<br>", text)


def _caption(table: Table) -> str:
    label = f"**{escape(table.label)}.**" if table.label else ""
    return f"{label} {escape(table.title)}".strip()


def _rule(column: Column) -> str:
    return "---:" if column.numeric else "---"


def _row(row: Row, columns: tuple[Column, ...]) -> str:
    pairs = zip(row.cells, columns, strict=True)
    return _line(_cell(cell, strong=is_bold(row, column)) for cell, column in pairs)


def _cell(cell: Cell, *, strong: bool) -> str:
    if cell.continues:
        return ""
    text = escape(cell.full or cell_text(cell)).strip()
    return f"**{text}**" if strong and text else text


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
