"""How wide the columns of a Word table are: by their weights, but no word or number is broken.

Word breaks a word that finds no room in its column wherever the line ends ("Partici|pant", and 273
as 27 above 3). Columns that are too narrow for their longest word take from those with room to
spare. Where the page has not room for all, long words give way first and numbers never do.
"""

import re
from collections.abc import Iterator
from itertools import islice

from app.coding.tables.value import Number, Table, cell_text, shares

_LETTER = 98  # twips that a letter of nine points takes on average, with room to spare
_SIDES = 160  # twips beside the words of a cell
_INDENT = 120  # twips that the style of numbers keeps free at their right
_LONGEST = (20, 16, 13, 11, 9)  # letters of a word that is kept whole: the first that has room
_ROWS = 2_000  # that are looked at
# Chinese, Japanese and Korean break after any sign.
_WORD = re.compile("[^\\s\u2e80-\u9fff\uac00-\ud7ff\uf900-\ufaff\uff00-\uffef]+")


def column_widths(table: Table, width: int) -> list[int]:
    """Return the columns' widths in twips, which add up to `width`."""
    wanted = shares(table.columns, width)
    words = [_longest_words(table, at) for at in range(len(table.columns))]
    for longest in _LONGEST:
        least = [
            max(_room(min(word, longest)), _room(number) + _INDENT if number else 0)
            for word, number in words
        ]
        if all(have >= need for have, need in zip(wanted, least, strict=True)):
            return wanted
        if sum(least) <= width:
            return _widened(wanted, least, width)
    return wanted


def _room(letters: int) -> int:
    return letters * _LETTER + _SIDES if letters else 0


def _longest_words(table: Table, at: int) -> tuple[int, int]:
    """Return the letters of a column's longest word, and of its longest number."""
    column = table.columns[at]
    words, numbers = [0], [0]
    if not column.narrow:
        words += _letters(column.heading)
    for row in islice(table.rows, _ROWS):
        cell = row.cells[at]
        if cell.across == 1:
            kind = numbers if isinstance(cell.content, Number) else words
            kind += _letters(cell_text(cell))
    return max(words), max(numbers)


def _letters(text: str) -> Iterator[int]:
    return (len(found.group()) for found in _WORD.finditer(text))


def _widened(wanted: list[int], least: list[int], width: int) -> list[int]:
    """Give each column at least what it needs, taken from the others' room in proportion."""
    spare = [max(0, have - need) for have, need in zip(wanted, least, strict=True)]
    left, room = width - sum(least), sum(spare)
    found = [
        need + (left * more // room if room else 0) for need, more in zip(least, spare, strict=True)
    ]
    found[spare.index(max(spare))] += width - sum(found)
    return found
