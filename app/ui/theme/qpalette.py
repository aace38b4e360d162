"""The QPalette of a mode, so that whatever the stylesheet does not mention has our colours too."""

from PySide6.QtGui import QColor, QPalette

from app.ui.theme.tokens import Colours

_Role = QPalette.ColorRole

_ROLES: dict[QPalette.ColorRole, str] = {
    _Role.Window: "paper",
    _Role.WindowText: "ink",
    _Role.Base: "panel",
    _Role.AlternateBase: "paper",
    _Role.ToolTipBase: "panel",
    _Role.ToolTipText: "ink",
    _Role.Text: "ink",
    _Role.PlaceholderText: "muted",
    _Role.Button: "panel",
    _Role.ButtonText: "ink",
    _Role.BrightText: "danger",
    _Role.Link: "accent",
    _Role.LinkVisited: "accent",
    # Chosen text and rows keep their ink: a coloured ground with white text shouts.
    _Role.Highlight: "selected",
    _Role.HighlightedText: "ink",
    _Role.Accent: "accent",
    _Role.Light: "panel",
    _Role.Midlight: "hover",
    _Role.Mid: "edge",
    _Role.Dark: "strong_edge",
    _Role.Shadow: "shadow",
}
_READ_WHEN_DISABLED = (_Role.WindowText, _Role.Text, _Role.ButtonText, _Role.PlaceholderText)


def qpalette(colours: Colours) -> QPalette:
    """Return the palette; disabled text is `faint`, which can still be read."""
    palette = QPalette()
    for role, name in _ROLES.items():
        palette.setColor(role, QColor(getattr(colours, name)))
    faint = QColor(colours.faint)
    for role in _READ_WHEN_DISABLED:
        palette.setColor(QPalette.ColorGroup.Disabled, role, faint)
    return palette
