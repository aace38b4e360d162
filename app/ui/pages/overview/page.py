"""The Overview page: what a supervisor asks first, the paper's methods text, what participants get.

All three are documents made anew from the project; every sentence leads to the page it is about.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QTabBar, QVBoxLayout, QWidget

from app.coding.documents.value import Document
from app.coding.overview.report import overview_report
from app.coding.paper.methods import methods
from app.coding.sending.theme_summary import theme_summary
from app.models.errors import Refusal, Trouble
from app.models.journal import Changes
from app.models.reader import Reader
from app.ui import speech
from app.ui.documents.exporting import DocumentExport
from app.ui.documents.view import DocumentView
from app.ui.hub import Hub
from app.ui.pages.page import Page
from app.ui.theme import theme
from app.ui.theme.tokens import space
from app.ui.widgets.buttons import button, tip
from app.ui.widgets.look import look, margins

OVERVIEW, METHODS, SUMMARY = range(3)  # the tabs
_NAMES = ("overview", "methods", "theme-summary")


class OverviewPage(Page):
    """Three documents, one at a time."""

    page_asked = Signal(str)  # key of the page that a sentence is about, "study": the study record

    def __init__(self, hub: Hub) -> None:
        super().__init__(hub)
        self.tabs = QTabBar()
        self.view = DocumentView()
        self.with_text = QCheckBox(self.tr("Words of memos"))
        self.export = button(self.tr("Export…"), "accent", "download")
        self._exporting = DocumentExport(hub, self)
        self._asked = 0  # documents asked for so far
        self._set_up()
        self._lay_out()

    def concerns(self, changes: Changes) -> bool:
        """Everything in the project is counted here."""
        return True

    def reload(self) -> None:
        """Make the document of the chosen tab anew, in another thread."""
        self._asked += 1
        asked = self._asked
        self.hub.fetch(
            self._maker(),
            lambda document: self._show(document, asked),
            lambda problem: self._tell(problem, asked),
        )

    def forget(self) -> None:
        """Show nothing until it has been made again."""
        self._asked += 1
        self.view.show_words("")
        self.export.setEnabled(False)

    def page_actions(self) -> list[QAction]:
        """Return the export."""
        return [self._export_action]

    def state(self) -> dict[str, Any]:
        """Return which document is shown."""
        return {"tab": self.tabs.currentIndex()}

    def restore(self, state: dict[str, Any]) -> None:
        """Show the document that was shown."""
        if state.get("tab") in (OVERVIEW, METHODS, SUMMARY):
            self.tabs.setCurrentIndex(state["tab"])

    def export_to(self, out: Path) -> None:
        """Write the chosen document to a file."""
        self.export.setEnabled(False)
        self._exporting.write(self._maker(), out, self._written, self._not_written)

    def _maker(self) -> Callable[[Reader], Document]:
        if self.tabs.currentIndex() == METHODS:
            return methods
        if self.tabs.currentIndex() == SUMMARY:
            return theme_summary
        text = self.with_text.isChecked()
        return lambda reader: overview_report(reader, text=text)

    def _show(self, document: Document, asked: int) -> None:
        if asked == self._asked:
            self.view.show_document(document)
            self.export.setEnabled(True)

    def _tell(self, problem: Refusal | Trouble, asked: int) -> None:
        if asked == self._asked:
            self.view.show_words(speech.sentence(problem))
            self.export.setEnabled(False)

    def _written(self, out: Path) -> None:
        self.export.setEnabled(True)
        words = self.tr("Written: {file}")
        if self.tabs.currentIndex() == SUMMARY:
            words = self.tr("Written: {file}. Record on the Transcripts page to whom it was sent.")
        self.status_changed.emit(words.format(file=out))

    def _not_written(self, problem: Refusal | Trouble) -> None:
        self.export.setEnabled(True)
        self.hub.refused.emit(problem)

    def _ask_export(self) -> None:
        out = self._exporting.ask(_NAMES[self.tabs.currentIndex()])
        if out is not None:
            self.export_to(out)

    def _turned(self, tab: int) -> None:
        self.with_text.setVisible(tab == OVERVIEW)
        self.view.verticalScrollBar().setValue(0)
        self.reload()

    def _set_up(self) -> None:
        self.tabs.addTab(self.tr("Overview"))
        self.tabs.addTab(self.tr("Methods text"))
        self.tabs.addTab(self.tr("For participants"))
        self.tabs.setAccessibleName(self.tr("What is shown"))
        self.tabs.currentChanged.connect(self._turned)
        self.view.setAccessibleName(self.tr("Overview"))
        self.view.page_asked.connect(self.page_asked)
        self.with_text.setToolTip(
            self.tr("Memos with their words; they may quote participants. Off for mailing.")
        )
        self.with_text.toggled.connect(self.reload)
        self._export_action = QAction(self.tr("Export this text…"), self)
        self._export_action.setShortcut(QKeySequence("Ctrl+E"))
        self._export_action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._export_action.triggered.connect(self._ask_export)
        self.addAction(self._export_action)
        self.export.setToolTip(tip(self.tr("Write this text to a file"), "Ctrl+E"))
        self.export.setEnabled(False)
        self.export.clicked.connect(self._ask_export)
        theme().changed.connect(self._mark_stale)
        self.setFocusProxy(self.view)

    def _lay_out(self) -> None:
        bar = look(QWidget(), "panel")
        line = QHBoxLayout(bar)
        margins(line, space(4), space(1), space(4), space(1))
        line.setSpacing(space(4))
        line.addWidget(self.tabs)
        line.addStretch()
        line.addWidget(self.with_text)
        line.addWidget(self.export)
        column = QVBoxLayout(self)
        margins(column)
        column.setSpacing(0)
        column.addWidget(bar)
        column.addWidget(self.view, 1)
