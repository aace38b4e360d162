"""Writing a cell of the framework matrix: the summary of one participant under one theme."""

from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QWidget

from app.coding import operations
from app.coding.operations.summaries import SUMMARY
from app.models import queries
from app.ui.hub import Hub
from app.ui.pages.tables.summary_sheet import SummarySheet


class Summaries(QObject):
    """Opens a sheet for the viewer's own summary; closing it keeps what was typed."""

    def __init__(self, hub: Hub, page: QWidget) -> None:
        super().__init__(page)
        self.hub = hub
        self.page = page
        self.sheet: SummarySheet | None = None

    def write(self, person: str, category: int) -> None:
        """Ask for the summary of the participant of this id under a theme or category."""
        with self.hub.read() as reader:
            people = {row.name: row.id for row in queries.participants(reader)}
            headings = {row.id: row.name for row in queries.categories(reader)}
            memos = queries.memos(reader)
        participant = people.get(person)
        if participant is None or category not in headings:
            return
        mine = [
            memo.text
            for memo in memos
            if memo.kind == SUMMARY
            and (memo.participant, memo.category) == (participant, category)
            and memo.author == self.hub.coder
        ]
        if self.sheet is None:
            self.sheet = SummarySheet(self.page.window())
        title = f"{person} · {headings[category]}"
        text = mine[0] if mine else ""
        self.sheet.ask_at(
            self._corner(),
            0,
            title,
            text,
            lambda written: self.hub.do(
                operations.write_summary, participant=participant, category=category, text=written
            ),
        )

    def _corner(self) -> QPoint:
        """Return where the sheet opens: at the pointer where it is over the page."""
        at = QCursor.pos()
        inside = self.page.rect().contains(self.page.mapFromGlobal(at))
        return at if inside else self.page.mapToGlobal(self.page.rect().center())
