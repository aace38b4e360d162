"""What can be done with a code that is compared: its page, merge, nest, split, close."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QMenu

from app.ui.colours import code_colour
from app.ui.pages.code.comparing.column import Column
from app.ui.theme import icons
from app.ui.widgets.look import swatch_icon
from app.ui.widgets.menu_words import menu_words

if TYPE_CHECKING:
    from app.ui.pages.code.comparing.view import Comparing


class ColumnMenu(QObject):
    """Made anew each time it opens; `shown` is the one open last."""

    def __init__(self, view: "Comparing") -> None:
        super().__init__(view)
        self._view = view
        self.shown: QMenu | None = None

    def open_at(self, column: Column, point: QPoint) -> None:
        """Open for a column at a global point."""
        view, code = self._view, column.code
        menu = self.shown = QMenu(view)
        menu.aboutToHide.connect(menu.deleteLater)
        self._add(
            menu, "book-open", self.tr("The code's page"), lambda: view.page_asked.emit(code.id)
        )
        words = self.tr("New code of the chosen quotations…")
        self._add(menu, "split", words, lambda: view.sorting.ask_split(column.list))
        words = self.tr("New empty code beside it…")
        self._add(menu, "plus", words, lambda: view.sorting.ask_beside(column.list, code.id))
        others = [one.code for one in view.columns if one is not column]
        if others:
            merge = menu.addMenu(icons.icon("merge", "muted"), self.tr("Merge into"))
            nest = menu.addMenu(icons.icon("list-tree", "muted"), self.tr("Put under"))
            for other in others:
                name, dot = menu_words(menu, other.name), swatch_icon(code_colour(other.colour))
                merge.addAction(dot, name).triggered.connect(
                    lambda _on=False, into=other.id: view.sorting.merge(code.id, into)
                )
                nest.addAction(dot, name).triggered.connect(
                    lambda _on=False, under=other.id: view.sorting.nest(code.id, under)
                )
        menu.addSeparator()
        self._add(menu, "x", self.tr("Close the column"), lambda: view.leave(code.id))
        menu.popup(point)

    def _add(self, menu: QMenu, icon: str, words: str, act: Callable[[], object]) -> None:
        menu.addAction(icons.icon(icon, "muted"), words).triggered.connect(lambda _on=False: act())
