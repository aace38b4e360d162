"""What every page has in common: it reads through the hub, and again when its rows changed.

A page that is not on screen is only marked stale and reads when it is shown, so that a change costs
what is looked at and not what exists.
"""

from typing import Any, NamedTuple

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAction, QFocusEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from app.models.journal import Changes
from app.ui.hub import Hub


class Place(NamedTuple):
    """Where a click leads: a span of a transcript in code points, or a code, or a transcript.

    A `category` (or theme) is shown on the Themes page, a `relation` on the Categories page,
    everything else on the Code page.
    """

    transcript: int | None = None
    start: int | None = None
    end: int | None = None
    code: int | None = None
    category: int | None = None
    relation: int | None = None


class Page(QWidget):
    """One page of the rail. Subclasses name the tables they show and implement `reload`."""

    tables: frozenset[str] = frozenset()
    is_for_reading = False  # whether "larger text" means the transcript on it

    went = Signal(object)  # Place: the window opens it on the Code page
    status_changed = Signal(str)  # left text of the foot

    def __init__(self, hub: Hub, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._front: QWidget | None = None
        self.hub = hub
        self._stale = True
        hub.changed.connect(self._on_changed)
        hub.coder_changed.connect(self._on_coder_changed)

    def reload(self) -> None:
        """Read from the project and show it; what was selected and scrolled to stays."""
        raise NotImplementedError

    def forget(self) -> None:
        """Show nothing that only the coder before may see; called when somebody else codes.

        For pages whose `reload` is answered later: until then, and while the page is hidden, what
        they hold is somebody else's.
        """

    def page_actions(self) -> list[QAction]:
        """Return the page's actions for its menu and the sheet of shortcuts."""
        return []

    def status(self) -> str:
        """Return the left text of the foot for this page."""
        return ""

    def find_here(self) -> bool:
        """Open the page's own palette if it has one for what is selected; tell whether it did."""
        return False

    def open_place(self, place: Place) -> None:
        """Show a place: the Code page those in texts and codes, others what is theirs."""
        raise NotImplementedError

    def state(self) -> dict[str, Any]:
        """Return what to remember between sessions: ids, sizes, filters; never transcript text."""
        return {}

    def restore(self, state: dict[str, Any]) -> None:
        """Take up a remembered state; ids that are gone are passed over."""

    def concerns(self, changes: Changes) -> bool:
        """Tell whether a change touches what the page shows."""
        return changes.touches(*self.tables)

    def refresh(self) -> None:
        """Read now if anything changed since the page last did."""
        if self._stale:
            self._stale = False
            self.reload()
            self.status_changed.emit(self.status())

    def setFocusProxy(self, part: QWidget | None) -> None:
        """Let this part have the focus when the page is brought to the front.

        It is no proxy in Qt's sense: with one, Tab from outside goes to that part only, and what
        stands before it on the page (filters, choices) is out of reach.
        """
        self._front = part

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the focus on."""
        super().focusInEvent(event)
        if self._front is not None:
            self._front.setFocus(event.reason())

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what changed while the page was hidden."""
        super().showEvent(event)
        self.refresh()

    @Slot(object)
    def _on_changed(self, changes: Changes) -> None:
        if self.concerns(changes):
            self._mark_stale()

    @Slot()
    def _on_coder_changed(self) -> None:
        self.forget()
        self._mark_stale()

    def _mark_stale(self) -> None:
        self._stale = True
        if self.isVisible():
            self.refresh()
