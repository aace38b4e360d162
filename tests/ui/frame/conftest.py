"""Every test begins with the light colours at 100 %, whatever the one before chose."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from app.ui.theme import Theme, theme


@pytest.fixture(autouse=True)
def look(qapp: QApplication) -> Iterator[Theme]:
    """Return the theme, set back after the test."""
    yield reset(theme())
    reset(theme())


def reset(look: Theme) -> Theme:
    if (look.setting, look.zoom) != ("light", 100):
        look.choose("light")
        look.set_zoom(100)
    return look
