"""How colour-blind eyes see a colour, and how far two colours are apart for them.

Matrices at full severity from Machado, Oliveira and Fernandes, "A physiologically-based model for
simulation of color vision deficiency" (2009), for linear light. Distances in OKLab × 100; about 2
is where people begin to see a difference side by side.
"""

import math
from collections.abc import Iterable
from itertools import combinations

from app.ui.theme.colour import Linear, linear, oklab

Matrix = tuple[Linear, Linear, Linear]

SIGHTS: dict[str, Matrix] = {
    "normal": ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}


def seen(colour: str, sight: str) -> Linear:
    """Return the OKLab of "#RRGGBB" as eyes of this sight take it in."""
    light = linear(colour)
    red, green, blue = (
        min(1.0, max(0.0, sum(share * part for share, part in zip(row, light, strict=True))))
        for row in SIGHTS[sight]
    )
    return oklab((red, green, blue))


def closest(colours: Iterable[str], sight: str) -> float:
    """Return the distance of the two colours that look most alike."""
    points = [seen(colour, sight) for colour in colours]
    return min(100 * math.dist(one, other) for one, other in combinations(points, 2))
