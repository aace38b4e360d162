"""Putting a link to a quotation where the caret is, in memos and in the storyline.

A palette finds the quotation by its words, its code or its participant. It opens from a button, by
Ctrl+L, or by typing two opening brackets, which the link then replaces.
"""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

from app.coding.notes import passage_link
from app.coding.notes.finding import Quoted, find_quotations
from app.models.reader import Reader
from app.ui.colours import code_colour
from app.ui.hub import Hub
from app.ui.memos.text import BRACKETS, MemoText
from app.ui.pages.code.asking import Asker
from app.ui.theme.tokens import space
from app.ui.widgets.asking_palette import AskingPalette
from app.ui.widgets.buttons import button, tip
from app.ui.widgets.match import Matcher
from app.ui.widgets.palette_model import PaletteItem

KEYS = "Ctrl+L"
_LONGEST = 240  # code points of a quotation in a row; the palette shows no more
_THINGS = 12  # codes, categories and themes before the quotations


class LinkPicker(QObject):
    """Serves one text of an editor.

    `begin` goes into the text to write there, if that may be done; `keep` is called where the
    palette was left for something outside of the editor. `things` gives what else can be linked
    to, each item's key being its link in Markdown.
    """

    def __init__(
        self,
        hub: Hub,
        editor: QWidget,
        text: MemoText,
        *,
        begin: Callable[[], None],
        keep: Callable[[], None],
        things: Callable[[], Sequence[PaletteItem]] = tuple,
    ) -> None:
        super().__init__(editor)
        self._editor, self._text = editor, text
        self._begin, self._keep = begin, keep
        self._things = things
        self._offered: Sequence[PaletteItem] = ()
        self._matcher = Matcher((), (), {})
        self._asker = Asker(hub, self)
        self._asked = 0
        self._palette: AskingPalette | None = None
        self.button = button(self.tr("Link…"))
        self.set_words(self.tr("Link to a quotation"))
        self.button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.button.clicked.connect(lambda _on=False: self.ask())
        text.link_typed.connect(self.ask)
        shortcut = QShortcut(QKeySequence(KEYS), editor)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self.ask)

    def set_words(self, words: str) -> None:
        """Say what can be linked to."""
        self._words = words
        self.button.setToolTip(tip(words, KEYS) + f" · {BRACKETS[0]}")
        self.button.setAccessibleName(words)

    @property
    def palette(self) -> AskingPalette:
        """The palette, made when it is first needed: only then the editor stands in its window."""
        if self._palette is None:
            self._palette = AskingPalette(self._editor.window())
            self._palette.asked.connect(self._ask)
            self._palette.chosen.connect(lambda link, _keep: self._text.insert_link(str(link)))
            self._palette.closed.connect(self._closed)
        return self._palette

    def ask(self) -> None:
        """Ask what the link shall lead to; nothing where the text may not be changed."""
        self._begin()
        text = self._text
        if text.isReadOnly() or not text.isVisible():
            return
        self._offered = self._things()
        names = [item.text for item in self._offered]
        self._matcher = Matcher(names, [item.path for item in self._offered], {})
        caret = text.cursorRect()
        corner = text.viewport().mapToGlobal(caret.bottomLeft())
        self.palette.set_words(self._words + "…")
        self.palette.ask_anew()
        self.palette.ask_at(corner, caret.height() + space(1))

    def _ask(self, words: str) -> None:
        self._asked += 1
        still = partial(self._is_asked, self._asked)

        def question(reader: Reader) -> list[Quoted]:
            return find_quotations(reader, words, wanted=still)

        self._asker.ask(question, partial(self._show, words))

    def _is_asked(self, number: int) -> bool:
        return number == self._asked

    def _show(self, words: str, found: Sequence[Quoted]) -> None:
        hits = self._matcher.find(words)
        most = _THINGS if words.strip() or found else len(hits)
        things = [self._offered[at] for at in hits[: min(self._matcher.sure, most)]]
        self.palette.show_answers([*things, *map(_item, found)])

    def _closed(self) -> None:
        self._asked += 1  # a search that still runs may stop
        focus = QApplication.focusWidget()
        if focus is None or not self._editor.isAncestorOf(focus):
            self._keep()


def _item(quoted: Quoted) -> PaletteItem:
    words = quoted.words
    if len(words) > _LONGEST:
        words = words[:_LONGEST].rstrip() + "…"
    return PaletteItem(
        passage_link(quoted.who, quoted.words, quoted.transcript, (quoted.start, quoted.end)),
        words,
        colour="" if quoted.colour is None else code_colour(quoted.colour),
        icon="quote",
        source=" · ".join((*quoted.codes[:2], f"({quoted.who})")),
        detail=words,
    )
