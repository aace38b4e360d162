"""What is done on the board of the Categories page: each gesture one operation."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from app.coding import operations
from app.coding.axial.suggestions import Suggestion, suggest
from app.coding.near_names import Named
from app.coding.operations import Waved
from app.models import queries
from app.models.errors import Refusal, Trouble
from app.models.reader import Reader
from app.ui import speech
from app.ui.pages.code.asking import Asker
from app.ui.pages.code.codebook import category_key, code_key
from app.ui.pages.structure.board.cards import columns_of
from app.ui.pages.structure.board.view import BoardView
from app.ui.pages.structure.outline import CATEGORY, CODE, Item
from app.ui.widgets.palette_model import PaletteItem

if TYPE_CHECKING:
    from app.ui.pages.structure.categories import CategoriesPage

_ALL = "all"
_LONGEST = 160  # code points of a first quotation


class BoardHands(QObject):
    """Connects the board with its page."""

    def __init__(self, page: "CategoriesPage") -> None:
        super().__init__(page)
        self._page = page
        self._mentions: dict[int, list[int]] = {}
        self._waved: list[Waved] = []  # in the structure that is shown
        self._asker = Asker(page.hub, self)
        self._suggester = Asker(page.hub, self)
        self.view = view = BoardView()
        view.filter.textChanged.connect(lambda _text: self.fill())
        view.board.moved.connect(self._move)
        view.board.opened.connect(self._open)
        view.board.wanted.connect(self._read_quotes)
        view.board.taken_out.connect(self._take_out)
        view.suggest.toggled.connect(self._suggest)
        view.suggestions.taken.connect(self._follow)
        view.suggestions.waved.connect(self._wave)
        view.suggestions.back_asked.connect(self._ask_back)

    def show_read(self, reader: Reader) -> None:
        """Show the structure as it was read, and which codes are mentioned where."""
        found: dict[int, list[int]] = defaultdict(list)
        for row in queries.mentions(reader):
            found[row.category].append(row.code)
        self._mentions = {category: list(dict.fromkeys(codes)) for category, codes in found.items()}
        waved = queries.waved_suggestions(reader, self._page.outline.owner)
        self._waved = list(dict.fromkeys(Waved(row.code, row.category) for row in waved))
        self.view.board.forget_quotes()
        self.fill()
        self._suggest(self.view.suggest.isChecked())

    def fill(self) -> None:
        """Show columns and numbers anew."""
        columns = columns_of(self._page.outline, self._mentions, self.view.filter.text())
        self.view.board.show_columns(columns, self._page.tally.counts)

    def forget(self) -> None:
        """Hold nothing that only the coder before may see."""
        self._asker.forget()
        self._suggester.forget()
        self.view.suggest.setChecked(False)
        self._mentions, self._waved = {}, []
        self.view.board.forget_quotes()
        self.view.board.show_columns((), {})

    def forget_texts(self) -> None:
        """Read texts anew: one was changed."""
        self.view.board.forget_quotes()

    def chosen(self) -> list[Item]:
        """Return the codes or categories chosen on the board."""
        found = (self._page.outline.get(key) for key in self.view.board.chosen_keys())
        return [item for item in found if item is not None]

    def ask_move(self) -> None:
        """Ask where the chosen cards shall go."""
        if self.chosen():
            self._page.gestures.ask_move()
        else:
            self.view.message.say(self.tr("Choose first what is to be moved."))

    def ask_mention(self) -> None:
        """Ask in which category the chosen codes shall be mentioned."""
        items = [item for item in self.chosen() if item.kind == CODE]
        if not items:
            self.view.message.say(self.tr("Choose first which codes are to be mentioned."))
            return
        offers = [self._page.gestures.offer(one) for one in self._page.outline.all(CATEGORY)]
        words = self.tr("Mention “{name}” in…").format(name=items[0].name)
        if len(items) > 1:
            words = self.tr("Mention {n} codes in…").format(n=len(items))
        self._page.gestures.ask(words, offers, lambda key: self._mention(items, key))

    def _mention(self, items: Sequence[Item], key: object) -> None:
        category = self._page.outline.get(key)
        if category is not None:
            values = {"codes": [item.id for item in items], "category": category.id}
            self._do(operations.mention_codes, **values)

    def _take_out(self, key: str, column: str) -> None:
        code, category = self._page.outline.get(key), self._page.outline.get(column)
        if code is not None and category is not None:
            self._do(operations.unmention_codes, codes=[code.id], category=category.id)

    def _move(self, keys: Sequence[object], parent: str | None, before: str | None) -> None:
        hands = self._page.gestures
        self.view.message.hide()
        kinds = {item.kind for key in keys if (item := self._page.outline.get(key))}
        if parent is None and kinds == {CODE}:
            hands.run(hands.loosened(keys, before), otherwise=self._refuse)
        else:
            hands.run(hands.into(keys, parent, before), otherwise=self._refuse)

    def _suggest(self, wished: bool) -> None:
        """Look for suggestions while they are wished for."""
        self.view.suggestions.setVisible(wished)
        self.view.suggestions.show_waved(len(self._waved))
        if not wished:
            self._suggester.forget()
            return
        outline, coder, away = self._page.outline, self._page.hub.coder, list(self._waved)
        above = {
            item.id: category.id
            for item in outline.all(CODE)
            if (category := outline.nearest(item.key, CATEGORY)) is not None
        }

        def look(reader: Reader) -> list[Suggestion]:
            names = [Named(row.id, row.name, row.name2) for row in queries.codes(reader)]
            rows = queries.all_codings(reader)
            return suggest(names, above, [row for row in rows if coder in (None, row.coder)], away)

        self._suggester.ask(
            look, lambda found: self.view.suggestions.show_suggestions(found, self._page.outline)
        )

    def _follow(self, taken: Suggestion) -> None:
        self._move([code_key(taken.code)], category_key(taken.category), None)

    def _wave(self, waved: Suggestion) -> None:
        pair = Waved(waved.code, waved.category)
        self._do(operations.wave_suggestions, pairs=[pair], own=self._is_own())

    def _ask_back(self) -> None:
        """Ask which of those that were waved away may be suggested again."""
        outline, offers = self._page.outline, []
        for pair in self._waved:
            code = outline.get(code_key(pair.code))
            category = outline.get(category_key(pair.category))
            if code is not None and category is not None:
                offers.append(PaletteItem(pair, code.name, path=category.name, icon="undo-2"))
        every = self.tr("All of them ({n})").format(n=len(self._waved))
        self._page.gestures.ask(
            self.tr("Which suggestion shall come back?"),
            [*offers, PaletteItem(_ALL, every, icon="undo-2")],
            self._bring_back,
        )

    def _bring_back(self, key: object) -> None:
        pairs = list(self._waved) if key == _ALL else [key]
        self._do(operations.bring_back_suggestions, pairs=pairs, own=self._is_own())

    def _is_own(self) -> bool:
        return self._page.outline.owner is not None

    def _open(self, key: str) -> None:
        self._page.show_outline()
        self._page.go_to(key)

    def _read_quotes(self, codes: Sequence[int]) -> None:
        coder = self._page.hub.coder
        self._asker.ask(
            lambda reader: first_quotes(reader, codes, coder), self.view.board.show_quotes
        )

    def _do(self, operation: Callable[..., Any], **values: Any) -> None:
        self.view.message.hide()
        self._page.hub.do(operation, otherwise=self._refuse, **values)

    def _refuse(self, problem: Refusal | Trouble) -> None:
        self.view.message.say(speech.sentence(problem))


def first_quotes(reader: Reader, codes: Sequence[int], coder: int | None) -> dict[int, str]:
    """Return the first quotation of each code that `coder` coded, in order of collection."""
    order = {row.id: at for at, row in enumerate(queries.transcripts(reader))}
    first: dict[int, Any] = {}
    for row in queries.codings_of_codes(reader, codes):
        if coder is None or row.coder == coder:
            now = first.get(row.code)
            if now is None or order[row.transcript] < order[now.transcript]:
                first[row.code] = row
    texts: dict[int, str] = {}
    found = {}
    for code, row in first.items():
        if row.transcript not in texts:
            texts[row.transcript] = queries.text_of(reader, row.transcript).text
        words = texts[row.transcript][row.start : min(row.end, row.start + _LONGEST)]
        found[code] = " ".join(words.split()) + ("…" if row.end - row.start > _LONGEST else "")
    return found
