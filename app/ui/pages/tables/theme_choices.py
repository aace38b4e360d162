"""The choices of the theme table, and of the other tables that show the themes."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QComboBox

from app.coding.reports.appendix import AppendixOptions
from app.coding.reports.coding_tree import TreeOptions
from app.coding.reports.framework import FrameworkOptions
from app.coding.reports.theme_options import STANDARD, Part, ThemeOptions
from app.ui.pages.tables.section import Section

_MOST_QUOTES = 5


class ThemeChoices(Section):
    """Columns and rows of Table 2."""

    def __init__(self) -> None:
        super().__init__()
        self.head(self.tr("Columns and rows"))
        self._parts = self._part_words()
        for key, words in self._parts.items():
            self.tick(f"show-{key}", words, on=key in STANDARD)
        self.tick("totals", self.tr("Rows for whole themes"), on=True)
        self.tick("unused", self.tr("Codes never used"), on=True)
        self.quotes = self.number(self.tr("Quotations in each row"), 0, _MOST_QUOTES, 1)
        self.tick("propose", self.tr("Propose where none is marked"), on=True)

    def options(self, groups: tuple[str, ...], title: str | None) -> ThemeOptions:
        """Return what is chosen."""
        return ThemeOptions(
            show=frozenset(key for key in self._parts if self.is_on(f"show-{key}")),
            groups=groups,
            quotes=self.quotes.value(),
            totals=self.is_on("totals"),
            propose=self.is_on("propose"),
            unused=self.is_on("unused"),
            title=title,
        )

    def state(self) -> dict[str, Any]:
        """Return what is chosen, for keeping."""
        return {**super().state(), "quotes": self.quotes.value()}

    def restore(self, state: Mapping[str, Any]) -> None:
        """Take up what was kept."""
        super().restore(state)
        if type(state.get("quotes")) is int:
            self.quotes.setValue(state["quotes"])

    def _part_words(self) -> dict[Part, str]:
        return {
            "sub-theme": self.tr("Sub-themes"),
            "code": self.tr("Codes"),
            "definition": self.tr("Definitions"),
            "participants": self.tr("Participants n"),
            "percent": self.tr("Participants %"),
            "quotations": self.tr("Quotations n"),
            "quotes": self.tr("Illustrative quotations"),
        }


class FrameworkChoices(Section):
    """What the columns of the framework matrix are, and how much is quoted in a cell."""

    def __init__(self, levels: Mapping[str, str]) -> None:
        super().__init__()
        self.columns = QComboBox()
        for level, words in levels.items():
            self.columns.addItem(words, level)
        self.columns.setCurrentIndex(self.columns.findData("theme"))
        self.columns.activated.connect(self.changed)
        self.field(self.tr("Columns"), self.columns)
        self.quotes = self.number(self.tr("Quotations in each cell"), 0, _MOST_QUOTES, 1)

    def options(self, title: str | None) -> FrameworkOptions:
        """Return what is chosen."""
        return FrameworkOptions(self.columns.currentData(), self.quotes.value(), title=title)


class AppendixChoices(Section):
    """Which quotations the appendix has."""

    def __init__(self) -> None:
        super().__init__()
        self.tick("quotable", self.tr("Only those marked as quotable"))

    def options(self, title: str | None) -> AppendixOptions:
        """Return what is chosen."""
        return AppendixOptions(self.is_on("quotable"), title=title)


class TreeChoices(Section):
    """What stands beside the coding tree."""

    def __init__(self) -> None:
        super().__init__()
        self.head(self.tr("Columns"))
        self.tick("tree-definitions", self.tr("Definitions"), on=True)
        self.tick("tree-counts", self.tr("Numbers"), on=True)

    def options(self, title: str | None) -> TreeOptions:
        """Return what is chosen."""
        return TreeOptions(self.is_on("tree-definitions"), self.is_on("tree-counts"), title)
