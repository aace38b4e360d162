"""How the program looks: colours, measures, fonts, icons, and the code colours.

Widgets ask `theme()` for the Theme of the running application and draw with its names.
"""

from app.ui.theme.theme import Setting, Theme, theme

__all__ = ["Setting", "Theme", "theme"]
