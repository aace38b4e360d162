"""The line that says the text is narrowed: one chip for each part, a click takes it out."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolButton, QWidget

from app.ui.pages.code.narrowing import Chip
from app.ui.theme import icons, theme
from app.ui.theme.tokens import space
from app.ui.widgets.buttons import button, tip
from app.ui.widgets.look import label, look, margins, swatch_icon

_MOST, _LONGEST = 4, 28  # chips, and characters in one


class ChipsBar(QWidget):
    """`dropped(key)` for a chip clicked, `cleared` for all of them."""

    dropped = Signal(object)
    cleared = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look(self, "narrowed")
        self._row = QHBoxLayout()
        margins(self._row)
        self._row.setSpacing(space(2))
        self.chips: list[QToolButton] = []
        self._more = look(label(), "muted")
        self.clear: QPushButton = button(self.tr("Show everything"), "link")
        self.clear.setToolTip(tip(self.tr("Show everything"), "Shift+F"))
        self.clear.clicked.connect(self.cleared)
        line = QHBoxLayout(self)
        margins(line, space(5), space(1), space(3), space(1))
        line.setSpacing(space(2))
        line.addWidget(look(label(self.tr("Shown in the text:")), "muted"))
        line.addLayout(self._row)
        line.addWidget(self._more)
        line.addStretch(1)
        line.addWidget(self.clear)
        self._shown: Sequence[Chip] = ()
        theme().changed.connect(self._renew)
        self.hide()

    def show_chips(self, chips: Sequence[Chip]) -> None:
        """Show these parts, or nothing at all without any."""
        self._shown = chips
        while self.chips:
            self.chips.pop().deleteLater()
        for chip in chips[:_MOST]:
            made = self._chip(chip)
            self.chips.append(made)
            self._row.addWidget(made)
        more = len(chips) - _MOST
        self._more.setText(self.tr("and {n} more").format(n=more) if more > 0 else "")
        self._more.setVisible(more > 0)
        self.setVisible(bool(chips))

    def _renew(self) -> None:
        self.show_chips(self._shown)

    def _chip(self, chip: Chip) -> QToolButton:
        made = look(QToolButton(), "plain")
        short = chip.words if len(chip.words) <= _LONGEST else f"{chip.words[:_LONGEST].rstrip()}…"
        made.setText(" " + short.replace("&", "&&") + "  ×")
        made.setToolTip(self.tr("Do not narrow to “{what}”").format(what=chip.words))
        made.setAccessibleName(made.toolTip())
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        if chip.colour:
            made.setIcon(swatch_icon(chip.colour))
        else:
            icons.put(made, "list-filter", "muted")
        made.clicked.connect(lambda _on=False, key=chip.key: self.dropped.emit(key))
        return made
