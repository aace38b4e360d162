"""The named colours and measures that everything in the window is drawn with.

Light and dark hold the same names; a widget asks for "muted", never for a grey of its own. The
ratios that text needs are in `TEXT_ON` and computed by the tests.
"""

from dataclasses import dataclass

GRID = 4  # px; margins, gaps and heights are multiples of it
RADIUS = 6  # px; the one corner radius
CONTROL = 28  # px; height of buttons, fields and rows at 100 % with a system font of 9 pt


@dataclass(frozen=True)
class Colours:
    """One mode's colours, "#RRGGBB" each."""

    paper: str  # behind the participant's words, and the window's ground
    panel: str  # side panels, fields, menus, what floats
    line: str  # hairlines between parts
    edge: str  # outline of buttons and fields
    strong_edge: str  # outline of what has no other sign: check boxes, focusless controls (3:1)
    ink: str  # text
    muted: str  # second text: paths, counts, hints
    muted_on_tint: str  # second text where a code's tint lies behind it
    faint: str  # text of disabled controls; must still be readable
    accent: str  # links, focus, the chosen page
    on_accent: str  # text on an accent button
    accent_hover: str  # an accent button under the pointer
    hover: str  # ground of a quiet control under the pointer
    pressed: str  # ground of a quiet control held down or switched on
    selected: str  # ground of a chosen row and of selected text
    danger: str  # errors, and what cannot be undone
    warning: str  # what needs a look
    good: str  # done, checked, agreed
    shadow: str  # colour of shadows, which are drawn nearly transparent


LIGHT = Colours(
    paper="#FBFBF9",
    panel="#FFFFFF",
    line="#E3E3DE",
    edge="#CFD0CB",
    strong_edge="#868E95",
    ink="#1F2328",
    muted="#5F6B76",
    muted_on_tint="#434C55",
    faint="#68727C",
    accent="#1F6F78",
    on_accent="#FFFFFF",
    accent_hover="#195C63",
    hover="#F1F2EF",
    pressed="#E7E9E5",
    selected="#E0EEEF",
    danger="#B3261E",
    warning="#8A5A00",
    good="#2C6E3F",
    shadow="#1F2328",
)
DARK = Colours(
    paper="#1D1F21",
    panel="#25282B",
    line="#383C40",
    edge="#4A4F54",
    strong_edge="#7C848B",
    ink="#E6E6E3",
    muted="#A3ABB2",
    muted_on_tint="#C6CBCF",
    faint="#959DA4",
    accent="#5FB3BC",
    on_accent="#10191B",
    accent_hover="#7CC4CC",
    hover="#2E3235",
    pressed="#363B3F",
    selected="#24403F",
    danger="#F2A29B",
    warning="#E0B25C",
    good="#86C79A",
    shadow="#000000",
)

# Which text stands on which grounds; each pair has at least 4.5:1 in both modes.
TEXT_ON: dict[str, tuple[str, ...]] = {
    "ink": ("paper", "panel", "hover", "pressed", "selected"),
    "muted": ("paper", "panel", "hover", "selected"),
    "faint": ("paper", "panel"),
    "accent": ("paper", "panel", "hover", "selected"),
    "on_accent": ("accent", "accent_hover"),
    "danger": ("paper", "panel", "hover"),
    "warning": ("paper", "panel", "hover"),
    "good": ("paper", "panel", "hover"),
}
# Signs that are not text; each pair has at least 3:1 in both modes.
SIGNS_ON: dict[str, tuple[str, ...]] = {
    "accent": ("paper", "panel", "hover", "selected"),
    "strong_edge": ("paper", "panel"),
}


def space(steps: int) -> int:
    """Return so many steps of the grid in px."""
    return GRID * steps
