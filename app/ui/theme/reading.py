"""How transcripts are set: size, line spacing and length of lines."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

SIZES = (100, 110, 125, 150, 175, 200)
SPACINGS = (120, 150, 180, 210)
WIDTHS = (48, 64, 84)


class Reading(NamedTuple):
    """`size` in percent of the program's text, `spacing` in percent of single-spaced lines, `width`
    in characters of a line.
    """

    size: int = 100
    spacing: int = 150
    width: int = 64

    def zoomed(self, steps: int) -> "Reading":
        """Return the same so many sizes larger or smaller; 0 is the usual size."""
        if not steps:
            return self._replace(size=SIZES[0])
        at = SIZES.index(self.size) + steps
        return self._replace(size=SIZES[max(0, min(len(SIZES) - 1, at))])

    def state(self) -> dict[str, int]:
        """Return what to remember."""
        return self._asdict()

    @classmethod
    def kept(cls, state: Any) -> "Reading":
        """Take up what was remembered; what is unknown becomes the usual."""
        found = state if isinstance(state, Mapping) else {}
        usual = cls()
        return cls(
            _one_of(SIZES, found.get("size"), usual.size),
            _one_of(SPACINGS, found.get("spacing"), usual.spacing),
            _one_of(WIDTHS, found.get("width"), usual.width),
        )


def _one_of(values: Sequence[int], value: object, usual: int) -> int:
    return value if isinstance(value, int) and value in values else usual
