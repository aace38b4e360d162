"""The storyline: how the other themes relate to the core category, as a text with live links.

Links lead to categories, themes, codes and quotations; what they show is read anew with every
change, so a renamed category has its new name here. The text is one operation when it is left;
while it is typed the field undoes by itself.
"""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.coding import operations
from app.coding.notes import THINGS, Link, passage_link, place_of, thing_link
from app.coding.notes.names import Names
from app.models import queries
from app.models.errors import Refusal, Trouble
from app.models.reader import Reader
from app.ui import speech
from app.ui.colours import code_colour
from app.ui.hub import Hub
from app.ui.memos.field import MemoField
from app.ui.memos.leaving import Leaving
from app.ui.pages.code.codebook import PATH_SIGN, category_key, code_key
from app.ui.pages.page import Place
from app.ui.pages.structure.outline import CODE, THEME, Item, Outline
from app.ui.theme import theme
from app.ui.theme.tokens import space
from app.ui.widgets.buttons import button, tip
from app.ui.widgets.command_palette import CommandPalette
from app.ui.widgets.look import label, look, margins
from app.ui.widgets.palette_model import PaletteItem

_WIDEST = 760  # px at 100 %: a line of text is no longer than can be read


class Quoted(NamedTuple):
    """A passage that is marked quotable: whose it is, and its words."""

    label: str
    words: str
    place: tuple[int, int, int]  # transcript, start, end in code points


class Storyline(QWidget):
    """`pointed(key)` when a link to a category or code was followed, `went(Place)` to a passage."""

    pointed = Signal(object)
    went = Signal(object)

    def __init__(self, hub: Hub) -> None:
        super().__init__()
        self.hub = hub
        self._stored = ""
        self._outline = Outline.empty()
        self._quoted: Sequence[Quoted] = ()
        self._palette: CommandPalette | None = None
        self.field = MemoField()
        self.toggle = look(button(""), "plain")
        self.link = button(self.tr("Insert link…"), "", "link")
        self._hint = label("", "muted")
        self._set_up()
        self._lay_out()
        self._connect()
        self.set_reading(True)

    # What is shown

    def show_text(self, text: str, outline: Outline) -> None:
        """Show the storyline as it is stored, unless somebody is typing in it."""
        self._outline = outline
        if self.is_changed():
            return
        first = not self._stored and not self.field.text()
        self.field.set_text(text)
        # The field may show something a little else than is stored (line ends): that is no change.
        self._stored = self.field.text()
        if first and not self.field.write.hasFocus():
            self.set_reading(bool(text))

    def show_quotable(self, quoted: Sequence[Quoted]) -> None:
        """Offer these passages for links."""
        self._quoted = quoted

    def is_changed(self) -> bool:
        """Tell whether something was typed that is not written down yet."""
        return self.field.text() != self._stored

    def keep(self) -> None:
        """Write down what was typed, if anything was."""
        if not self.is_changed():
            return
        before, self._stored = self._stored, self.field.text()

        def refused(problem: Refusal | Trouble) -> None:
            self._stored = before
            self._say(speech.sentence(problem))

        self.hub.do(operations.write_storyline, text=self._stored, otherwise=refused)

    def give_up(self) -> None:
        """Bring back what is stored."""
        self.field.set_text(self._stored)

    def set_reading(self, reading: bool) -> None:
        """Show it as it reads, or the field to write in."""
        self.field.set_reading(reading)
        self.toggle.setText(self.tr("Write") if reading else self.tr("Read"))
        self.link.setVisible(not reading)
        self._say("")

    def begin_writing(self) -> None:
        """Go into the field."""
        self.set_reading(False)
        self.field.write.setFocus(Qt.FocusReason.OtherFocusReason)

    def switch(self) -> None:
        """Go from reading to writing, or back."""
        if self.field.is_reading():
            self.begin_writing()
        else:
            self.keep()
            self.set_reading(True)
            self.field.read.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc brings back what is stored."""
        if event.key() == Qt.Key.Key_Escape and self.is_changed():
            self.give_up()
        else:
            super().keyPressEvent(event)

    # Links

    def follow(self, link: Link) -> None:
        """Go where a link leads, or say that it leads nowhere any more."""
        with self.hub.read() as reader:
            living = Names(reader).living(link) if link.kind in THINGS else None
            place = place_of(reader, link)
        if living is not None:
            key = code_key(living.id) if living.kind == CODE else category_key(living.id)
            self.pointed.emit(key)
        elif place is not None:
            self.went.emit(Place(*place))
        else:
            self._say(self.tr("What this link led to is not there any more."))

    def ask_link(self) -> None:
        """Ask what a link shall lead to, and put it where the caret is."""
        if self.field.is_reading():
            self.begin_writing()
        if self._palette is None:
            # Made late: only now the view stands in its window.
            self._palette = CommandPalette(self.window())
            self._palette.chosen.connect(lambda key, _keep: self._insert(key))
            self._palette.set_words(self.tr("Link to a theme, category, code or quotation…"))
        things = self._outline.items.values()
        quoted = [
            PaletteItem(at, one.words, path=one.label, icon="quote")
            for at, one in enumerate(self._quoted)
        ]
        self._palette.set_items([*map(self._offer, things), *quoted])
        self._palette.ask()

    def _offer(self, item: Item) -> PaletteItem:
        is_theme = item.kind == THEME
        return PaletteItem(
            item.key,
            item.name,
            path=PATH_SIGN.join(self._outline.path(item.key)),
            colour="" if is_theme else code_colour(item.row.colour),
            icon="layers" if is_theme else "",
        )

    def _insert(self, key: object) -> None:
        if self._palette is not None and not self._palette.isHidden():
            self._palette.close_quietly()
        item = self._outline.get(key)
        if item is not None:
            kind = CODE if item.kind == CODE else "category"
            self.field.insert(thing_link(kind, item.id, item.name))
        elif isinstance(key, int):
            one = self._quoted[key]
            self.field.insert(passage_link(one.label, one.words, one.place[0], one.place[1:]))
        self.field.write.setFocus(Qt.FocusReason.PopupFocusReason)

    def _say(self, words: str) -> None:
        writing = self.tr("Saved when you leave it · Esc brings back what was there")
        self._hint.setText(words or ("" if self.field.is_reading() else writing))
        self._hint.setVisible(bool(self._hint.text()))

    # Putting together

    def _set_up(self) -> None:
        name = self.tr("Storyline")
        self.field.write.setAccessibleName(name)
        self.field.read.setAccessibleName(name)
        self.field.write.setPlaceholderText(
            self.tr(
                "Tell how the themes relate to the core category. Ctrl+L puts in a link to a "
                "theme, category, code or quotation."
            )
        )
        self.toggle.setToolTip(tip(self.tr("Write, or see it as it reads"), "Ctrl+E"))
        self.link.setToolTip(tip(self.tr("Link to a theme, category, code or quotation"), "Ctrl+L"))
        self._hint.setWordWrap(True)
        for part in (self.field.write, self.field.read):
            part.document().setDocumentMargin(space(4))

    def _connect(self) -> None:
        self.toggle.clicked.connect(self.switch)
        self.link.clicked.connect(self.ask_link)
        for keys, act in (("Ctrl+E", self.switch), ("Ctrl+L", self.ask_link)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)
        self.field.opened.connect(self.follow)
        self.field.edit_asked.connect(self.begin_writing)
        parts: tuple[QWidget, ...] = (self.field.write, self.field.read, self.toggle, self.link)
        self._leaving = Leaving(self, *parts)
        self._leaving.left.connect(self.keep)
        self.hub.coder_leaving.connect(self.keep)

    def _lay_out(self) -> None:
        look(self, "paper")
        ground = QWidget()
        ground.setMaximumWidth(theme().px(_WIDEST))
        column = QVBoxLayout(ground)
        margins(column)
        column.setSpacing(space(2))
        line = QHBoxLayout()
        margins(line)
        line.setSpacing(space(2))
        line.addStretch()
        line.addWidget(self.link)
        line.addWidget(self.toggle)
        column.addLayout(line)
        column.addWidget(self.field, 1)
        column.addWidget(self._hint)
        across = QHBoxLayout(self)
        margins(across, space(6), space(3), space(6), space(4))
        across.addWidget(ground, 1)
        self.setFocusProxy(self.field)


def quotable(reader: Reader) -> Sequence[Quoted]:
    """Read the passages that are marked quotable, in order of collection; in another thread."""
    found: dict[tuple[int, int, int], Quoted] = {}
    marked = [row for row in queries.all_codings(reader) if row.quotable]
    rows = {row.id: row for row in queries.transcripts(reader)}
    texts = {one: queries.text_of(reader, one).text for one in {row.transcript for row in marked}}
    order = {ident: at for at, ident in enumerate(rows)}
    for row in sorted(marked, key=lambda row: (order[row.transcript], row.start, row.end)):
        place = (row.transcript, row.start, row.end)
        words = " ".join(texts[row.transcript][row.start : row.end].split())
        found.setdefault(place, Quoted(rows[row.transcript].name, words, place))
    return list(found.values())
