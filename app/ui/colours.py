"""From the colour that the project keeps (an index) to the one that is drawn ("#RRGGBB")."""

from app.ui.theme.codes import CODE_COLOURS

_COLOURS = tuple(CODE_COLOURS.values())


def code_colour(index: int) -> str:
    """Return the colour of a code, category or coder; more than there are begin anew."""
    return _COLOURS[index % len(_COLOURS)]
