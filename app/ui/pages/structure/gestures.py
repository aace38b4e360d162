"""What a gesture on the trees does: every one is an operation, done at once and undoable.

A refusal is said above the tree, where the hand is; where there is a way on, with a button.
"""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from app.coding import operations
from app.models.errors import Refusal, Trouble
from app.ui import others, speech
from app.ui.colours import code_colour
from app.ui.pages.code.codebook import PATH_SIGN, category_key
from app.ui.pages.structure.moves import Step, place, reorder_loose
from app.ui.pages.structure.outline import CATEGORY, CODE, THEME, Item
from app.ui.pages.structure.tree_panel import TreePanel
from app.ui.theme.codes import CODE_COLOURS
from app.ui.widgets.command_palette import CommandPalette
from app.ui.widgets.palette_model import PaletteItem

if TYPE_CHECKING:
    from app.ui.pages.structure.page import StructurePage

_NOWHERE = "nowhere"
_OTHERS = "codings-of-others"


class Gestures(QObject):
    """The hands of one page."""

    def __init__(self, page: "StructurePage") -> None:
        super().__init__(page)
        self._page = page
        self._hub = page.hub
        self._palette: CommandPalette | None = None
        self._answer: Callable[[object], None] = lambda _key: None
        self._make: Callable[[str], None] = lambda _name: None
        self._targets: list[object] = []  # the latest first

    # Doing

    def run(
        self,
        steps: Sequence[Step],
        then: Callable[[], None] | None = None,
        otherwise: Callable[[Refusal | Trouble], None] | None = None,
    ) -> None:
        """Do one step after the other; the first that is refused is said and ends it."""
        self._page.message.hide()
        if not steps:
            if then is not None:
                then()
            return
        first, *rest = steps
        self._hub.do(
            first.operation,
            then=lambda _value: self.run(rest, then, otherwise),
            otherwise=otherwise or self.refuse,
            **first.values,
        )

    def refuse(self, problem: Refusal | Trouble) -> None:
        """Say where one looks why not."""
        self._page.say(speech.sentence(problem))

    def rename(self, item: Item, name: str, otherwise: Any = None) -> None:
        """Give a thing another name."""
        if item.kind == CODE:
            step = Step(operations.rename_code, {"code": item.id, "name": name})
        else:
            step = Step(operations.rename_category, {"category": item.id, "name": name})
        self.run([step], otherwise=otherwise)

    def define(self, item: Item, field: str, text: str) -> None:
        """Set one of a thing's texts."""
        if item.kind == CODE:
            self.run([Step(operations.define_code, {"code": item.id, field: text})])
        else:
            values = {"category": item.id, "definition": text}
            self.run([Step(operations.define_category, values)])

    def recolour(self, item: Item, colour: str) -> None:
        """Give a thing another colour; a code that is chosen with others, all of them."""
        index = list(CODE_COLOURS.values()).index(colour)
        if item.kind != CODE:
            values = {"category": item.id, "colour": index}
            self.run([Step(operations.recolour_category, values)])
            return
        chosen = [one.id for one in self._page.chosen() if one.kind == CODE]
        codes = chosen if item.id in chosen else [item.id]
        self.run([Step(operations.recolour_codes, {"codes": codes, "colour": index})])

    def change_level(self, item: Item) -> None:
        """Make a category a theme, or a theme a category."""
        level = CATEGORY if item.kind == THEME else THEME
        step = Step(operations.set_level, {"category": item.id, "level": level})
        self.run([step], lambda: self._page.go_to(item.key))

    # Moving

    def moved(self, panel: TreePanel, keys: list[Any], parent: object, row: int) -> None:
        """Do what a drop or an arrow key asked of a panel."""
        siblings = panel.siblings(parent, keys)
        before = next(iter(siblings[row:]), None)
        below = self._page.outline.get(before)
        steps = self._page.steps_to(panel, keys, parent, below.key if below else None)
        if steps is not None:
            self._put(steps, keys)

    def into(self, keys: Sequence[object], parent: object, before: str | None) -> list[Step]:
        """Return the steps that put things into another; onto a code means behind it."""
        outline = self._page.outline
        target = self._page.item_at(parent)
        if target is not None and target.kind == CODE:
            while (above := outline.get(target.parent)) is not None and above.kind == CODE:
                target = above
            moving = set(keys)
            siblings = [
                item
                for item in outline.children(target.parent)
                if item.key not in moving or item is target
            ]
            at = siblings.index(target) + 1
            before = siblings[at].key if at < len(siblings) else None
            target = above
        return place(outline, keys, target, before)

    def loosened(self, keys: Sequence[object], before: str | None) -> list[Step]:
        """Return the steps that take things out of everything, or reorder what is loose."""
        outline = self._page.outline
        moved = outline.outermost(keys)
        if all(item.kind == CODE and item.parent is None for item in moved):
            return reorder_loose(outline, keys, before)
        return place(outline, keys, None, before)

    def ask_move(self) -> None:
        """Ask where the chosen things shall go."""
        items = self._page.outline.outermost([item.key for item in self._page.chosen()])
        if not items:
            self._page.message.say(self.tr("Choose first what is to be moved."))
            return
        keys = [item.key for item in items]
        going = {one.key for item in items for one in self._page.outline.family(item.key)}
        targets = [
            one for one in self._page.outline.all(*self._page.target_kinds) if one.key not in going
        ]
        words = self.tr("Move “{name}” to…").format(name=items[0].name)
        if len(items) > 1:
            words = self.tr("Move {n} to…").format(n=len(items))
        nowhere = PaletteItem(_NOWHERE, self._page.words.nowhere, icon="minus")
        self.ask(
            words,
            [*map(self.offer, targets), nowhere],
            lambda key: self._move_to(keys, key),
            self._page.words.new_sentence,
            lambda name: self._page.naming.make_for(name, keys),
        )

    def _move_to(self, keys: list[str], target: object) -> None:
        self._targets = [target, *(one for one in self._targets if one != target)]
        if target == _NOWHERE:
            steps = place(self._page.outline, keys, None, None)
        else:
            steps = self.into(keys, target, None)
        self._put(steps, keys)

    def _put(self, steps: list[Step], keys: Sequence[Any]) -> None:
        self.run(steps, self._page.staying(keys))

    # Merging and deleting

    def ask_merge(self) -> None:
        """Ask into which other thing the chosen ones shall be merged."""
        items = self._page.chosen()
        if not items or len({item.kind for item in items}) > 1:
            self._page.message.say(
                self.tr("Choose what is to be merged: only codes, only categories or only themes.")
            )
            return
        outline = self._page.outline
        below = {one.key for item in items for one in outline.family(item.key)}
        own = {item.key for item in items} if len(items) > 1 else set()
        targets = [
            one for one in outline.all(items[0].kind) if one.key not in below or one.key in own
        ]
        if not targets:
            self._page.message.say(self.tr("There is no other one to merge it into."))
            return
        words = self.tr("Merge “{name}” into…").format(name=items[0].name)
        if len(items) > 1:
            words = self.tr("Merge {n} into…").format(n=len(items))
        self.ask(words, list(map(self.offer, targets)), lambda key: self.merge(items, key))

    def merge(self, items: Sequence[Item], target: object, *, also: bool | None = None) -> None:
        """Merge things into another of their kind."""
        into = self._page.outline.get(target)
        if into is None:
            return
        ids = [item.id for item in items if item.key != into.key]
        if into.kind == CODE:
            step = Step(operations.merge_codes, {"into": into.id, "codes": ids, "others": also})
        else:
            step = Step(operations.merge_categories, {"into": into.id, "categories": ids})
        merged = [item for item in items if item.key != into.key]
        asked = partial(self._ask_others, merged, partial(self._merge_also, items, target), into)
        self.run([step], lambda: self._page.go_to(into.key), asked)

    def _merge_also(self, items: Sequence[Item], target: object, also: bool) -> None:
        self.merge(items, target, also=also)

    def delete(self, items: Sequence[Item] | None = None, *, also: bool | None = None) -> None:
        """Delete the chosen things; what stands in a category or theme moves up."""
        items = self._page.chosen() if items is None else items
        if not items:
            self._page.message.say(self.tr("Choose first what is to be deleted."))
            return
        codes = [item.id for item in items if item.kind == CODE]
        groups = [item.id for item in items if item.kind != CODE]
        if codes and groups:
            values = {"codes": codes, "categories": groups, "others": also}
            step = Step(operations.delete_things, values)
        elif codes:
            step = Step(operations.delete_codes, {"codes": codes, "others": also})
        else:
            step = Step(operations.delete_categories, {"categories": groups})
        keys = [item.key for item in items]
        asked = partial(self._ask_others, items, partial(self._delete_also, items), None)
        self.run([step], self._page.staying(keys), asked)

    def _delete_also(self, items: Sequence[Item], also: bool) -> None:
        self.delete(items, also=also)

    def _ask_others(
        self,
        items: Sequence[Item],
        again: Callable[[bool], None],
        into: Item | None,
        problem: Refusal | Trouble,
    ) -> None:
        """Ask what becomes of other coders' codings, where that is why it was refused."""
        if problem.reason != _OTHERS:
            self.refuse(problem)
            return
        codes = [item for item in items if item.kind == CODE]
        with self._hub.read() as reader:
            work = others.work_on_codes(reader, [item.id for item in codes], self._hub.coder)
        names = [item.name for item in codes]
        deed = others.merging_codes(names, into.name, work) if into else None
        others.ask(self._page, deed or others.deleting_codes(names, work), again)

    # New ones

    def create(
        self,
        name: str,
        level: str,
        parent: Item | None,
        keys: Sequence[object],
        otherwise: Callable[[Refusal | Trouble], None],
        then: Callable[[str], None],
    ) -> None:
        """Make a category or theme with these things in it."""
        moved = self._page.outline.outermost(keys)
        self._page.message.hide()
        self._hub.do(
            operations.create_category,
            name=name,
            level=level,
            parent=parent and parent.id,
            codes=[item.id for item in moved if item.kind == CODE],
            categories=[item.id for item in moved if item.kind != CODE],
            own=self._page.outline.owner is not None,
            then=lambda category: then(category_key(category)),
            otherwise=otherwise,
        )

    # The palette

    def offer(self, item: Item) -> PaletteItem:
        """Return a thing as the palette offers it."""
        theme = item.kind == THEME
        return PaletteItem(
            item.key,
            item.name,
            path=PATH_SIGN.join(self._page.outline.path(item.key)),
            detail=item.row.definition or "",
            colour="" if theme else code_colour(item.row.colour),
            icon="layers" if theme else "",
        )

    def ask(
        self,
        words: str,
        items: list[PaletteItem],
        answer: Callable[[object], None],
        new: str = "",
        make: Callable[[str], None] | None = None,
    ) -> None:
        """Ask in the palette; `answer(key)`, or `make(name)` where something new is typed."""
        if self._palette is None:
            # Made late: only now the page stands in its window.
            self._palette = CommandPalette(self._page.window())
            self._palette.chosen.connect(lambda key, _keep: self._chosen(key))
            self._palette.new_asked.connect(lambda name, _keep: self._make(name))
        self._answer = answer
        self._make = make or (lambda _name: None)
        self._palette.set_words(words)
        self._palette.set_items(items, self._targets)
        self._palette.set_new_row(new)
        self._palette.ask()

    def _chosen(self, key: object) -> None:
        if self._palette is not None and not self._palette.isHidden():
            self._palette.close_quietly()  # Ctrl+Enter keeps it open; here there is one answer
        self._answer(key)
