"""What the Categories page and the Themes page share: a shelf, a tree and what the chosen means.

The page reads and lays out; `Gestures` does. Both pages show the same structure, each its level of
it; what else differs is in `categories` and `themes`.
"""

from collections.abc import Callable, Collection, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QStackedLayout, QWidget

from app.coding import operations
from app.models import queries
from app.models.journal import Changes
from app.models.reader import Reader
from app.ui import speech
from app.ui.frame.panes import RIGHT, ThreePanes
from app.ui.hub import Hub
from app.ui.memos.beside import MemosBeside
from app.ui.pages.code.asking import Asker
from app.ui.pages.code.passages import Passage
from app.ui.pages.page import Page, Place
from app.ui.pages.structure.actions import Actions
from app.ui.pages.structure.counting import Parents, Tally
from app.ui.pages.structure.detail import Detail
from app.ui.pages.structure.gestures import Gestures
from app.ui.pages.structure.moves import Step
from app.ui.pages.structure.naming import Naming
from app.ui.pages.structure.outline import CODE, TABLES, Item, Outline
from app.ui.pages.structure.owner_switch import OwnerSwitch, OwnLine
from app.ui.pages.structure.properties.hands import PropertyHands
from app.ui.pages.structure.properties.reading import Properties, properties_of
from app.ui.pages.structure.rows import theme_of
from app.ui.pages.structure.says import Message, NameLine
from app.ui.pages.structure.tree_panel import TreePanel
from app.ui.pages.structure.words import PageWords
from app.ui.widgets.choosing import choose_row
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.tree_nodes import TreeNode

_LEFT, _RIGHT, _ROOM = 264, 300, 360  # px at 100 %


class StructurePage(Page):
    """The shared part. Subclasses say which rows stand where and what is counted."""

    tables = TABLES
    target_kinds: tuple[str, ...] = ()
    level = ""
    level_keys = ""

    def __init__(self, hub: Hub) -> None:
        super().__init__(hub)
        self.words = words = self.make_words()
        self.outline = Outline.empty()
        self.tally = Tally({})
        self._missed = False
        self._count = Asker(hub, self)
        self._quote = Asker(hub, self)
        self.gestures = Gestures(self)
        self.memos = MemosBeside(self)
        self.actions_here = Actions(self)
        self.switch, self.own_line = OwnerSwitch(), OwnLine()
        self.shelf = TreePanel(words.shelf, words.shelf_filter, self.folds_first)
        self.work = TreePanel(
            words.tree,
            words.tree_filter,
            self.folds_first,
            self.switch,
            *self.actions_here.buttons(),
        )
        self.active = self.work
        self.own = False  # whether the viewer's own structure is shown, and not the team's
        self.message, self.name_line = Message(), NameLine()
        self.detail = Detail(hub, words.nothing, self.level_keys)
        self.properties = PropertyHands(self)
        self.naming = Naming(self)
        self.empty = EmptyState(words.icon, words.empty, self.tr("Go to the Code page"))
        self._lay_out()
        self._connect()
        self.work.tree.setFocus()  # where the focus is when the page is first in front

    # What the subclasses say

    def make_words(self) -> PageWords:
        """Return the words of this page."""
        raise NotImplementedError

    def shelf_rows(self) -> list[TreeNode]:
        """Return the rows of what is not placed yet."""
        raise NotImplementedError

    def tree_rows(self) -> list[TreeNode]:
        """Return the rows of what is placed."""
        raise NotImplementedError

    def shelf_count(self) -> int:
        """Return the number of things that are not placed yet."""
        raise NotImplementedError

    def folds_first(self, node: TreeNode) -> bool:
        """Tell whether a row that was never shown begins folded."""
        raise NotImplementedError

    def tally_of(self, reader: Reader, parents: Parents, coder: int | None) -> Tally:
        """Count, in another thread."""
        raise NotImplementedError

    def passages_of(
        self, reader: Reader, codes: Collection[int], coder: int | None
    ) -> Sequence[Passage]:
        """Read the passages behind a number, in another thread."""
        raise NotImplementedError

    def steps_to(
        self, panel: TreePanel, keys: list[Any], parent: object, before: str | None
    ) -> list[Step] | None:
        """Return the steps of a move in a panel; None where something is asked first."""
        raise NotImplementedError

    def accepts(self, panel: TreePanel, keys: Sequence[object], parent: object) -> bool:
        """Tell whether things may go there; what an operation refuses with words may."""
        raise NotImplementedError

    def nearest_parent(self) -> Item | None:
        """Return the item in which a new one below the chosen would stand."""
        raise NotImplementedError

    def middle(self) -> QWidget:
        """Return what stands in the middle: the tree, or something around it."""
        return self.work

    def say(self, sentence: str) -> None:
        """Say why something was not done."""
        self.message.say(sentence)

    # Reading and showing

    def reload(self) -> None:
        """Read the structure, and ask for the counts and the quotations."""
        with self.hub.read() as reader:
            self.outline = Outline.read(reader, self.hub.coder if self.own else None)
            persons = [row for row in queries.coders(reader) if row.kind == "person"]
        self.switch.show_owner(own=self.outline.owner is not None, offered=len(persons) > 1)
        self.own_line.show_own(own=self.outline.owner is not None, empty=self.outline.is_unplaced())
        self._fill()
        self.show_detail()
        parents, coder = self.outline.parents(), self.hub.coder
        self._count.ask(lambda reader: self.tally_of(reader, parents, coder), self._counted)

    def forget(self) -> None:
        """Show neither numbers nor quotations until they have been counted again."""
        self._count.forget()
        self._quote.forget()
        self.tally = Tally({})
        self.detail.show_passages(())
        self.properties.show_properties(Properties())

    def _on_changed(self, changes: Changes) -> None:
        if changes.touches("transcript", "turn"):
            self.detail.list.forget_texts()
            self.properties.forget_texts()
        super()._on_changed(changes)

    def _counted(self, tally: Tally) -> None:
        self.tally = tally
        self._fill()
        self._show_numbers()

    def _fill(self) -> None:
        if self.shelf.tree.editing() or self.work.tree.editing():
            self._missed = True  # a reset would close the name that is being typed
            return
        self._missed = False
        self.shelf.set_nodes(self.shelf_rows(), self.shelf_count())
        self.work.set_nodes(self.tree_rows(), len(self.outline.all(self.level)))
        self.arrange()

    def arrange(self) -> None:
        """Show the empty states while there is nothing, and nothing is being named."""
        some = bool(self.outline.items) or not self.name_line.isHidden()
        self._stack.setCurrentIndex(1 if some else 0)
        if self.work.hint is not None:
            self.work.hint.setVisible(not self.work.nodes and self.name_line.isHidden())

    def _edited(self) -> None:
        if self._missed:
            # The editor is still there while it says that it closes.
            self._count.ask(lambda _reader: None, lambda _none: self.reload())

    def show_detail(self) -> None:
        """Show what the current row means, as it was read last."""
        item = self.item_at(self.active.tree.current_key())
        path = self.outline.path(item.key) if item else []
        self.detail.show_item(item, path, self._note())
        self._show_numbers()
        if item is None:
            self._quote.forget()
            self._show_meaning(((), Properties()))
            return
        codes, coder = self.outline.codes_under(item.key), self.hub.coder
        self._quote.ask(
            lambda reader: (
                self.passages_of(reader, codes, coder),
                properties_of(reader, item, codes, coder),
            ),
            self._show_meaning,
        )

    def _show_meaning(self, found: tuple[Sequence[Passage], Properties]) -> None:
        self.detail.show_passages(found[0])
        self.properties.show_properties(found[1])

    def _show_numbers(self) -> None:
        item = self.detail.item
        self.detail.show_count(self.tally.counts.get(item.id) if item else None)
        self.detail.note.setText(self._note())
        self.detail.note.setVisible(bool(self._note()))

    def _note(self) -> str:
        why = self.tally.undecided
        if why is None:
            return ""
        return self.tr("{why} Until then your own codings are counted here.").format(
            why=speech.sentence(why)
        )

    def status(self) -> str:
        """Return how much there is, and how much is not placed yet."""
        return self.tr("{tree}: {n} · {shelf}: {m}").format(
            tree=self.words.tree,
            n=len(self.outline.all(self.level)),
            shelf=self.words.shelf,
            m=self.shelf_count(),
        )

    def page_actions(self) -> list[QAction]:
        """Return what can be done here."""
        return self.actions_here.all()

    def state(self) -> dict[str, Any]:
        """Return choice, folds, filters and scrolling of both trees."""
        return {
            "shelf": self.shelf.state(),
            "tree": self.work.state(),
            "active": "shelf" if self.active is self.shelf else "tree",
            "own": self.own,
        }

    def restore(self, state: dict[str, Any]) -> None:
        """Take up a remembered state; ids that are gone are passed over."""
        for panel, name in ((self.shelf, "shelf"), (self.work, "tree")):
            if isinstance(state.get(name), dict):
                panel.restore(state[name])
        self.own = state.get("own") is True
        if state.get("active") == "shelf":
            self.active = self.shelf

    # What is chosen

    def item_at(self, key: object) -> Item | None:
        """Return the item of a row; of a heading, its theme."""
        return self.outline.get(key) or theme_of(key, self.outline)

    def chosen(self) -> list[Item]:
        """Return the chosen items of the tree in which the reader works, in order."""
        found = (self.outline.get(key) for key in self.active.tree.selected_keys())
        return [item for item in found if item is not None]

    def go_to(self, key: str, *, focus: bool = True) -> None:
        """Choose a row wherever it stands; a filter that hides it is lifted.

        Without `focus` only its meaning is shown: the reader stays where they are.
        """
        for panel in (self.work, self.shelf):
            if any(node.key == key for node in panel.nodes):
                panel.filter.clear()
                panel.tree.set_current(key)
                self._enter(panel)
                if focus:
                    panel.tree.setFocus(Qt.FocusReason.OtherFocusReason)

    def staying(self, keys: Sequence[object]) -> Callable[[], None]:
        """Return what chooses, after these rows went, the one in their place."""
        panel = self.active
        heir = panel.tree.neighbour(list(keys))

        def stay() -> None:
            if panel.tree.current_key() is None and heir is not None:
                panel.tree.set_current(heir)
            elif panel.tree.current_key() is not None:
                panel.tree.scrollTo(panel.tree.currentIndex())
            self.show_detail()

        return stay

    def _enter(self, panel: TreePanel) -> None:
        other = self.shelf if panel is self.work else self.work
        other.tree.clearSelection()
        changed, self.active = self.active is not panel, panel
        current = panel.tree.currentIndex()
        if current.isValid() and not panel.tree.selected_keys():
            choose_row(panel.tree, current)
        if changed:
            self.show_detail()

    def _chose(self, panel: TreePanel) -> None:
        self._enter(panel)
        self.show_detail()

    def define(self, _key: object = None) -> None:
        """Put the cursor into the definition of the chosen row."""
        if self.detail.item is not None:
            self.panes.wish(RIGHT, True)
            self.detail.define()

    def _show_all(self, item: Item) -> None:
        if item.kind == CODE:
            self.went.emit(Place(code=item.id))
            return
        self.panes.wish(RIGHT, True)
        self.detail.show_all()

    def _count_clicked(self, key: object) -> None:
        item = self.item_at(key)
        if item is not None:
            self._show_all(item)

    # Putting together

    def _lay_out(self) -> None:
        self.panes = ThreePanes(
            self.shelf,
            self.properties.around(self.middle()),
            self.detail,
            left_width=_LEFT,
            right_width=_RIGHT,
            room=_ROOM,
            parent=self,
        )
        self.work.put_hint(EmptyState(self.words.icon, self.words.first, self.words.new))
        for part in (self.own_line, self.message, self.name_line):
            self.work.above.addWidget(part)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self.panes)
        self.setFocusProxy(self.work.tree)
        QWidget.setTabOrder(self.shelf.tree, self.work.filter)

    def show_own(self, own: bool) -> None:
        """Show and change one's own structure, or the team's."""
        self.own = own
        self.forget()
        self.reload()
        self.status_changed.emit(self.status())

    def _begin_own(self) -> None:
        self.gestures.run([Step(operations.begin_own_structure, {})])

    def _connect(self) -> None:
        self.actions_here.attach()
        self.switch.turned.connect(self.show_own)
        self.own_line.begin_asked.connect(self._begin_own)
        for panel in (self.shelf, self.work):
            self._connect_tree(panel)
        self.empty.acted.connect(lambda: self.went.emit(Place()))
        if self.work.hint is not None:
            self.work.hint.acted.connect(lambda: self.naming.ask_new())
        self.detail.kept.connect(self.gestures.define)
        self.detail.coloured.connect(self.gestures.recolour)
        self.detail.level_asked.connect(self.gestures.change_level)
        self.detail.all_asked.connect(self._show_all)
        self.detail.went.connect(self.went)

    def _connect_tree(self, panel: TreePanel) -> None:
        tree = panel.tree
        tree.set_accepts(lambda keys, parent: self.accepts(panel, keys, parent))
        tree.entered.connect(lambda: self._enter(panel))
        tree.chosen.connect(lambda _key: self._chose(panel))
        tree.opened.connect(self.define)
        tree.renamed.connect(self.naming.renamed)
        tree.count_clicked.connect(self._count_clicked)
        tree.moved.connect(lambda *move: self.gestures.moved(panel, *move))
        tree.itemDelegate().closeEditor.connect(self._edited)
