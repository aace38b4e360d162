"""What can be done with a row of the codebook, with the shortcuts beside it."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu

from app.ui.pages.code.codebook_deeds import CodebookDeeds
from app.ui.theme import icons
from app.ui.widgets.look import swatch_icon
from app.ui.widgets.swatch_grid import colour_names

if TYPE_CHECKING:
    from app.ui.pages.code.codebook_panel import CodebookPanel

Act = Callable[[], object]


class CodebookMenu(QObject):
    """Made anew for the rows that are chosen when it opens; `shown` is the one open last."""

    def __init__(self, panel: "CodebookPanel", deeds: CodebookDeeds) -> None:
        super().__init__(panel)
        self._panel = panel
        self._deeds = deeds
        self.shown: QMenu | None = None

    def open_at(self, point: QPoint) -> None:
        """Open at a point of the tree."""
        panel = self._panel
        menu = self.shown = QMenu(panel)
        menu.aboutToHide.connect(menu.deleteLater)
        row = panel.book.row(panel.key())
        code = row.code.id if row and row.code else None
        if code is not None:
            self._add_using(menu, code)
        if row is not None:
            narrow = panel.narrow_asked
            words = self.tr("Show only this in the text")
            self._add(menu, words, "", "list-filter", lambda: narrow.emit(row.key))
        self._add_making(menu, code)
        if row is not None and (row.code or row.category):
            self._add(menu, self.tr("Rename"), "F2", "pencil", self._deeds.ask_rename)
            memo = panel.card.memo
            self._add(menu, self.tr("Memo"), "", "message-square", memo.setFocus)
        if panel.selected_codes():
            self._add_colours(menu)
            menu.addSeparator()
            self._add_deleting(menu)
        if len(panel.book.codes) > 1:
            menu.addSeparator()
            words = self.tr("Nearly the same names…")
            self._add(menu, words, "Ctrl+Alt+N", "merge", panel.alike_asked.emit)
        if panel.book.codes:
            words = self.tr("Keep the codebook as a version…")
            self._add(menu, words, "", "save", self._deeds.keep_version)
        menu.popup(panel.tree.viewport().mapToGlobal(point))

    def _add_using(self, menu: QMenu, code: int) -> None:
        apply = self._panel.apply_asked
        words = self.tr("Apply to the selection")
        self._add(menu, words, "Return", "highlighter", lambda: apply.emit(code))
        page = self._panel.page_asked
        words = self.tr("The code's page")
        self._add(menu, words, "Alt+Return", "book-open", lambda: page.emit(code))
        compare = self._panel.compare_asked
        codes = self._panel.chosen_codes()
        words = self.tr("Compare")
        self._add(menu, words, "Alt+Shift+Return", "git-compare", lambda: compare.emit(codes))
        asked = self._panel.quotations_asked
        self._add(menu, self.tr("Quotations"), "", "quote", lambda: asked.emit())
        automatic = self._panel.autocode_asked
        words = self.tr("Code automatically…")
        self._add(menu, words, "Ctrl+Shift+K", "tags", lambda: automatic.emit(code))
        menu.addSeparator()

    def _add_making(self, menu: QMenu, code: int | None) -> None:
        deeds = self._deeds
        self._add(menu, self.tr("New code…"), "Ins", "plus", lambda: deeds.ask_new())
        if code is not None:
            words = self.tr("New code below this…")
            self._add(menu, words, "", "", lambda: deeds.ask_new(code))

    def _add_deleting(self, menu: QMenu) -> None:
        deeds = self._deeds
        self._add(menu, self.tr("Delete with codings"), "Del", "trash-2", deeds.delete)

    def _add(self, menu: QMenu, words: str, keys: str, icon: str, act: Act) -> None:
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
            action.triggered.connect(lambda _on=False, index=at: self._deeds.recolour(index))
