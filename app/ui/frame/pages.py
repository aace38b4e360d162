"""The stack of pages. A page is made when it is first shown, so a start makes only one."""

from collections.abc import Callable

from PySide6.QtWidgets import QStackedWidget, QWidget

from app.ui.frame.panes import ThreePanes

Make = Callable[[], QWidget]


class Pages(QStackedWidget):
    """Pages by key."""

    def __init__(self) -> None:
        super().__init__()
        self._makers: dict[str, Make] = {}
        self._made: dict[str, QWidget] = {}

    def add(self, key: str, make: Make) -> None:
        """Add a page that `make` makes when it is first asked for."""
        self._makers[key] = make

    def page(self, key: str) -> QWidget:
        """Return a page, made now if it was not yet."""
        if key not in self._made:
            self._made[key] = self._makers[key]()
            self.addWidget(self._made[key])
        return self._made[key]

    def show_page(self, key: str) -> QWidget:
        """Show a page and return it."""
        page = self.page(key)
        self.setCurrentWidget(page)
        return page

    def made(self) -> dict[str, QWidget]:
        """Return the pages made so far."""
        return dict(self._made)


def panes_of(page: QWidget | None) -> ThreePanes | None:
    """Return the three panes that a page is, or holds at its top; None where it has none."""
    if page is None or isinstance(page, ThreePanes):
        return page
    return page.findChild(ThreePanes)
