"""The icons: Lucide's line drawings in the text's colour.

The files say `currentColor`; it is replaced before drawing, so an icon has the colour of the text
beside it in both modes, and the colour of disabled text where its button is disabled. Pixmaps are
drawn for the sharpest screen there is. A QIconEngine in Python would repaint by itself when the
theme changes, but crashes Qt for Python 6.11; so `put` keeps an icon up to date instead.
"""

from functools import cache, lru_cache

from PySide6.QtCore import QByteArray, QObject, Qt
from PySide6.QtGui import QAction, QColor, QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton

from app.resources import resource
from app.ui.theme.theme import theme

SMALL, LARGE = 16, 20  # px at 100 %
HasIcon = QAbstractButton | QAction


def icon(name: str, colour: str = "ink", on: str = "") -> QIcon:
    """Return the icon `name` (a Lucide name, "undo-2") in 16 and 20 px at the present zoom.

    `colour` is a name in the theme's colours or "#RRGGBB"; `on` is the colour while its button is
    switched on, without one the same. The icon does not follow later changes of the theme: ask
    again on `theme().changed`, or use `put`.
    """
    look = theme()
    ink, faint = look.colour(colour).name(), look.colour("faint").name()
    lit = look.colour(on or colour).name()
    return _icon(name, ink, lit, faint, look.px(SMALL), look.px(LARGE), _sharpness())


def pixmap(name: str, size: int, colour: str = "ink") -> QPixmap:
    """Return the icon as a picture of `size` px (grown by the zoom) in a colour of the theme."""
    return _draw(name, theme().colour(colour).name(), theme().px(size), _sharpness())


def put(target: HasIcon, name: str, colour: str = "ink", on: str = "") -> None:
    """Give a button or an action an icon and renew it when the theme changes.

    Called again, it changes the icon; the last call holds.
    """
    keeper = target.findChild(_Keeper, options=Qt.FindChildOption.FindDirectChildrenOnly)
    (keeper or _Keeper(target)).keep(name, colour, on)


class _Keeper(QObject):
    """Renews its parent's icon; as a child it goes with it, and its connection too."""

    def __init__(self, target: HasIcon) -> None:
        super().__init__(target)
        self._target = target
        self._wanted = ("", "", "")
        theme().changed.connect(self._renew)

    def keep(self, name: str, colour: str, on: str) -> None:
        """Set what the parent shows from now on."""
        self._wanted = (name, colour, on)
        self._renew()

    def _renew(self) -> None:
        self._target.setIcon(icon(*self._wanted))


@lru_cache(maxsize=512)
def _icon(
    name: str, ink: str, lit: str, faint: str, small: int, large: int, sharpness: float
) -> QIcon:
    made = QIcon()
    for size in (small, large):
        normal, switched = (_draw(name, colour, size, sharpness) for colour in (ink, lit))
        made.addPixmap(normal)
        # Qt would fade a chosen row's icon itself, towards the highlight.
        made.addPixmap(normal, QIcon.Mode.Selected)
        made.addPixmap(_draw(name, faint, size, sharpness), QIcon.Mode.Disabled)
        if lit != ink:
            made.addPixmap(switched, QIcon.Mode.Normal, QIcon.State.On)
    return made


@lru_cache(maxsize=1024)
def _draw(name: str, colour: str, size: int, sharpness: float) -> QPixmap:
    svg = _source(name).replace("currentColor", QColor(colour).name())
    side = round(size * sharpness)
    picture = QPixmap(side, side)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    QSvgRenderer(QByteArray(svg.encode())).render(painter)
    painter.end()
    picture.setDevicePixelRatio(sharpness)
    return picture


@cache
def _source(name: str) -> str:
    return resource(f"icons/{name}.svg").read_text(encoding="utf-8")


def _sharpness() -> float:
    return max((screen.devicePixelRatio() for screen in QGuiApplication.screens()), default=1.0)
