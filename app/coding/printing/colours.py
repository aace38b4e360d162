"""The tints of codes on paper: those of the window in light mode, by the code's colour index."""

TINTS = (
    "C5D5FE",
    "FFE29F",
    "B2E6D7",
    "FEBDED",
    "CBE7FF",
    "FED1B5",
    "D3E9CA",
    "FFE1EA",
    "D0C0FE",
    "F5F496",
    "FEB8C7",
    "DFF0FF",
)


def tint(colour: int) -> str:
    """Return the tint of a code's colour as RRGGBB; more codes than tints begin anew."""
    return TINTS[colour % len(TINTS)]
