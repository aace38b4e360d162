"""What can be done with a row of the codebook, with the shortcuts beside it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu

from app.ui.theme import icons
from app.ui.widgets.look import swatch_icon
from app.ui.widgets.swatch_grid import colour_names

if TYPE_CHECKING:
    from app.ui.pages.code.codebook_panel import CodebookPanel


class CodebookMenu(QObject):
    """Made anew for the rows that are chosen when it opens; `shown` is the one open last."""

    def __init__(self, panel: "CodebookPanel") -> None:
        super().__init__(panel)
        self._panel = panel
        self.shown: QMenu | None = None

    def open_at(self, point: QPoint) -> None:
        """Open at a point of the tree."""
        panel = self._panel
        menu = self.shown = QMenu(panel)
        menu.aboutToHide.connect(menu.deleteLater)
        row, codes = panel.book.row(panel.key()), panel.selected_codes()
        if row is not None and row.code is not None:
            code = row.code.id
            self._add(menu, self.tr("Apply to the selection"), "Return", "highlighter", (
                lambda: panel.apply_asked.emit(code)
            ))  # fmt: skip
            self._add(menu, self.tr("Quotations"), "", "quote", panel.quotations_asked.emit)
            menu.addSeparator()
        self._add(menu, self.tr("New code…"), "Ins", "plus", lambda: panel.ask_new())
        if row is not None and row.code is not None:
            code = row.code.id
            self._add(menu, self.tr("New code below this…"), "", "", lambda: panel.ask_new(code))
        if row is not None and (row.code or row.category):
            self._add(menu, self.tr("Rename"), "F2", "pencil", panel.rename)
        if codes:
            self._add_colours(menu)
            menu.addSeparator()
            self._add(menu, self.tr("Delete with codings"), "Del", "trash-2", lambda: panel.delete())
            self._add(
                menu,
                self.tr("Delete with other coders' codings too"),
                "",
                "",
                lambda: panel.delete(others=True),
            )
        menu.popup(panel.tree.viewport().mapToGlobal(point))

    def _add(self, menu: QMenu, words: str, keys: str, icon: str, act) -> None:
        action = menu.addAction(words)
        if keys:
            action.setShortcut(QKeySequence(keys))
            action.setShortcutVisibleInContextMenu(True)
        if icon:
            action.setIcon(icons.icon(icon, "muted"))
        action.triggered.connect(lambda _on=False: act())

    def _add_colours(self, menu: QMenu) -> None:
        colours = menu.addMenu(icons.icon("palette", "muted"), self.tr("Colour"))
        for at, (colour, name) in enumerate(colour_names().items()):
            action = colours.addAction(swatch_icon(colour), name)
            action.triggered.connect(lambda _on=False, index=at: self._panel.recolour(index))
