"""The colours of codes: twelve that stay apart for colour-blind eyes, and the shades drawn of them.

A code keeps one colour, "#RRGGBB"; which shade of it is drawn depends on light or dark and on what
is drawn. So any colour that an imported codebook brings works as well as our twelve: the shades
keep its hue and press its lightness into a range in which text on the tint, and the line on paper,
can be read.

The twelve start from Okabe and Ito (2008) and Paul Tol's "muted", "bright" and "light" schemes
(2021). Those hold eight or nine colours and do not stay apart when there are twelve, so each was
moved, at most 7 units of OKLab × 100 from its original, to where the closest pair is farthest apart
for normal sight, protanopia, deuteranopia and tritanopia, for the colours and for their lines.
"""

from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from app.ui.theme.colour import Lch, from_lch, lch

# Name for people (translated by the picker), colour; the order in which they are handed out.
CODE_COLOURS: dict[str, str] = {
    "blue": "#425CAE",
    "gold": "#DDAC11",
    "green": "#218771",
    "purple": "#933080",
    "sky": "#4BB1F8",
    "rust": "#C56305",
    "sage": "#86A877",
    "pink": "#FEB5CD",
    "violet": "#3D0978",
    "yellow": "#F2ED1D",
    "wine": "#770735",
    "ice": "#CAE7FF",
}


class Shades(NamedTuple):
    """What is drawn of a code's colour in one mode, each "#RRGGBB".

    tint: behind text, readable with `ink` and `muted_on_tint`; line: brackets, underlines, rings
    and bars, at least 3:1 on paper and panel; swatch: the dot beside a name.
    """

    tint: str
    line: str
    swatch: str


class _Range(NamedTuple):
    """Where a shade's lightness lies (OKLCH, darkest and lightest base) and how strong it is."""

    low: float
    high: float
    strength: float


_TINT = {False: _Range(0.84, 0.95, 0.6), True: _Range(0.30, 0.42, 0.7)}
_LINE = {False: _Range(0.24, 0.64, 1.05), True: _Range(0.57, 0.97, 1.0)}
_SWATCH = {False: _Range(0.30, 0.86, 1.0), True: _Range(0.47, 0.93, 1.0)}
_DARKEST, _LIGHTEST = 0.30, 0.93


@lru_cache(maxsize=4096)
def shades(colour: str, dark: bool) -> Shades:
    """Return the shades of a code's colour ("#RRGGBB", any) for light or dark mode."""
    base = lch(colour)
    return Shades(*(_shade(base, table[dark]) for table in (_TINT, _LINE, _SWATCH)))


def _shade(base: Lch, to: _Range) -> str:
    within = min(_LIGHTEST, max(_DARKEST, base.lightness))
    share = (within - _DARKEST) / (_LIGHTEST - _DARKEST)
    lightness = to.low + (to.high - to.low) * share
    return from_lch(Lch(lightness, base.chroma * to.strength, base.hue))


def least_used(in_use: Iterable[str]) -> str:
    """Return the colour that the next code gets: the first of those used least.

    `in_use` holds one colour per code, in any case; colours that are not ours do not count.
    """
    used = Counter(colour.upper() for colour in in_use)
    return min(CODE_COLOURS.values(), key=lambda colour: used[colour])
