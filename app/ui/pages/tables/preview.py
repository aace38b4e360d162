"""A table as the page shows it: like print, with every number and quotation a link.

A QTextBrowser knows only a part of HTML, so this is not the file that the export writes; both are
made of the same `Table`, cell by cell. Numbers are written as the reader's locale has them.
"""

from html import escape

from PySide6.QtCore import QCoreApplication, QLocale

from app.coding.tables.value import (
    Cell,
    Heading,
    Number,
    Quote,
    Quotes,
    Row,
    Table,
    cell_text,
    headings,
    heights,
)
from app.ui.theme.tokens import Colours

_PAD = "padding: 3px 10px 3px 0px;"
_APART = "padding-left: 12px;"  # between the line under several columns and the next heading


def preview_html(table: Table, colours: Colours) -> str:
    """Return the preview of a table in the colours of the mode that holds.

    Links: `row:KEY:COLUMN` on numbers (COLUMN counts from 0), with `:ROW` behind it where they are
    of the row's own people; on quotations
    `place:TRANSCRIPT:START:END`, on what the researcher writes `write:KEY:COLUMN`.
    """
    return _Preview(table, colours).page()


class _Preview:
    def __init__(self, table: Table, colours: Colours) -> None:
        self.table = table
        self.ink = colours.ink
        self.muted = colours.muted
        self.line = colours.edge
        self.accent = colours.accent
        self.number = 0  # of the row that is being made
        self.decimal = QLocale().decimalPoint()
        whole = sum(column.weight for column in table.columns)
        self.widths = [round(100 * column.weight / whole) for column in table.columns]

    def page(self) -> str:
        table = self.table
        label = f"<b>{_safe(table.label)}.</b> " if table.label else ""
        parts = [
            f'<p style="margin-bottom: 8px;">{label}{_safe(table.title)}</p>',
            '<table width="100%" cellspacing="0" cellpadding="0">',
            *(self._head_line(line, number) for number, line in enumerate(headings(table))),
        ]
        last = len(table.rows) - 1
        for number, (row, spans) in enumerate(zip(table.rows, heights(table), strict=True)):
            self.number = number
            parts.append(self._row(row, spans, left=last - number))
        parts.append("</table>")
        parts += [
            f'<p style="color: {self.muted}; margin: 6px 0 0 0;">{_safe(note)}</p>'
            for note in table.notes
        ]
        return "".join(parts)

    def _head_line(self, line: list[Heading], number: int) -> str:
        top = f"border-top: 2px solid {self.ink};" if number == 0 else ""
        return f"<tr>{''.join(self._heading(heading, top) for heading in line)}</tr>"

    def _heading(self, heading: Heading, top: str) -> str:
        column = self.table.columns[heading.at]
        centred = heading.over_group
        align = "center" if centred else ("right" if column.numeric else "left")
        below = f"border-bottom: 1px solid {self.ink};"
        width = "" if heading.columns > 1 else f' width="{self.widths[heading.at]}%"'
        spans = f' rowspan="{heading.rows}" colspan="{heading.columns}"'
        after_group = heading.at and self.table.columns[heading.at - 1].group != column.group
        apart = _APART if self.table.grouped and after_group else ""
        style = f"{top}{below}{_PAD}{apart}white-space: nowrap;"
        text = _lines(heading.text)
        return f'<th align="{align}" valign="bottom"{width}{spans} style="{style}">{text}</th>'

    def _row(self, row: Row, spans: list[int], *, left: int) -> str:
        rule = f"border-top: 1px solid {self.line};" if row.rule else ""
        made = []
        for at, (cell, height) in enumerate(zip(row.cells, spans, strict=True)):
            if not height:
                continue
            below = f"border-bottom: 2px solid {self.ink};" if height > left else ""
            made.append(self._cell(cell, height, at, row, rule + below))
        return f"<tr>{''.join(made)}</tr>"

    def _cell(self, cell: Cell, height: int, at: int, row: Row, edges: str) -> str:
        column = self.table.columns[at]
        align = "right" if column.numeric and cell.across == 1 else "left"
        indent = f"padding-left: {16 * cell.indent}px;" if cell.indent else ""
        style = f"{edges}{_PAD}{indent}"
        spans = f' rowspan="{height}" colspan="{cell.across}"'
        text = self._content(cell, at, row)
        if row.kind in ("total", "subtotal") and (column.stub or column.numeric):
            text = f"<b>{text}</b>"
        return f'<td align="{align}" valign="top"{spans} style="{style}">{text}</td>'

    def _content(self, cell: Cell, at: int, row: Row) -> str:
        if isinstance(cell.content, Quotes):
            shown = [self._quote(part, at, row) for part in cell.content.parts]
            if self.table.columns[at].written and not any(
                part.place is None for part in cell.content.parts
            ):
                words = QCoreApplication.translate("tables", "Summarise…")
                shown.insert(0, self._link(f"write:{row.key}:{at}", words, self.muted))
            return "<br>".join(shown)
        text = _lines(cell_text(cell, self.decimal))
        if self.table.columns[at].kind == "number" and row.key != "":
            nothing = isinstance(cell.content, Number) and cell.content.value == 0
            target = f"row:{row.key}:{at}"
            if row.people is not None:
                target += f":{self.number}"
            return self._link(target, text, self.muted if nothing else self.ink)
        return text

    def _quote(self, quote: Quote, at: int, row: Row) -> str:
        if quote.place is None:
            text = _lines(quote.line)
            written = self.table.columns[at].written
            return self._link(f"write:{row.key}:{at}", text, self.accent) if written else text
        transcript, start, end = quote.place
        colour = self.muted if quote.proposed else self.ink
        return self._link(f"place:{transcript}:{start}:{end}", _safe(quote.line), colour)

    def _link(self, target: str, text: str, colour: str) -> str:
        style = f"color: {colour}; text-decoration: none;"
        return f'<a href="{_safe(target)}" style="{style}">{text}</a>'


def _safe(text: str) -> str:
    return escape(text)


def _lines(text: str) -> str:
    return _safe(text).replace("\n", "<br>")
