"""A table that is too wide for any page, in parts that stand below one another.

Each part repeats the columns that name the rows. Word allows 63 columns, and no page has room for
as many; spreadsheets and web pages scroll, so only Word needs parts.
"""

import dataclasses

from app.coding.tables.value import Column, Table

WIDEST = 30.0  # sum of weights; beyond it numbers would run into one another on a page across


def parts(table: Table, widest: float = WIDEST) -> list[Table]:
    """Return the table in parts of columns whose weights fit, one where it fits as it is.

    Columns under one heading stay together. Only numbers and what the researcher writes are
    parted: a table with other columns, or with cells over several columns, stays whole.
    """
    columns = table.columns
    whole = any(cell.across > 1 for row in table.rows for cell in row.cells)
    whole |= not all(column.stub or column.numeric or column.written for column in columns)
    if whole or sum(column.weight for column in columns) <= widest:
        return [table]
    names = [at for at, column in enumerate(columns) if column.stub]
    room = widest - sum(columns[at].weight for at in names)
    chosen: list[list[int]] = [[]]
    used = 0.0
    for block in _blocks(columns):
        weight = sum(columns[at].weight for at in block)
        if chosen[-1] and used + weight > room:
            chosen.append([])
            used = 0.0
        chosen[-1] += block
        used += weight
    return [_part(table, sorted([*names, *numbers])) for numbers in chosen]


def _blocks(columns: tuple[Column, ...]) -> list[list[int]]:
    """Return the places of the columns that name no row, those under one heading together."""
    found: list[list[int]] = []
    for at, column in enumerate(columns):
        if column.stub:
            continue
        if column.group and found and columns[found[-1][-1]].group == column.group:
            found[-1].append(at)
        else:
            found.append([at])
    return found


def _part(table: Table, chosen: list[int]) -> Table:
    rows = tuple(row._replace(cells=tuple(row.cells[at] for at in chosen)) for row in table.rows)
    columns = tuple(table.columns[at] for at in chosen)
    return dataclasses.replace(table, columns=columns, rows=rows)
