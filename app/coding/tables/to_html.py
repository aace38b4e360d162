"""A table as one HTML page that needs nothing else, also readable by screen readers.

Caption, `scope` on every heading, `lang` and `dir` carry the meaning; the style sheet gives the
three rules of a printed table and follows the reader's light or dark setting.
"""

from html import escape

from app.coding.tables.value import (
    Cell,
    Column,
    Heading,
    Quotes,
    Row,
    Table,
    cell_text,
    headings,
    heights,
    printable,
)

_STYLE = """
:root { color-scheme: light dark; }
body { font: 1rem/1.45 "Noto Serif", "Times New Roman", "Songti SC", SimSun, serif; margin: 2rem; }
table { border-collapse: collapse; border-block: 2px solid; }
caption { text-align: start; padding-block-end: .5rem; }
th, td { padding: .3rem .6rem; vertical-align: top; text-align: start; }
thead tr:last-child th, thead th[rowspan] { border-block-end: 1px solid; }
thead th[scope=colgroup] { border-block-end: 1px solid; text-align: center; }
.number { text-align: end; font-variant-numeric: tabular-nums; white-space: nowrap; }
.across { text-align: center; white-space: nowrap; }
tbody th { font-weight: normal; }
tr.total > th, tr.total > .number { font-weight: bold; }
tr.rule > * { border-block-start: 1px solid; }
td p { margin: 0 0 .3rem; }
footer { font-size: .9rem; max-width: 60rem; }
"""


def html_bytes(table: Table) -> bytes:
    """Return the file's content, in UTF-8."""
    page = "\n".join(
        [
            "<!DOCTYPE html>",
            f'<html lang="{_safe(table.language)}" dir="{table.direction}">',
            "<head>",
            '<meta charset="utf-8">',
            f"<title>{_safe(table.caption)}</title>",
            f"<style>{_STYLE}</style>",
            "</head>",
            "<body>",
            html_table(table),
            *_notes(table),
            "</body>",
            "</html>",
        ]
    )
    return (page + "\n").encode()


def html_table(table: Table) -> str:
    """Return the `<table>` element alone."""
    lines = ["<table>"]
    if table.caption:
        label = f"<b>{_safe(table.label)}.</b> " if table.label else ""
        lines.append(f"<caption>{label}{_safe(table.title)}</caption>")
    lines.append("<thead>")
    for line in headings(table):
        cells = "".join(_heading(heading, table.columns) for heading in line)
        lines.append(f"<tr>{cells}</tr>")
    lines += ["</thead>", "<tbody>"]
    for row, spans in zip(table.rows, heights(table), strict=True):
        lines.append(_row(row, spans, table.columns))
    return "\n".join([*lines, "</tbody>", "</table>"])


def _safe(text: str) -> str:
    return escape(printable(text))


def _notes(table: Table) -> list[str]:
    if not table.notes:
        return []
    return ["<footer>", *(f"<p>{_safe(note)}</p>" for note in table.notes), "</footer>"]


def _heading(heading: Heading, columns: tuple[Column, ...]) -> str:
    scope = "colgroup" if heading.over_group else "col"
    number = columns[heading.at].numeric and not heading.over_group
    kind = ' class="number"' if number else ""
    spans = _spans(heading.rows, heading.columns)
    return f'<th scope="{scope}"{kind}{spans}>{_lines(heading.text)}</th>'


def _row(row: Row, spans: list[int], columns: tuple[Column, ...]) -> str:
    cells = [
        _cell(cell, height, column)
        for cell, height, column in zip(row.cells, spans, columns, strict=True)
        if height
    ]
    rule = " rule" if row.rule else ""
    return f'<tr class="{row.kind}{rule}">{"".join(cells)}</tr>'


def _cell(cell: Cell, height: int, column: Column) -> str:
    spans = _spans(height, cell.across)
    indent = f' style="padding-inline-start: {0.6 + 1.2 * cell.indent:.1f}rem"'
    indent = indent if cell.indent else ""
    if column.stub and cell.content != "":
        scope = "rowgroup" if height > 1 else "row"
        return f'<th scope="{scope}"{spans}{indent}>{_lines(cell_text(cell))}</th>'
    kind = ' class="number"' if column.numeric else ""
    kind = ' class="across"' if cell.across > 1 else kind
    return f"<td{kind}{spans}{indent}>{_content(cell)}</td>"


def _content(cell: Cell) -> str:
    if not isinstance(cell.content, Quotes):
        return _lines(cell_text(cell))
    return "".join(
        f"<p{_language(quote.language)}>{_lines(quote.line)}</p>" for quote in cell.content.parts
    )


def _language(language: str) -> str:
    return f' lang="{_safe(language)}"' if language else ""


def _lines(text: str) -> str:
    return _safe(text).replace("\n", "<br>")


def _spans(rows: int, columns: int) -> str:
    down = f' rowspan="{rows}"' if rows > 1 else ""
    right = f' colspan="{columns}"' if columns > 1 else ""
    return down + right
