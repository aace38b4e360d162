"""Arithmetic on colours: OKLCH for shading by eye, WCAG luminance for being readable.

Shades are made in OKLCH because equal steps of its lightness look equal in every hue; HSL would
make yellow glare and blue vanish. Readability is computed by the definition that accessibility
rules quote. Colours are "#RRGGBB" strings outside, and nothing here needs Qt, so palettes and
their contrasts can be tested and computed anywhere.

Sources: Björn Ottosson, "A perceptual color space for image processing" (2020) for OKLab; WCAG 2.2
for relative luminance and contrast ratio; IEC 61966-2-1 for sRGB.
"""

import math
from typing import NamedTuple

Linear = tuple[float, float, float]


class Lch(NamedTuple):
    """A colour in OKLCH: lightness 0–1, chroma 0–about 0.32, hue in radians."""

    lightness: float
    chroma: float
    hue: float


def linear(colour: str) -> Linear:
    """Return the linear-light red, green and blue (0–1) of "#RRGGBB"."""
    red, green, blue = (_to_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return red, green, blue


def to_hex(rgb: Linear) -> str:
    """Return "#RRGGBB" of linear light; what lies outside sRGB is clipped."""
    return "#" + "".join(f"{round(255 * _from_linear(min(1.0, max(0.0, x)))):02X}" for x in rgb)


def luminance(colour: str) -> float:
    """Return the relative luminance (0 black – 1 white) of WCAG."""
    red, green, blue = linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio (1–21) of WCAG between two colours, in either order."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def oklab(rgb: Linear) -> tuple[float, float, float]:
    """Return lightness, green–red and blue–yellow of linear light."""
    red, green, blue = rgb
    long = math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
    medium = math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
    short = math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
    return (
        0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short,
    )


def lch(colour: str) -> Lch:
    """Return the OKLCH of "#RRGGBB"."""
    lightness, a, b = oklab(linear(colour))
    return Lch(lightness, math.hypot(a, b), math.atan2(b, a))


def from_lch(colour: Lch) -> str:
    """Return "#RRGGBB"; a chroma that sRGB cannot show is lowered until it can, hue kept."""
    chroma = colour.chroma
    while chroma > 0.001:
        rgb = _rgb(colour.lightness, chroma * math.cos(colour.hue), chroma * math.sin(colour.hue))
        if all(-1e-4 <= x <= 1.0001 for x in rgb):
            return to_hex(rgb)
        chroma *= 0.97
    return to_hex(_rgb(colour.lightness, 0.0, 0.0))


def _rgb(lightness: float, a: float, b: float) -> Linear:
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short,
    )


def _to_linear(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4


def _from_linear(value: float) -> float:
    return 12.92 * value if value <= 0.0031308 else 1.055 * value ** (1 / 2.4) - 0.055
