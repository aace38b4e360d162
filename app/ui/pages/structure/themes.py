"""The Themes page (selective coding): categories into themes and sub-themes.

The numbers here are those of the tables: the analysis coding.
"""

from collections.abc import Collection, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from app.models.reader import Reader
from app.ui.hub import Hub
from app.ui.pages.code.codebook import category_key
from app.ui.pages.code.passages import Passage
from app.ui.pages.page import Place
from app.ui.pages.structure.counting import Parents, Tally, analysis_passages, analysis_tally
from app.ui.pages.structure.moves import Step
from app.ui.pages.structure.outline import CATEGORY, CODE, THEME, Item
from app.ui.pages.structure.page import StructurePage
from app.ui.pages.structure.rows import family
from app.ui.pages.structure.selective.desk import THEMES, Desk
from app.ui.pages.structure.tree_panel import TreePanel
from app.ui.pages.structure.words import PageWords
from app.ui.widgets.tree_nodes import TreeNode


class ThemesPage(StructurePage):
    """Categories and codes gathered into themes."""

    tables = StructurePage.tables | {
        "property",
        "property_place",
        "relation",
        "evidence",
        "paradigm",
        "paradigm_role",
        "memo",
        "quotation",
        "membership",
        "participant_group",
        "silenced_gap",
    }
    target_kinds = (THEME, CATEGORY)
    level = THEME
    level_keys = "T"

    def __init__(self, hub: Hub) -> None:
        super().__init__(hub)
        self.desk.attach()

    def make_words(self) -> PageWords:
        """Return the words of this page."""
        tr = self.tr
        return PageWords(
            shelf=tr("Not in a theme"),
            shelf_filter=tr("Filter what is not placed…"),
            tree=tr("Themes"),
            tree_filter=tr("Filter themes, categories and codes…"),
            icon="layers",
            empty=tr("Themes gather what your categories and codes show. Code an interview first."),
            first=tr("Drag categories here or press N to make the first theme"),
            new=tr("New theme"),
            new_with=tr("New theme (in it: {n})"),
            nothing=tr("Choose a theme, a category or a code to say what it means."),
            nowhere=tr("Not in a theme"),
            new_sentence=tr("New theme ‘{}’"),
            new_below=tr("New sub-theme"),
            choose_parent=tr("Choose first the theme that the new one shall stand in."),
        )

    def middle(self) -> QWidget:
        """Return the tree among the views of selective coding."""
        self.desk = Desk(self)
        return self.desk.views

    def reload(self) -> None:
        """Read the structure and what the views show of it."""
        super().reload()
        with self.hub.read() as reader:
            self.desk.show_read(reader)

    def forget(self) -> None:
        """Show nothing of the coder before."""
        super().forget()
        self.desk.forget()

    def _show_numbers(self) -> None:
        super()._show_numbers()
        self.desk.show_item(self.detail.item)

    def _fill(self) -> None:
        super()._fill()
        self.desk.show_map()

    def arrange(self) -> None:
        """Bring the tree to the front where a new one is being named in it."""
        super().arrange()
        if not self.name_line.isHidden() and self.desk.views.current != THEMES:
            self.desk.views.show_view(THEMES)
            self.name_line.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_to(self, key: str, *, focus: bool = True) -> None:
        """Choose a row; with `focus` in the tree."""
        if focus:
            self.desk.views.show_view(THEMES)
        super().go_to(key, focus=focus)

    def open_place(self, place: Place) -> None:
        """Show a category or theme."""
        if place.category is not None:
            self.go_to(category_key(place.category))

    def page_actions(self) -> list[QAction]:
        """Return what can be done here."""
        return [*super().page_actions(), *self.desk.page_actions()]

    def state(self) -> dict[str, Any]:
        """Return what is remembered of the trees, and which view is shown."""
        return {**super().state(), "view": self.desk.views.current}

    def restore(self, state: dict[str, Any]) -> None:
        """Take up a remembered state."""
        super().restore(state)
        if isinstance(state.get("view"), str):
            self.desk.views.show_view(state["view"])

    def shelf_rows(self) -> list[TreeNode]:
        """Return the categories at the top with what is in them, then codes in nothing."""
        tops = self._loose()
        ordered = [item for item in tops if item.kind != CODE]
        ordered += [item for item in tops if item.kind == CODE]
        return [
            node for item in ordered for node in family(self.outline, item, None, self.tally.counts)
        ]

    def tree_rows(self) -> list[TreeNode]:
        """Return the themes with everything in them."""
        themes = [item for item in self.outline.children(None) if item.kind == THEME]
        return [
            node for item in themes for node in family(self.outline, item, None, self.tally.counts)
        ]

    def shelf_count(self) -> int:
        """Return the number of categories and codes that stand in nothing."""
        return len(self._loose())

    def folds_first(self, node: TreeNode) -> bool:
        """Begin with the themes open and what stands in them folded."""
        item = self.outline.get(node.key)
        return item is None or item.kind != THEME

    def tally_of(self, reader: Reader, parents: Parents, coder: int | None) -> Tally:
        """Count the analysis coding."""
        return analysis_tally(reader, parents, coder)

    def passages_of(
        self, reader: Reader, codes: Collection[int], coder: int | None
    ) -> Sequence[Passage]:
        """Read the passages of the analysis coding."""
        return analysis_passages(reader, codes, coder)

    def accepts(self, panel: TreePanel, keys: Sequence[object], parent: object) -> bool:
        """Keep themes off the shelf; a theme on a category is refused with words."""
        items = [self.outline.get(key) for key in keys]
        onto = self.outline.get(parent)
        if panel.tree.by_key and onto is not None and onto.kind == CODE:
            return False
        themes = any(item is None or item.kind == THEME for item in items)
        return not themes if panel is self.shelf else None not in items

    def steps_to(
        self, panel: TreePanel, keys: list[Any], parent: object, before: str | None
    ) -> list[Step] | None:
        """Return the steps of a move; what is dropped beside the themes asks for a new one."""
        hands = self.gestures
        if self.outline.get(parent) is not None:
            return hands.into(keys, parent, before)
        if panel is self.shelf:
            return hands.loosened(keys, before)
        items = self.outline.outermost(keys)
        themes = [item.key for item in items if item.kind == THEME]
        if themes:
            return hands.into(themes, None, before)
        if panel.tree.by_key:
            return hands.loosened(keys, None)
        self.naming.ask_new(None, keys)
        return None

    def nearest_parent(self) -> Item | None:
        """Return the theme in which a new one would stand."""
        return self.outline.nearest(self.active.tree.current_key(), THEME)

    def _loose(self) -> list[Item]:
        return [item for item in self.outline.children(None) if item.kind != THEME]
