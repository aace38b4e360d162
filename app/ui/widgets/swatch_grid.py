"""The twelve colours of codes to pick from, by mouse and keyboard, each with its name."""

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QToolButton, QWidget

from app.ui.theme import theme
from app.ui.theme.codes import CODE_COLOURS
from app.ui.theme.tokens import space
from app.ui.widgets.look import look, margins, swatch_icon

_COLUMNS = 6
_SIDE = 20  # px of a dot at 100 %


def colour_names() -> dict[str, str]:
    """Return the colours' names for people, by "#RRGGBB"."""
    tr = QCoreApplication.translate
    names = {
        "blue": tr("Colours", "Blue"),
        "gold": tr("Colours", "Gold"),
        "green": tr("Colours", "Green"),
        "purple": tr("Colours", "Purple"),
        "sky": tr("Colours", "Sky blue"),
        "rust": tr("Colours", "Rust"),
        "sage": tr("Colours", "Sage"),
        "pink": tr("Colours", "Pink"),
        "violet": tr("Colours", "Violet"),
        "yellow": tr("Colours", "Yellow"),
        "wine": tr("Colours", "Wine red"),
        "ice": tr("Colours", "Ice blue"),
    }
    return {colour: names[name] for name, colour in CODE_COLOURS.items()}


class SwatchGrid(QWidget):
    """`picked(colour)` with "#RRGGBB" when one is clicked or chosen with Space."""

    picked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._buttons: dict[str, QToolButton] = {}
        self._group = QButtonGroup(self)
        grid = QGridLayout(self)
        margins(grid)
        grid.setSpacing(space(1))
        grid.setAlignment(Qt.AlignmentFlag.AlignLeft)
        for at, (colour, name) in enumerate(colour_names().items()):
            grid.addWidget(self._add(colour, name), at // _COLUMNS, at % _COLUMNS)
        self._renew()
        theme().changed.connect(self._renew)

    def set_colour(self, colour: str) -> None:
        """Mark the colour that holds; one that is not ours marks none."""
        self._group.setExclusive(False)
        for one, made in self._buttons.items():
            made.setChecked(one == colour.upper())
        self._group.setExclusive(True)

    def _add(self, colour: str, name: str) -> QToolButton:
        made = look(QToolButton(), "swatch")
        made.setCheckable(True)
        made.setToolTip(name)
        made.setAccessibleName(name)
        made.clicked.connect(lambda: self.picked.emit(colour))
        self._group.addButton(made)
        self._buttons[colour] = made
        return made

    def _renew(self) -> None:
        side = theme().px(_SIDE)
        for colour, made in self._buttons.items():
            made.setIcon(swatch_icon(colour, _SIDE))
            made.setIconSize(QSize(side, side))
