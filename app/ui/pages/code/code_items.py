"""The codes as a palette offers them."""

from collections.abc import Container, Mapping

from app.ui.colours import code_colour
from app.ui.pages.code.codebook import Codebook, code_key
from app.ui.widgets.palette_model import PaletteItem


def code_items(
    book: Codebook, counts: Mapping[int, int], on: Container[int] = ()
) -> list[PaletteItem]:
    """Return every code with its path, colour and number of codings, in the codebook's order.

    Those in `on` carry a tick.
    """
    return [
        PaletteItem(
            row.code.id,
            row.code.name,
            path=book.path(code_key(row.code.id)),
            detail=row.code.definition or "",
            colour=code_colour(row.code.colour),
            count=counts.get(row.code.id, 0),
            on=row.code.id in on,
        )
        for row in book.rows
        if row.code is not None
    ]
