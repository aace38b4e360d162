"""A button that shows what is chosen among very many and opens a palette to choose another."""

from collections.abc import Hashable, Sequence
from functools import cached_property

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from app.ui.theme import icons, theme
from app.ui.widgets.command_palette import CommandPalette
from app.ui.widgets.look import look, swatch_icon
from app.ui.widgets.palette_model import PaletteItem


class PickButton(QPushButton):
    """`picked` when another item is chosen. `key` is the chosen item's, None where there is none.

    With `new` ("New code “{}”") a name that is not there can be chosen too: then `key` is None and
    `new_name` the name.
    """

    picked = Signal()

    def __init__(self, words: str, new: str = "") -> None:
        super().__init__(words)
        look(self, "pick")
        self._words, self._new = words, new
        self._items: Sequence[PaletteItem] = ()
        self._recent: Sequence[Hashable] = ()
        self.key: Hashable | None = None
        self.new_name = ""
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self.ask)
        theme().changed.connect(self._show)

    @cached_property
    def palette_of(self) -> CommandPalette:
        """The palette, made when it is first needed."""
        made = CommandPalette(self._ground())
        made.set_words(self._words)
        made.set_new_row(self._new)
        made.chosen.connect(lambda key, _keep: self.choose(key))
        made.new_asked.connect(lambda name, _keep: self.choose_new(name))
        return made

    def set_items(self, items: Sequence[PaletteItem], recent: Sequence[Hashable] = ()) -> None:
        """Offer these; what is chosen stays if it is among them."""
        self._items, self._recent = items, recent
        if self.key is not None and self.item() is None:
            self.key = None
        self._show()

    def ask(self) -> None:
        """Open the palette below the button."""
        self.palette_of.set_items(self._items, self._recent)
        self.palette_of.ask_at(self.mapToGlobal(QPoint(0, self.height())), self.height())

    def choose(self, key: Hashable) -> None:
        """Choose an item by its key."""
        self.palette_of.close_quietly() if self.palette_of.isVisible() else None
        self.key, self.new_name = key, ""
        self._show()
        self.picked.emit()

    def choose_new(self, name: str) -> None:
        """Choose a name that is still to be made."""
        self.key, self.new_name = None, name
        self._show()
        self.picked.emit()

    def item(self) -> PaletteItem | None:
        """Return the chosen item."""
        return next((item for item in self._items if item.key == self.key), None)

    def is_empty(self) -> bool:
        """Tell whether nothing is chosen."""
        return self.key is None and not self.new_name

    def _ground(self) -> QWidget:
        return self.window()

    def _show(self) -> None:
        item = self.item()
        text = item.text if item else self.new_name or self._words
        self.setText(text.replace("&", "&&"))
        self.setToolTip(" › ".join(filter(None, (item.path, item.text))) if item else "")
        if item and item.colour:
            self.setIcon(swatch_icon(item.colour))
        else:
            self.setIcon(icons.icon("plus" if self.new_name else "chevron-down", "muted"))
