"""The Themes page (selective coding): categories into themes and sub-themes.

The numbers here are those of the tables: the analysis coding.
"""

from collections.abc import Collection, Sequence
from typing import Any

from app.models.reader import Reader
from app.ui.pages.code.reading import Passage
from app.ui.pages.structure.counting import Parents, Tally, analysis_passages, analysis_tally
from app.ui.pages.structure.moves import Step
from app.ui.pages.structure.outline import CATEGORY, CODE, THEME, Item
from app.ui.pages.structure.page import StructurePage
from app.ui.pages.structure.rows import family
from app.ui.pages.structure.tree_panel import TreePanel
from app.ui.pages.structure.words import PageWords
from app.ui.widgets.tree_nodes import TreeNode


class ThemesPage(StructurePage):
    """Categories and codes gathered into themes."""

    target_kinds = (THEME, CATEGORY)
    level = THEME
    level_keys = "T"

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
