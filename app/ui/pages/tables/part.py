"""Which part of a large table the page shows: so many rows that laying them out holds nobody up.

Qt lays a table out as a whole, 80 µs a cell. A table of a usual study fits; a larger one is turned
over like pages. Of hundreds of columns for single participants the first ones are shown, and the
columns that are about all. The export has everything.
"""

import dataclasses
from typing import NamedTuple

from app.coding.tables.value import Row, Table

_CELLS, _FEWEST = 1_000, 20  # cells, and rows at least
_COLUMNS = 40


class Part(NamedTuple):
    """A part of a table, from row `first` (counted from 0); `rows` and `columns` there are.

    `size` rows make a part, of which the last one may have fewer.
    """

    table: Table
    first: int
    size: int
    rows: int
    columns: int

    @property
    def after(self) -> int:
        """Return the row behind the last one shown."""
        return self.first + len(self.table.rows)


def part_of(table: Table, first: int) -> Part:
    """Return the part from a row on, or the last one where the table is not so long any more."""
    kept = _columns(table)
    number = max(_FEWEST, _CELLS // max(1, len(kept)))
    total = len(table.rows)
    if first >= total:
        first = max(0, total - 1) // number * number
    rows = [_narrowed(row, kept) for row in table.rows[first : first + number]]
    if rows:  # nothing stands above the first one that it could continue
        cells = tuple(cell._replace(continues=False) for cell in rows[0].cells)
        rows[0] = rows[0]._replace(cells=cells)
    columns = tuple(table.columns[at] for at in kept)
    shown = dataclasses.replace(table, columns=columns, rows=tuple(rows))
    return Part(shown, first, number, total, len(table.columns))


def _columns(table: Table) -> list[int]:
    """Return which columns are shown: those about single people only as far as there is room."""
    every = range(len(table.columns))
    if len(every) <= _COLUMNS:
        return list(every)
    of_people = [at for at in every if table.columns[at].people is not None]
    room = max(0, _COLUMNS - (len(every) - len(of_people)))
    left_out = set(of_people[room:])
    return [at for at in every if at not in left_out]


def _narrowed(row: Row, kept: list[int]) -> Row:
    if len(kept) == len(row.cells):
        return row
    return row._replace(cells=tuple(row.cells[at] for at in kept))
