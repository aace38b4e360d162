"""One of the page's two sides: a table, what stands in its place while it is empty, and a detail.

A side is made when it is first shown, because half of the page's start would be the half that
nobody looks at.
"""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.ui.hub import Hub
from app.ui.pages.transcripts.contents import Contents
from app.ui.pages.transcripts.edits import Edits
from app.ui.pages.transcripts.rows_view import RowsView
from app.ui.widgets.empty_state import EmptyState


class Side(QObject):
    """`opened(id)` asks for a transcript on the Code page; `shown`: other rows are shown."""

    opened = Signal(object)
    shown = Signal()

    def __init__(self, hub: Hub, edits: Edits, page: QWidget) -> None:
        super().__init__(page)
        self.hub, self.edits = hub, edits
        self.contents: Contents | None = None
        self._kept: dict[str, Any] = {}

    # What subclasses say

    view: Any  # the table with what belongs to it; `memo_asked(Target)` asks for memos
    table: RowsView
    detail: QWidget
    nothing: EmptyState

    def take(self, contents: Contents) -> None:
        """Show the rows of a project."""
        raise NotImplementedError

    def is_empty(self) -> bool:
        """Tell whether the side has nothing to show."""
        raise NotImplementedError

    def show_detail(self) -> bool:
        """Show the selected rows at the right; tell whether there are any."""
        raise NotImplementedError

    def set_filter(self, query: str) -> None:
        """Show only rows that hold all words of the query."""
        raise NotImplementedError

    def status(self) -> str:
        """Return what is still missing, for the foot; "" for nothing."""
        raise NotImplementedError

    def remove(self) -> None:
        """Remove the selected rows."""
        raise NotImplementedError

    def take_state(self, state: Mapping[str, Any]) -> None:
        """Take up what is remembered; what is wrong in it is passed over."""
        ids = state.get("selected")
        if isinstance(ids, list):
            self.table.select_ids([one for one in ids if isinstance(one, int)])

    def state(self) -> dict[str, Any]:
        """Return what to remember."""
        return {"selected": self.table.selected_ids()}

    # What all have in common

    def put_into(self, work: QStackedWidget, detail: QStackedWidget) -> None:
        """Add the side's parts to the page's stacks."""
        work.addWidget(self.view)
        work.addWidget(self.nothing)
        detail.addWidget(self.detail)

    def show_contents(self, contents: Contents) -> None:
        """Show the rows of a project; something is always selected where there is anything."""
        self.contents = contents
        self.take(contents)
        kept, self._kept = self._kept, {}
        if kept:
            self.take_state(kept)
        if not self.table.selected_ids() and self.table.table.rows:
            self.table.select_ids([self.table.table.rows[0].id])

    def restore(self, state: object) -> None:
        """Take up a remembered state, at once or when there are rows."""
        if isinstance(state, Mapping):
            self._kept = dict(state)
            if self.contents is not None:
                self.show_contents(self.contents)

    def bring_forward(self, work: QStackedWidget, detail: QStackedWidget) -> None:
        """Show the side, or what stands in its place."""
        work.setCurrentWidget(self.nothing if self.is_empty() else self.view)
        detail.setCurrentWidget(self.detail)
        detail.setVisible(self.show_detail())
