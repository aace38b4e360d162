"""The Categories page (axial coding): codes into categories.

Themes appear only as quiet headings: they say where a category belongs, and are built on the
Themes page. A code that stands directly in a theme is in no category, so it is on the shelf.
"""

from collections.abc import Collection, Sequence
from typing import Any

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from app.models.journal import Changes
from app.models.reader import Reader
from app.ui.pages.code.passages import Passage
from app.ui.pages.page import Place
from app.ui.pages.structure.axial_desk import BOARD, OUTLINE, RELATIONS, AxialDesk
from app.ui.pages.structure.completing import CompletenessBeside
from app.ui.pages.structure.counting import Parents, Tally, own_passages, own_tally
from app.ui.pages.structure.moves import Step
from app.ui.pages.structure.outline import CATEGORY, CODE, THEME, Item
from app.ui.pages.structure.page import StructurePage
from app.ui.pages.structure.rows import family, heading, theme_of
from app.ui.pages.structure.tree_panel import TreePanel
from app.ui.pages.structure.words import PageWords
from app.ui.widgets.tree_nodes import TreeNode


class CategoriesPage(StructurePage):
    """Codes grouped into categories."""

    tables = StructurePage.tables | {
        "relation",
        "relation_type",
        "evidence",
        "mention",
        "membership",
        "participant_group",
        "paradigm",
        "paradigm_role",
        "own_role",
        "memo",
        "outline_row",
        "waved_suggestion",
        "diagram_place",
    }
    target_kinds = (CATEGORY,)
    level = CATEGORY

    def middle(self) -> QWidget:
        """Return the tree among the views of axial coding."""
        self.axial = AxialDesk(self)
        self.completing = CompletenessBeside(self)
        return self.axial.views

    def reload(self) -> None:
        """Read the structure and what the views show of it."""
        super().reload()
        with self.hub.read() as reader:
            self.axial.show_read(reader)

    def forget(self) -> None:
        """Show nothing of the coder before."""
        super().forget()
        self.axial.forget()
        self.completing.forget()

    def _on_changed(self, changes: Changes) -> None:
        if changes.touches("transcript", "turn"):
            self.axial.forget_texts()
        super()._on_changed(changes)

    def _show_numbers(self) -> None:
        super()._show_numbers()
        self.completing.show_item(self.detail.item)

    def arrange(self) -> None:
        """Bring the outline to the front where a new category is being named in it."""
        super().arrange()
        if not self.name_line.isHidden():
            self.show_outline()

    def show_outline(self) -> None:
        """Bring the outline to the front."""
        self.axial.views.show_view(OUTLINE)

    def open_place(self, place: Place) -> None:
        """Show a relation with its evidence."""
        if place.relation is not None:
            self.axial.views.show_view(RELATIONS)
            self.axial.relations.view.go_to(place.relation)

    def say(self, sentence: str) -> None:
        """Say in the view in front why something was not done."""
        self.axial.message().say(sentence)

    def chosen(self) -> list[Item]:
        """Return what is chosen on the board while it is in front, else in the trees."""
        on_board = self.axial.views.current == BOARD
        return self.axial.board.chosen() if on_board else super().chosen()

    def _counted(self, tally: Tally) -> None:
        super()._counted(tally)
        self.axial.show_counted()

    def page_actions(self) -> list[QAction]:
        """Return what can be done here."""
        return [*super().page_actions(), *self.axial.actions]

    def state(self) -> dict[str, Any]:
        """Return also which view is in front, and whether the outline of memos is shown."""
        sorting = not self.axial.sorting.panel.isHidden()
        return {**super().state(), "view": self.axial.views.current, "sorting": sorting}

    def restore(self, state: dict[str, Any]) -> None:
        """Take up a remembered state."""
        super().restore(state)
        self.axial.views.show_view(str(state.get("view")))
        self.axial.sorting.show_panel(state.get("sorting") is True)

    def make_words(self) -> PageWords:
        """Return the words of this page."""
        tr = self.tr
        return PageWords(
            shelf=tr("Not in a category"),
            shelf_filter=tr("Filter codes…"),
            tree=tr("Categories"),
            tree_filter=tr("Filter categories and codes…"),
            icon="shapes",
            empty=tr("Categories group your codes. Code an interview first."),
            first=tr("Drag codes here or press N to make the first category"),
            new=tr("New category"),
            new_with=tr("New category (codes in it: {n})"),
            nothing=tr("Choose a category or a code to say what it means."),
            nowhere=tr("Not in a category"),
            new_sentence=tr("New category ‘{}’"),
            new_below=tr("New category inside"),
            choose_parent=tr("Choose first the category that the new one shall stand in."),
        )

    def shelf_rows(self) -> list[TreeNode]:
        """Return the codes that are in no category: in nothing, then by theme."""
        rows: list[TreeNode] = []
        for item in self._codes_in(None):
            rows += family(self.outline, item, None, self.tally.counts)
        for theme in self.outline.all(THEME):
            codes = self._codes_in(theme.key)
            if codes:
                head = heading(theme, self.outline)
                rows.append(head)
                for item in codes:
                    rows += family(self.outline, item, str(head.key), self.tally.counts)
        return rows

    def tree_rows(self) -> list[TreeNode]:
        """Return the categories with what is in them: those in no theme, then by theme."""
        rows: list[TreeNode] = []
        for item in self._categories_in(None):
            rows += family(self.outline, item, None, self.tally.counts)
        for theme in self.outline.all(THEME):
            categories = self._categories_in(theme.key)
            if categories:
                head = heading(theme, self.outline)
                rows.append(head)
                for item in categories:
                    rows += family(self.outline, item, str(head.key), self.tally.counts)
        return rows

    def shelf_count(self) -> int:
        """Return the number of codes in no category."""
        codes = self.outline.all(CODE)
        return sum(1 for code in codes if self.outline.nearest(code.key, CATEGORY) is None)

    def folds_first(self, node: TreeNode) -> bool:
        """Begin with everything open."""
        return False

    def tally_of(self, reader: Reader, parents: Parents, coder: int | None) -> Tally:
        """Count the viewer's own codings."""
        return own_tally(reader, parents, coder)

    def passages_of(
        self, reader: Reader, codes: Collection[int], coder: int | None
    ) -> Sequence[Passage]:
        """Read the viewer's own passages."""
        return own_passages(reader, codes, coder)

    def accepts(self, panel: TreePanel, keys: Sequence[object], parent: object) -> bool:
        """Keep categories off the shelf, and codes from being dropped on a theme."""
        items = [self.outline.get(key) for key in keys]
        onto = self.item_at(parent)
        if panel.tree.by_key and onto is not None and onto.kind == CODE:
            return False
        if any(item is None for item in items):
            return False
        codes = any(item is not None and item.kind == CODE for item in items)
        if panel is self.shelf:
            return all(item is not None and item.kind == CODE for item in items)
        on_theme = onto is not None and onto.kind == THEME
        return not (codes and on_theme) or panel.tree.by_key

    def steps_to(
        self, panel: TreePanel, keys: list[Any], parent: object, before: str | None
    ) -> list[Step] | None:
        """Return the steps of a move; codes dropped beside the categories ask for a new one."""
        hands = self.gestures
        if panel is self.shelf:
            theme = theme_of(parent, self.outline)
            return hands.into(keys, parent, before) if theme else hands.loosened(keys, before)
        items = self.outline.outermost(keys)
        groups = [item.key for item in items if item.kind != CODE]
        onto = self.item_at(parent)
        if onto is not None and (onto.kind != THEME or groups):
            return hands.into(groups if onto.kind == THEME else keys, parent, before)
        if groups:
            return hands.into(groups, None, before)
        if panel.tree.by_key:
            return hands.loosened(keys, None)
        self.naming.ask_new(None, keys)
        return None

    def nearest_parent(self) -> Item | None:
        """Return the category in which a new one would stand."""
        return self.outline.nearest(self.active.tree.current_key(), CATEGORY)

    def _codes_in(self, key: str | None) -> list[Item]:
        return [item for item in self.outline.children(key) if item.kind == CODE]

    def _categories_in(self, key: str | None) -> list[Item]:
        return [item for item in self.outline.children(key) if item.kind == CATEGORY]
