"""The rows of a list that may be longer than memory, made one after another."""

from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import overload

from app.coding.tables.value import Cell, Content, Key, Row

Line = tuple[Key, tuple[Content, ...]]


class LongRows(Sequence[Row]):
    """Each row is made when it is asked for; whoever asks keeps open what they are made from.

    `lines` gives the contents of all rows from the first, with the key of each; no cell is merged
    with another. Reading `number` rows in order costs their making once; a single row or the first
    few, that of those before.
    """

    def __init__(self, number: int, lines: Callable[[], Iterator[Line]]) -> None:
        self._number = number
        self.lines = lines

    def __len__(self) -> int:
        return self._number

    def __iter__(self) -> Iterator[Row]:
        for key, contents in self.lines():
            yield Row(tuple(map(Cell, contents)), key=key)

    def __reversed__(self) -> Iterator[Row]:
        return reversed(tuple(self))

    @overload
    def __getitem__(self, at: int) -> Row: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Row]: ...
    def __getitem__(self, at: int | slice) -> Row | Sequence[Row]:
        if isinstance(at, int):
            return next(islice(self, range(self._number)[at], None))
        start, stop, step = at.indices(self._number)
        return tuple(islice(self, start, stop, step))
