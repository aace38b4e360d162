"""What is done with relations on the Categories page: each gesture one operation.

A new relation is asked for in three steps of the palette: from, type, to. It can be begun from the
tree, and then runs from what is chosen there.
"""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt

from app.coding import operations
from app.coding.operations.comparing import OF_NAMES
from app.models import queries
from app.models.errors import Refusal, Trouble
from app.models.reader import Reader
from app.ui import speech
from app.ui.pages.code.asking import Asker
from app.ui.pages.structure.outline import CATEGORY, CODE, Item
from app.ui.pages.structure.relations.card import EVIDENCE
from app.ui.pages.structure.relations.reading import (
    Related,
    Witness,
    candidates,
    evidence_of,
    place,
    related,
)
from app.ui.pages.structure.relations.view import RelationsView
from app.ui.pages.structure.relations.words import kind_words, kinds
from app.ui.widgets.palette_model import PaletteItem

if TYPE_CHECKING:
    from app.ui.pages.structure.categories import CategoriesPage


class RelationHands(QObject):
    """Connects the view of relations with its page; `show` brings the view to the front."""

    def __init__(self, page: "CategoriesPage", show: Callable[[], None]) -> None:
        super().__init__(page)
        self._page = page
        self._show = show
        self._rows: Sequence[Related] = ()
        self._own_kinds: list[str] = []
        self._wanted: int | None = None  # a relation just made, shown as soon as it is read
        self._asker = Asker(page.hub, self)
        self.view = view = RelationsView(page.hub)
        card = view.card
        view.new_asked.connect(self.ask_new)
        view.list.chosen.connect(self._chose)
        view.list.removal_asked.connect(self._remove)
        card.removal_asked.connect(self._remove)
        card.turn_asked.connect(lambda: self._edit(turned=True))
        card.kind_asked.connect(self._ask_other_kind)
        card.memo_written.connect(lambda text: self._edit(memo=text))
        card.tab_changed.connect(self._read_witnesses)
        card.end_asked.connect(self._go_to_end)
        card.list.judged.connect(self._judge)
        card.list.went.connect(page.went)

    def show_read(self, reader: Reader) -> None:
        """Show the relations as they are stored now."""
        self._rows = related(reader, self._page.outline)
        self._own_kinds = [row.kind for row in queries.relations(reader)]
        self.view.show_relations(self._rows)
        if self._wanted is not None and any(row.row.id == self._wanted for row in self._rows):
            self.view.go_to(self._wanted)
            self._wanted = None

    def forget(self) -> None:
        """Hold nothing that only the coder before may see."""
        self._asker.forget()
        self._rows = ()
        self.view.show_relations(())

    def forget_texts(self) -> None:
        """Read texts anew: one was changed."""
        self.view.card.list.forget_texts()

    def ask_new(self) -> None:
        """Ask for a relation, from the one thing chosen in the tree if the tree is worked in."""
        chosen = self._page.chosen() if self._page.work.isVisible() else []
        if len(chosen) == 1:
            self._ask_kind(chosen[0])
        else:
            words = self.tr("What is related? (1 of 3)")
            self._ask(words, self._offers(None), lambda key: self._ask_kind(self._item(key)))

    def _ask_kind(self, start: Item) -> None:
        words = self.tr("“{name}” … (2 of 3)").format(name=start.name)
        self._page.gestures.ask(
            words,
            self._kind_offers(),
            lambda kind: self._ask_end(start, str(kind)),
            self.tr("New type ‘{}’"),
            lambda kind: self._ask_end(start, kind),
        )

    def _ask_end(self, start: Item, kind: str) -> None:
        words = self.tr("“{name}” {kind} … (3 of 3)")
        words = words.format(name=start.name, kind=kind_words(kind))
        self._ask(words, self._offers(start), lambda key: self._relate(start, kind, key))

    def _relate(self, start: Item, kind: str, end: object) -> None:
        other = self._item(end)
        values: dict[str, Any] = {_column("from", start): start.id, _column("to", other): other.id}
        self._do(operations.relate, self._made, kind=kind, **values)

    def _made(self, ident: int) -> None:
        self._wanted = ident
        self._show()
        with self._page.hub.read() as reader:
            self.show_read(reader)
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask_other_kind(self) -> None:
        one = self.view.list.current()
        if one is not None:
            words = self.tr("“{name}” …").format(name=one.start.name)
            change = lambda kind: self._edit(kind=str(kind))  # noqa: E731
            self._page.gestures.ask(
                words, self._kind_offers(), change, self.tr("New type ‘{}’"), change
            )

    def _edit(self, **values: Any) -> None:
        one = self.view.card.one
        if one is not None:
            self._do(operations.edit_relation, None, relation=one.row.id, **values)

    def _remove(self) -> None:
        one = self.view.list.current()
        if one is not None:
            self._do(operations.remove_relations, None, relations=[one.row.id])

    def _judge(self, witnesses: Sequence[Witness], stance: str | None) -> None:
        one = self.view.card.one
        if one is None:
            return
        if stance is None:
            rows = [row for witness in witnesses for row in witness.evidence]
            if rows:
                self._do(operations.remove_evidence, None, evidence=rows)
            return
        passages = [place(witness.passage) for witness in witnesses]
        values = {"relation": one.row.id, "passages": passages, "stance": stance}
        self._do(operations.add_evidence, None, **values)

    def _chose(self, one: Related | None) -> None:
        self.view.card.show_relation(one)
        self._read_witnesses()

    def _read_witnesses(self) -> None:
        one, coder = self.view.card.one, self._page.hub.coder
        if one is None:
            self._asker.forget()
            return
        if self.view.card.tabs.currentIndex() == EVIDENCE:
            self._asker.ask(lambda reader: evidence_of(reader, one), self.view.card.show_witnesses)
            return
        under = self._page.outline.codes_under
        ends = under(one.start.key), under(one.end.key)
        self._asker.ask(
            lambda reader: candidates(reader, one, ends, coder), self.view.card.show_witnesses
        )

    def _go_to_end(self, key: str) -> None:
        self._page.show_outline()
        self._page.go_to(key)

    # Asking

    def _item(self, key: object) -> Item:
        item = self._page.outline.get(key)
        assert item is not None  # the palette is closed when the outline is read anew
        return item

    def _offers(self, besides: Item | None) -> list[PaletteItem]:
        items = self._page.outline.all(CATEGORY) + self._page.outline.all(CODE)
        return [self._page.gestures.offer(item) for item in items if item is not besides]

    def _kind_offers(self) -> list[PaletteItem]:
        used = [kind for kind in self._own_kinds if kind not in OF_NAMES]
        return [PaletteItem(kind, kind_words(kind), icon="arrow-right") for kind in kinds(used)]

    def _ask(self, words: str, offers: list[PaletteItem], answer: Callable[[object], None]) -> None:
        self._page.gestures.ask(words, offers, answer)

    def _do(self, operation: Any, then: Callable[[Any], None] | None, **values: Any) -> None:
        self._message().hide()
        self._page.hub.do(operation, then=then, otherwise=self._refuse, **values)

    def _message(self) -> Any:
        return self.view.message if self.view.isVisible() else self._page.message

    def _refuse(self, problem: Refusal | Trouble) -> None:
        self._message().say(speech.sentence(problem))


def _column(end: str, item: Item) -> str:
    return f"{end}_{'code' if item.kind == CODE else 'category'}"
