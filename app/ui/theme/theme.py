"""The Theme of the running application: which mode and zoom hold, and what follows from them.

Qt's own call for dark mode is ignored on bare X, and native styles bring their own blue; so the
program runs on Fusion with its own palette and a small stylesheet, the same on every desktop.
"Follow the system" listens to what Qt reports, and where it reports nothing looks at how light
the desktop's palette was.
"""

from typing import Literal, get_args

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication

from app.ui.theme.codes import Shades, shades
from app.ui.theme.fonts import reading_font, system_font, zoomed
from app.ui.theme.qpalette import qpalette
from app.ui.theme.reading import Reading
from app.ui.theme.stylesheet import stylesheet
from app.ui.theme.tokens import DARK, LIGHT, Colours

Setting = Literal["system", "light", "dark"]
ZOOMS = (100, 110, 125, 150, 175, 200)


class Theme(QObject):
    """Colours, sizes and fonts as they hold now; `changed` comes after they were applied.

    There is one for the application: get it with `theme()`.
    """

    changed = Signal()

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self._setting: Setting = "system"
        self._zoom = 100
        self._reading_family = ""
        self._reading = Reading()
        self._dark = False
        self._desktop_is_dark = _is_dark(app.palette())
        self._system_font = system_font()
        app.setStyle("Fusion")
        app.styleHints().colorSchemeChanged.connect(self._follow)
        self._apply()

    @property
    def setting(self) -> Setting:
        """What was chosen: "system", "light" or "dark"."""
        return self._setting

    @property
    def dark(self) -> bool:
        """Whether the dark colours hold now."""
        return self._dark

    def _is_dark_now(self) -> bool:
        if self._setting != "system":
            return self._setting == "dark"
        scheme = self._app.styleHints().colorScheme()
        if scheme == Qt.ColorScheme.Unknown:
            return self._desktop_is_dark
        return scheme == Qt.ColorScheme.Dark

    @property
    def colours(self) -> Colours:
        """The named colours of the mode that holds."""
        return DARK if self.dark else LIGHT

    @property
    def zoom(self) -> int:
        """The size of the program's text, in percent of the system's (100–200)."""
        return self._zoom

    def choose(self, setting: str) -> None:
        """Follow the system, or stay light or dark; an unknown word (old settings) follows."""
        self._setting = setting if setting in get_args(Setting) else "system"  # type: ignore[assignment]
        self._apply()

    def set_zoom(self, percent: int) -> None:
        """Set the size of all text, held within 100–200 %."""
        self._zoom = max(ZOOMS[0], min(ZOOMS[-1], percent))
        self._apply()

    def zoom_by(self, steps: int) -> None:
        """Go so many steps up or down in `ZOOMS`, from the nearest one."""
        nearest = min(range(len(ZOOMS)), key=lambda at: abs(ZOOMS[at] - self._zoom))
        self.set_zoom(ZOOMS[max(0, min(len(ZOOMS) - 1, nearest + steps))])

    def colour(self, name: str) -> QColor:
        """Return the colour of a name in `Colours`, or of "#RRGGBB"."""
        return QColor(name if name.startswith("#") else getattr(self.colours, name))

    def shades(self, code_colour: str) -> Shades:
        """Return tint, line and swatch of a code's colour ("#RRGGBB") in the mode that holds."""
        return shades(code_colour, self.dark)

    def px(self, at_100: int) -> int:
        """Return a length that grows with the text (icons, row heights), on whole pixels."""
        return round(at_100 * self._zoom / 100)

    def reading_font(self, family: str = "", percent: int | None = None) -> QFont:
        """Return the transcripts' font, of `family` or the one chosen.

        Its size is `percent` of the program's text, or what was chosen for reading.
        """
        chosen = family or self._reading_family
        size = self._reading.size if percent is None else percent
        return reading_font(zoomed(self._system_font, self._zoom), chosen, size)

    @property
    def reading(self) -> Reading:
        """How transcripts are set."""
        return self._reading

    def set_reading(self, reading: Reading) -> None:
        """Set transcripts so."""
        if reading != self._reading:
            self._reading = reading
            self.changed.emit()

    def set_reading_family(self, family: str) -> None:
        """Choose the family of the transcripts' font; "" is the program's own choice."""
        self._reading_family = family
        self.changed.emit()

    def _follow(self) -> None:
        if self._setting == "system":
            self._apply()

    def _apply(self) -> None:
        self._dark = self._is_dark_now()
        font = zoomed(self._system_font, self._zoom)
        # Taken away first: to change a sheet costs three times what to set one anew does.
        self._app.setStyleSheet("")
        self._app.setPalette(qpalette(self.colours))
        self._app.setFont(font)
        self._app.setStyleSheet(stylesheet(self.colours, self.dark, font, self._zoom))
        self.changed.emit()


def _is_dark(palette: QPalette) -> bool:
    return palette.color(QPalette.ColorRole.Window).lightness() < 128


_themes: dict[int, Theme] = {}


def theme() -> Theme:
    """Return the Theme of the running application; the first call makes and applies it."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        raise RuntimeError("a theme needs a running QApplication")  # noqa: TRY004 - not a type error
    if id(app) not in _themes:
        _themes.clear()
        _themes[id(app)] = Theme(app)
    return _themes[id(app)]
