"""A piece of a text that was replaced, and texts made of such pieces."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple


class Piece(NamedTuple):
    """The old text's [start, end) became the new text's [new_start, new_end)."""

    start: int
    end: int
    new_start: int
    new_end: int


class Replacement(NamedTuple):
    """The stretch [start, end) of a text, and what stands there instead."""

    start: int
    end: int
    text: str


def replaced(old: str, replacements: Iterable[Replacement]) -> tuple[str, Sequence[Piece]]:
    """Return a text with stretches replaced, which come in order and apart, and the pieces."""
    parts: list[str] = []
    pieces: list[Piece] = []
    at = shift = 0
    for start, end, text in replacements:
        parts += [old[at:start], text]
        pieces.append(Piece(start, end, start + shift, start + shift + len(text)))
        shift += len(text) - (end - start)
        at = end
    return "".join([*parts, old[at:]]), pieces
