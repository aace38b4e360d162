"""Settings of the program on this computer; they hold at once, so there is nothing to confirm."""

from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFontComboBox,
    QVBoxLayout,
    QWidget,
)

from app.ui.shell.preferences import Preferences
from app.ui.theme import theme
from app.ui.theme.theme import ZOOMS
from app.ui.widgets.form import Form


class SettingsDialog(QDialog):
    """Light or dark, size of text, font of the transcripts."""

    def __init__(self, parent: QWidget, preferences: Preferences) -> None:
        super().__init__(parent)
        self._preferences = preferences
        self.setWindowTitle(self.tr("Settings"))
        self.setMinimumWidth(theme().px(380))
        self._form = Form()
        self._make_looks()
        self._make_zoom()
        self._make_font()
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(self._form)
        column.addStretch()
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
        hint = self.tr("Ctrl + and Ctrl − do the same.")
        self._form.add("zoom", self.tr("Size of all text"), zoom, hint)

    def _make_font(self) -> None:
        font = QFontComboBox()
        family = self._preferences.get("reading_font", "")
        font.setCurrentFont(QFont(family) if family else theme().reading_font())
        font.currentFontChanged.connect(lambda chosen: self._choose_font(chosen.family()))
        hint = self.tr("For the words of the transcripts only.")
        self._form.add("font", self.tr("Reading font"), font, hint)

    def _choose_looks(self, setting: str) -> None:
        theme().choose(setting)
        self._preferences.put("looks", setting)

    def _choose_zoom(self, percent: int) -> None:
        theme().set_zoom(percent)
        self._preferences.put("zoom", percent)

    def _choose_font(self, family: str) -> None:
        self._preferences.put("reading_font", family)
        theme().set_reading_family(family)
