"""What the text is narrowed to: some coders, some codes, categories and themes, what is uncoded.

Several of one kind widen each other (trust or patience); coders and codes narrow each other (trust
as Ben coded it). Nothing is hidden from counts, tables or exports: only the text shows less.
"""

from collections.abc import Hashable, Mapping
from typing import Any, NamedTuple

from PySide6.QtCore import QCoreApplication

from app.models.queries import Coder
from app.ui.colours import code_colour
from app.ui.pages.code.codebook import Codebook, code_of
from app.ui.widgets.palette_model import PaletteItem

UNCODED = "uncoded"
_CODER = "coder"


class Narrowed(NamedTuple):
    """The choice. `rows` are keys of codebook rows, `codes` what stands under them (None: all)."""

    coders: tuple[int, ...] = ()
    rows: tuple[str, ...] = ()
    uncoded: bool = False
    codes: frozenset[int] | None = None

    def with_key(self, key: Hashable) -> "Narrowed":
        """Take one thing in, or out if it is in: a key of `choices` or of `chips`."""
        if key == UNCODED:
            return self._replace(uncoded=not self.uncoded)
        if isinstance(key, tuple):
            return self._replace(coders=_toggled(self.coders, key[1]))
        return self._replace(rows=_toggled(self.rows, key))

    def in_book(self, book: Codebook, coders: Mapping[int, Coder]) -> "Narrowed":
        """Return what is left of the choice in a codebook, with its codes as they stand there."""
        rows = tuple(key for key in self.rows if book.row(key) is not None)
        known = tuple(coder for coder in self.coders if coder in coders)
        codes = frozenset(code for key in rows for code in book.codes_under(key))
        return Narrowed(known, rows, self.uncoded, codes if rows else None)

    def __bool__(self) -> bool:
        return bool(self.coders or self.rows or self.uncoded)

    def state(self) -> dict[str, Any]:
        """Return what to remember."""
        return {"coders": list(self.coders), "rows": list(self.rows), "uncoded": self.uncoded}

    @classmethod
    def kept(cls, state: Any) -> "Narrowed":
        """Take up what was remembered, as far as it has the right form."""
        if not isinstance(state, Mapping):
            return cls()
        coders, rows = state.get("coders"), state.get("rows")
        return cls(
            tuple(one for one in coders if isinstance(one, int))
            if isinstance(coders, list)
            else (),
            tuple(one for one in rows if isinstance(one, str)) if isinstance(rows, list) else (),
            state.get("uncoded") is True,
        )


class Chip(NamedTuple):
    """One part of the choice as it is shown: what takes it out, words, colour or ""."""

    key: Hashable
    words: str
    colour: str = ""


def chips(narrowed: Narrowed, book: Codebook, coders: Mapping[int, Coder]) -> list[Chip]:
    """Return the parts of the choice in the order of reading."""
    found = [Chip(UNCODED, _tr("uncoded text"))] if narrowed.uncoded else []
    for ident in narrowed.coders:
        coder = coders[ident]
        found.append(Chip((_CODER, ident), coder.name, code_colour(coder.colour)))
    for key in narrowed.rows:
        row = book.row(key)
        named = row and (row.code or row.category)
        colour = code_colour(row.code.colour) if row and row.code else ""
        found.append(Chip(key, named.name if named else _tr("not in a category"), colour))
    return found


def choices(book: Codebook, coders: Mapping[int, Coder]) -> list[PaletteItem]:
    """Return all that the text can be narrowed to, for the palette."""
    items = [
        PaletteItem(
            UNCODED,
            _tr("Uncoded text"),
            detail=_tr("What is coded is dimmed; F8 goes to the next passage without a code"),
            icon="eye",
        )
    ]
    people = [coder for coder in coders.values() if coder.kind == "person"]
    if len(people) > 1:
        items += [
            PaletteItem((_CODER, one.id), one.name, _tr("coder"), colour=code_colour(one.colour))
            for one in people
        ]
    for row in book.rows:
        named = row.code or row.category
        if named is None:
            continue
        colour = code_colour(row.code.colour) if row.code else ""
        icon = "" if code_of(row.key) is not None else "folder"
        items.append(PaletteItem(row.key, named.name, book.path(row.key), colour=colour, icon=icon))
    return items


def _all(values: object, kind: type) -> tuple[Any, ...]:
    return tuple(one for one in values if isinstance(one, kind)) if isinstance(values, list) else ()


def _toggled(values: tuple[Any, ...], value: Any) -> tuple[Any, ...]:
    if value in values:
        return tuple(one for one in values if one != value)
    return (*values, value)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Narrowing", text)
