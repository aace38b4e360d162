"""Settings of the program on this computer; they hold at once, so there is nothing to confirm."""

from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QComboBox,
    QDialogButtonBox,
    QFontComboBox,
    QVBoxLayout,
    QWidget,
)

from app.ui.shell.preferences import Preferences
from app.ui.theme import theme
from app.ui.theme.reading import SIZES, SPACINGS, WIDTHS
from app.ui.theme.theme import ZOOMS
from app.ui.widgets.dialog import Dialog, Scrolled
from app.ui.widgets.form import Form


class SettingsDialog(Dialog):
    """Light or dark, size of text, font of the transcripts."""

    def __init__(self, parent: QWidget, preferences: Preferences) -> None:
        super().__init__(parent)
        self._preferences = preferences
        self.setWindowTitle(self.tr("Settings"))
        self.want(380)
        self._form = Form()
        self._make_looks()
        self._make_zoom()
        self._make_font()
        self._make_reading()
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(Scrolled(self._form), 1)
        column.addWidget(buttons)

    def _make_looks(self) -> None:
        looks = QComboBox()
        looks.addItem(self.tr("As the system"), "system")
        looks.addItem(self.tr("Light"), "light")
        looks.addItem(self.tr("Dark"), "dark")
        looks.setCurrentIndex(looks.findData(theme().setting))
        looks.activated.connect(lambda: self._choose_looks(looks.currentData()))
        self._form.add("looks", self.tr("Light or dark"), looks)

    def _make_zoom(self) -> None:
        zoom = QComboBox()
        for percent in ZOOMS:
            zoom.addItem(self.tr("{percent} %").format(percent=percent), percent)
        zoom.setCurrentIndex(max(0, zoom.findData(theme().zoom)))
        zoom.activated.connect(lambda: self._choose_zoom(zoom.currentData()))
        hint = self.tr("Ctrl + and Ctrl − do the same, on the Code page for its text alone.")
        self._form.add("zoom", self.tr("Size of all text"), zoom, hint)

    def _make_font(self) -> None:
        font = QFontComboBox()
        family = self._preferences.get("reading_font", "")
        font.setCurrentFont(QFont(family) if family else theme().reading_font())
        font.currentFontChanged.connect(lambda chosen: self._choose_font(chosen.family()))
        hint = self.tr("For the words of the transcripts only.")
        self._form.add("font", self.tr("Reading font"), font, hint)

    def _make_reading(self) -> None:
        percent = self.tr("{percent} %")
        sizes = {size: percent.format(percent=size) for size in SIZES}
        self._add_reading("size", self.tr("Size of transcripts"), sizes)
        names = (self.tr("Narrow"), self.tr("Usual"), self.tr("Wide"), self.tr("Very wide"))
        spacings = dict(zip(SPACINGS, names, strict=True))
        self._add_reading("spacing", self.tr("Line spacing"), spacings)
        lengths = (self.tr("Short"), self.tr("Usual"), self.tr("Long"))
        widths = dict(zip(WIDTHS, lengths, strict=True))
        self._add_reading("width", self.tr("Length of lines"), widths)

    def _add_reading(self, name: str, words: str, values: dict[int, str]) -> None:
        """Add a choice for one of the fields of `Reading`."""
        choice = QComboBox()
        for value, shown in values.items():
            choice.addItem(shown, value)
        choice.setCurrentIndex(choice.findData(getattr(theme().reading, name)))
        choice.activated.connect(lambda: self._choose_reading(name, choice.currentData()))
        self._form.add(name, words, choice)

    def _choose_reading(self, name: str, value: int) -> None:
        theme().set_reading(theme().reading._replace(**{name: value}))
        self._preferences.put("reading", theme().reading.state())

    def _choose_looks(self, setting: str) -> None:
        theme().choose(setting)
        self._preferences.put("looks", setting)

    def _choose_zoom(self, percent: int) -> None:
        theme().set_zoom(percent)
        self._preferences.put("zoom", percent)

    def _choose_font(self, family: str) -> None:
        self._preferences.put("reading_font", family)
        theme().set_reading_family(family)
