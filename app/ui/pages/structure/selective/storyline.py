"""The storyline: how the other themes relate to the core category, as a text with live links.

Links lead to categories, themes, codes and quotations; what they show is read anew with every
change, so a renamed category has its new name here. The text is one operation when it is left;
while it is typed the field undoes by itself.
"""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.coding import operations
from app.coding.notes import THINGS, Link, place_of, thing_link
from app.coding.notes.names import Names
from app.models.errors import Refusal, Trouble
from app.ui import speech
from app.ui.colours import code_colour
from app.ui.hub import Hub
from app.ui.memos.field import MemoField
from app.ui.memos.leaving import Leaving
from app.ui.memos.link_picker import LinkPicker
from app.ui.pages.code.codebook import PATH_SIGN, category_key, code_key
from app.ui.pages.page import Place
from app.ui.pages.structure.outline import CODE, THEME, Item, Outline
from app.ui.theme import theme
from app.ui.theme.tokens import space
from app.ui.widgets.buttons import button, tip
from app.ui.widgets.look import label, look, margins
from app.ui.widgets.palette_model import PaletteItem

_WIDEST = 760  # px at 100 %: a line of text is no longer than can be read


class Storyline(QWidget):
    """`pointed(key)` when a link to a category or code was followed, `went(Place)` to a passage."""

    pointed = Signal(object)
    went = Signal(object)

    def __init__(self, hub: Hub) -> None:
        super().__init__()
        self.hub = hub
        self._stored = ""
        self._outline = Outline.empty()
        self.field = MemoField()
        self.toggle = look(button(""), "plain")
        self.save = look(button(self.tr("Export…"), "", "download"), "plain")
        self.links = LinkPicker(
            hub,
            self,
            self.field.write,
            begin=self.begin_writing,
            keep=self.keep,
            things=self._things,
        )
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
        self.links.button.setVisible(not reading)
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

    def ask_export(self) -> None:
        """Ask where it shall be written."""
        from app.ui.pages.structure.selective.story_export import ask_story

        self.keep()
        ask_story(self, self.hub, self._say)

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

    def _things(self) -> Sequence[PaletteItem]:
        return [self._offer(item) for item in self._outline.items.values()]

    def _offer(self, item: Item) -> PaletteItem:
        is_theme = item.kind == THEME
        return PaletteItem(
            thing_link(CODE if item.kind == CODE else "category", item.id, item.name),
            item.name,
            path=PATH_SIGN.join(self._outline.path(item.key)),
            colour="" if is_theme else code_colour(item.row.colour),
            icon="layers" if is_theme else "",
        )

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
        self.save.setToolTip(self.tr("Word, web page or Markdown, with all quotations"))
        self.links.set_words(self.tr("Link to a theme, category, code or quotation"))
        self._hint.setWordWrap(True)
        for part in (self.field.write, self.field.read):
            part.document().setDocumentMargin(space(4))

    def _connect(self) -> None:
        self.toggle.clicked.connect(self.switch)
        self.save.clicked.connect(self.ask_export)
        shortcut = QShortcut(QKeySequence("Ctrl+E"), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self.switch)
        self.field.opened.connect(self.follow)
        self.field.edit_asked.connect(self.begin_writing)
        parts: tuple[QWidget, ...] = (
            self.field.write,
            self.field.read,
            self.toggle,
            self.save,
            self.links.button,
        )
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
        for part in (self.links.button, self.save, self.toggle):
            line.addWidget(part)
        column.addLayout(line)
        column.addWidget(self.field, 1)
        column.addWidget(self._hint)
        across = QHBoxLayout(self)
        margins(across, space(6), space(3), space(6), space(4))
        across.addWidget(ground, 1)
        self.setFocusProxy(self.field)
