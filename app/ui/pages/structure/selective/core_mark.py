"""The mark of the core category beside what is chosen: whether it is, and how to change that."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from app.ui.pages.structure.outline import CODE, Item
from app.ui.pages.structure.selective.core_line import CORE_ICON, CORE_KEYS
from app.ui.theme import icons, theme
from app.ui.theme.tokens import space
from app.ui.widgets.buttons import button, tip
from app.ui.widgets.look import label, look, margins


class CoreMark(QWidget):
    """`asked(item)` when the mark shall be set, or taken away where it is set."""

    asked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._item: Item | None = None
        self._sign = QLabel()
        self.words = look(label(self.tr("Core category")), "head")
        self.button = button("", "link")
        line = QHBoxLayout(self)
        margins(line, 0, space(1))
        line.setSpacing(space(2))
        for part in (self._sign, self.words, self.button):
            line.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
        line.addStretch()
        self.button.clicked.connect(lambda: self.asked.emit(self._item))
        theme().changed.connect(self._renew)
        self._renew()

    def show_item(self, item: Item | None, core: str | None) -> None:
        """Show whether an item is the core category; codes cannot be."""
        self._item = item
        self.setVisible(item is not None and item.kind != CODE)
        is_core = item is not None and item.key == core
        self._sign.setVisible(is_core)
        self.words.setVisible(is_core)
        words = self.tr("Take the mark away") if is_core else self.tr("Make it the core category")
        self.button.setText(words)
        self.button.setToolTip(tip(words, CORE_KEYS))

    def _renew(self) -> None:
        self._sign.setPixmap(icons.pixmap(CORE_ICON, icons.SMALL, "accent"))
