"""The comparison of groups: counted in another thread while it is in front."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.ui.pages.code.asking import Asker
from app.ui.pages.structure.groups.reading import ByGroup, GroupRow, by_group
from app.ui.pages.structure.groups.view import GroupsView

if TYPE_CHECKING:
    from app.ui.pages.structure.axial_desk import AxialDesk
    from app.ui.pages.structure.categories import CategoriesPage


class GroupHands(QObject):
    """Connects the view of groups with its page."""

    def __init__(self, page: "CategoriesPage", desk: "AxialDesk") -> None:
        super().__init__(page)
        self._page = page
        self._desk = desk
        self._asker = Asker(page.hub, self)
        self.view = GroupsView()
        self.view.opened.connect(self._open)

    def count(self) -> None:
        """Count anew."""
        outline, coder = self._page.outline, self._page.hub.coder
        self._asker.ask(lambda reader: by_group(reader, outline, coder), self.view.show_found)

    def forget(self) -> None:
        """Hold nothing that only the coder before may see."""
        self._asker.forget()
        self.view.show_found(ByGroup((), ()))

    def _open(self, row: GroupRow) -> None:
        if row.related is not None:
            self._desk.show_relation(row.related.row.id)
        else:
            self._page.show_outline()
            self._page.go_to(row.item.key)
