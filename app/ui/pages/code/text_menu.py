"""The menu on the text: what can be done with the words, and with the coding pointed at."""

from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from app.ui.pages.code.actions import Actions
from app.ui.pages.code.applying import Applying
from app.ui.pages.code.desk import Desk
from app.ui.pages.code.marking import Marking
from app.ui.theme import icons
from app.ui.widgets.menu_words import menu_words

_ON_WORDS = ("choose", "new", "in-vivo", "similar", "autocode")
_COPYING = ("copy-speakers", "copy-quotation")
_LOOKING = ("turn", "narrow", "uncoded", "numbers")
_CORRECTING = ("correct", "correct-all", "split-turn", "join-turns", "speaker", "time")
_LISTENING = ("listen-turn", "listen-stamp", "checked", "recording", "recording-away")
_ON_CODING = ("memo", "quotable", "translate", "code-page", "remove")


class TextMenu(QObject):
    """Made anew each time it opens; `shown` is the one open last."""

    def __init__(
        self, desk: Desk, actions: Actions, applying: Applying, marking: Marking, page: QWidget
    ) -> None:
        super().__init__(page)
        self._marking = marking
        self._desk = desk
        self._actions = actions
        self._applying = applying
        self._page = page
        self.shown: QMenu | None = None

    def open_at(self, coding: int | None, point: QPoint) -> None:
        """Open at a global point; a coding pointed at becomes the one that is meant."""
        if coding is not None:
            self._desk.text.focus_coding(coding)
        menu = self.shown = QMenu(self._page)
        menu.aboutToHide.connect(menu.deleteLater)
        self._add_applying(menu)
        self._add_marking(menu)
        menu.addSeparator()
        copy = menu.addAction(icons.icon("copy", "muted"), self.tr("Copy"))
        copy.setShortcut(QKeySequence(QKeySequence.StandardKey.Copy))
        copy.triggered.connect(lambda _on=False: self._desk.text.view.copy())
        for name in (*_COPYING, "copy-link"):
            menu.addAction(self._actions[name])
        menu.addSeparator()
        for name in _LOOKING:
            menu.addAction(self._actions[name])
        correct = menu.addMenu(icons.icon("pencil", "muted"), self.tr("Correct the text"))
        for name in _CORRECTING:
            correct.addAction(self._actions[name])
        listen = menu.addMenu(icons.icon("headphones", "muted"), self.tr("Listen"))
        for name in _LISTENING:
            listen.addAction(self._actions[name])
        menu.addAction(self._actions["on-paper"])
        menu.popup(point)

    def _add_applying(self, menu: QMenu) -> None:
        living = self._applying.living_recent()
        if living:
            name = menu_words(menu, self._desk.codebook.name(living[0]))
            last = menu.addAction(self.tr("Apply “{code}”").format(code=name))
            last.setIcon(icons.icon("highlighter", "muted"))
            last.setShortcut(self._actions["last"].shortcut())
            last.setShortcutVisibleInContextMenu(True)
            last.triggered.connect(lambda _on=False: self._applying.apply_last())
        for name in _ON_WORDS:
            menu.addAction(self._actions[name])
        if living:
            recent = menu.addMenu(icons.icon("clock", "muted"), self.tr("Recent codes"))
            self._applying.fill_recent(recent)

    def _add_marking(self, menu: QMenu) -> None:
        there = self._desk.at_place()
        for name in ("memo-passage", "supports", "contradicts"):
            menu.addAction(self._actions[name])
        if not there:
            return
        self._actions["quotable"].setChecked(bool(there[0].quotable))
        menu.addSection(menu_words(menu, self._desk.codebook.name(there[0].code)))
        for name in _ON_CODING:
            menu.addAction(self._actions[name])
        if not self._desk.is_own(there[0]):
            coder = self._desk.coders.get(there[0].coder)
            words = self.tr("Remove {name}'s coding").format(name=coder.name if coder else "")
            remove = menu.addAction(words.replace("&", "&&"))
            remove.triggered.connect(lambda _on=False: self._marking.remove_of_another(there[0]))
