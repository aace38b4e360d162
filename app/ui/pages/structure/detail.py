"""What the chosen code, category or theme means, edited where it stands, and its first quotations.

A field is written down as one step when it is left; Esc brings back what was there.
"""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from app.coding.analysis.counts import Count
from app.ui.colours import code_colour
from app.ui.hub import Hub
from app.ui.pages.code.code_card import InPlace
from app.ui.pages.code.passages import Passage
from app.ui.pages.structure.detail_fields import NameField
from app.ui.pages.structure.outline import CODE, THEME, Item
from app.ui.pages.structure.properties.section import PropertiesSection
from app.ui.pages.structure.quotations import SHOWN, FirstQuotations
from app.ui.theme import icons, theme
from app.ui.theme.tokens import space
from app.ui.widgets.buttons import button, tip
from app.ui.widgets.look import label, look, margins, mark, swatch
from app.ui.widgets.number_link import NumberLink
from app.ui.widgets.swatch_grid import SwatchGrid

_DOT = 12  # px at 100 %


class Detail(QScrollArea):
    """`named(item, name)`, `kept(item, field, text)` when a field was left with other words;
    `coloured(item, colour)`; `level_asked(item)`; `went(Place)`; `all_asked(item)` a number.
    """

    named = Signal(object, str)
    kept = Signal(object, str, str)
    coloured = Signal(object, str)
    level_asked = Signal(object)
    all_asked = Signal(object)
    went = Signal(object)

    def __init__(self, hub: Hub, nothing: str, level_keys: str = "") -> None:
        super().__init__()
        self.item: Item | None = None
        self._level_keys = level_keys
        self._nothing = look(label(nothing), "muted")
        self._card = QWidget()
        self._sign = QLabel()
        self.kind = look(label(), "muted")
        self.name = NameField(self.tr("Name"))
        self.error = look(label(), "error")
        self.where = look(label(), "muted")
        self.quotations_n, self.participants_n = NumberLink(), NumberLink()
        self._words = look(label(), "muted"), look(label(), "muted")
        self.note = look(label(), "warning")
        self.fields = self._make_fields()
        self._of_codes: list[QWidget] = []
        self.properties = PropertiesSection()
        self.swatches = SwatchGrid()
        self.level = button("")
        # What a page knows besides, above and below what the thing means
        self.extra, self.extra_below = QVBoxLayout(), QVBoxLayout()
        self.list = FirstQuotations(hub)
        self._list_head = look(label(self.tr("First quotations")), "head")
        self._all = button("", "link")
        self._lay_out()
        self._connect()
        self.show_item(None, (), "")

    def show_item(self, item: Item | None, path: Sequence[str], note: str) -> None:
        """Show an item below `path`; `note` says why other numbers are shown than usual."""
        if (self.item and self.item.key) != (item and item.key):
            self.give_up()  # what was typed belongs to the item before
            self.say_error("")
            self.list.begin()
        self.item = item
        self._card.setVisible(item is not None)
        self._nothing.setVisible(item is None)
        if item is None:
            return
        self.kind.setText(self._kind_word(item.kind))
        self.name.show_text(item.name)
        self.where.setText(" › ".join(path) if path else self._nowhere(item.kind))
        self.where.setVisible(bool(self.where.text()))
        self.note.setText(note)
        self.note.setVisible(bool(note))
        for field, editor in self.fields.items():
            editor.show_text(getattr(item.row, field, None) or "")
        for part in self._of_codes:
            part.setVisible(item.kind == CODE)
        self.swatches.set_colour(code_colour(item.row.colour))
        self._offer_level(item)
        self._renew()

    def show_count(self, count: Count | None) -> None:
        """Show how many passages and participants; None: not counted yet."""
        numbers = (count.quotations, len(count.participants)) if count else (0, 0)
        nouns = (
            self.tr("quotation") if numbers[0] == 1 else self.tr("quotations"),
            self.tr("participant") if numbers[1] == 1 else self.tr("participants"),
        )
        links = (self.quotations_n, self.participants_n)
        for link, number, said, word in zip(links, numbers, self._words, nouns, strict=True):
            link.set_number(number, word)
            said.setText(word)
            for part in (link, said):
                part.setVisible(count is not None)
        self._all.setVisible(numbers[0] > SHOWN)
        code = self.item is not None and self.item.kind == CODE
        words = self.tr("All {n} on the Code page") if code else self.tr("Show all {n}")
        self._all.setText(words.format(n=numbers[0]))

    def show_passages(self, passages: Sequence[Passage]) -> None:
        """Show the first of the item's passages."""
        self.list.show_passages(passages)
        self._list_head.setVisible(bool(passages))

    def show_all(self) -> None:
        """Show all of the item's passages here, and put the cursor on the first."""
        self.list.show_all()
        if self.list.model().rowCount():
            self.list.setCurrentIndex(self.list.model().index(0, 0))
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        self._all.hide()

    def say_error(self, sentence: str) -> None:
        """Say at the name why it will not do; "": nothing is wrong with it."""
        self.error.setText(sentence)
        self.error.setVisible(bool(sentence))
        self.name.setAccessibleDescription(sentence)
        mark(self.name, "wrong", bool(sentence))

    def give_up(self) -> None:
        """Hand over what is being typed: another item is about to be shown."""
        self.name.give_up()
        for editor in self.fields.values():
            editor.give_up()
        self.properties.give_up()

    def define(self) -> None:
        """Put the cursor into the definition."""
        self.fields["definition"].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _make_fields(self) -> dict[str, InPlace]:
        return {
            "definition": InPlace(self.tr("Definition"), self.tr("What does it stand for?")),
            "when_to_use": InPlace(self.tr("When to use"), self.tr("It applies if …")),
            "when_not_to_use": InPlace(self.tr("When not to use"), self.tr("Not if …")),
            "example": InPlace(self.tr("Example"), self.tr("A typical passage")),
        }

    def _kind_word(self, kind: str) -> str:
        if kind == CODE:
            return self.tr("Code")
        return self.tr("Theme") if kind == THEME else self.tr("Category")

    def _nowhere(self, kind: str) -> str:
        if kind == CODE:
            return self.tr("Not in a category")
        return "" if kind == THEME else self.tr("Not in a theme")

    def _offer_level(self, item: Item) -> None:
        self.level.setVisible(bool(self._level_keys) and item.kind != CODE)
        to_category = item.kind == THEME
        self.level.setText(
            self.tr("Make it a category") if to_category else self.tr("Make it a theme")
        )
        self.level.setToolTip(tip(self.level.text(), self._level_keys))

    def _connect(self) -> None:
        self.name.left.connect(lambda text: self.named.emit(self.item, text))
        for field, editor in self.fields.items():
            editor.left.connect(lambda text, f=field: self.kept.emit(self.item, f, text))
        self.swatches.picked.connect(lambda colour: self.coloured.emit(self.item, colour))
        self.level.clicked.connect(lambda: self.level_asked.emit(self.item))
        for link in (self.quotations_n, self.participants_n, self._all):
            link.clicked.connect(lambda: self.all_asked.emit(self.item))
        self.list.went.connect(self.went)
        theme().changed.connect(self._renew)

    def _renew(self) -> None:
        if self.item is None:
            return
        if self.item.kind == THEME:
            self._sign.setPixmap(icons.pixmap("layers", icons.SMALL, "accent"))
        else:
            self._sign.setPixmap(swatch(code_colour(self.item.row.colour), _DOT))

    def _lay_out(self) -> None:
        look(self, "panel")
        column = QVBoxLayout(self._card)
        margins(column)
        for part in (self._head(), self.name, self.error, self.where, self._numbers(), self.note):
            column.addWidget(part)
            column.addSpacing(space(1))
        for more in (self.extra, self.extra_below):
            margins(more)
        column.addLayout(self.extra)
        for field, editor in self.fields.items():
            part = self._titled(editor)
            column.addWidget(part)
            if field != "definition":
                self._of_codes.append(part)
        column.addLayout(self.extra_below)
        column.addWidget(self.properties)
        colour = look(label(self.tr("Colour")), "muted")
        for part, gap in ((colour, 3), (self.swatches, 1), (self.level, 3), (self._list_head, 5)):
            column.addSpacing(space(gap))
            column.addWidget(part, 0, Qt.AlignmentFlag.AlignLeft)
        column.addSpacing(space(1))
        column.addWidget(self.list)
        column.addWidget(self._all, 0, Qt.AlignmentFlag.AlignLeft)
        self._put(self._card)

    def _put(self, card: QWidget) -> None:
        inner = look(QWidget(), "panel")
        whole = QVBoxLayout(inner)
        margins(whole, space(4), space(3), space(3), space(4))
        self._nothing.setWordWrap(True)
        for said in (self.error, self.where, self.note):
            said.setWordWrap(True)
        whole.addWidget(self._nothing)
        whole.addWidget(card)
        whole.addStretch()
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(inner)

    def _titled(self, editor: InPlace) -> QWidget:
        """Return an editor below its name."""
        part = QWidget()
        column = QVBoxLayout(part)
        margins(column, 0, space(2))
        column.setSpacing(space(1))
        column.addWidget(look(label(editor.accessibleName()), "muted"))
        column.addWidget(editor)
        return part

    def _head(self) -> QWidget:
        head = QWidget()
        line = QHBoxLayout(head)
        margins(line)
        line.setSpacing(space(2))
        line.addWidget(self._sign)
        line.addWidget(self.kind, 1)
        return head

    def _numbers(self) -> QWidget:
        numbers = QWidget()
        line = QHBoxLayout(numbers)
        margins(line)
        for link, words in zip((self.quotations_n, self.participants_n), self._words, strict=True):
            line.addWidget(link)
            line.addSpacing(space(1))
            line.addWidget(words)
            line.addSpacing(space(4))
        line.addStretch()
        return numbers
