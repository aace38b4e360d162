"""The page of notes: the list at the left, the note that is chosen beside it.

The notes are read in another thread, because what passages say comes from whole transcripts.
"""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from app.coding import operations
from app.coding.notes import FREE, Note, Target, notes
from app.coding.notes.reading import CODING_MEMO, MEETING, MEMO
from app.models import queries
from app.models.reader import Reader
from app.ui.counting import counted
from app.ui.frame.panes import ThreePanes
from app.ui.hub import Hub
from app.ui.memos.editor import MemoEditor
from app.ui.memos.words import target_words
from app.ui.pages.notes.list_panel import NotesList
from app.ui.pages.notes.narrowing import searched
from app.ui.pages.page import Page, Place
from app.ui.theme import icons, theme
from app.ui.theme.tokens import space
from app.ui.widgets.buttons import button
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.look import label, look, margins

_WIDEST = 860  # px at 100 %: longer lines are hard to read
Read = tuple[list[Note], dict[int, str], dict[int, str]]


class NotesPage(Page):
    """All notes that the viewer may see."""

    tables = frozenset({
        "memo", "meeting", "coding", "code", "category", "participant", "person", "relation",
        "transcript", "coder",
    })  # fmt: skip

    def __init__(self, hub: Hub, parent: QWidget | None = None) -> None:
        super().__init__(hub, parent)
        self.list = NotesList()
        self.editor = MemoEditor(hub)
        self.on = button("", "link")
        self.on.setAccessibleName(self.tr("What it is on"))
        self.hint = label("", "muted")
        self.empty = EmptyState(
            "notebook-pen",
            self.tr(
                "Here stand all memos: on codes, passages and people, reflexive notes, meetings, "
                "and whatever else strikes you. Press M beside anything, or begin here."
            ),
            self.tr("New note"),
        )
        self._persons: dict[int, str] = {}
        self._wanted: tuple[str, int | None] | None = None
        self._lay_out()
        self._connect()
        self._actions = self._make_actions()

    def reload(self) -> None:
        """Read the notes in another thread."""
        self.hub.fetch(_ask, self._show)

    def forget(self) -> None:
        """Show nothing of the coder before."""
        self.editor.show_new()
        self.list.show_notes([], {})

    def page_actions(self) -> list[QAction]:
        """Return what can be begun here."""
        return self._actions

    def status(self) -> str:
        """Return how many notes there are and are shown."""
        every, shown = len(self.list.notes), len(self.list.model.notes())
        if every == shown:
            return counted(every, self.tr("1 note"), self.tr("{n} notes"))
        return self.tr("{n} of {all} notes").format(n=shown, all=every)

    def state(self) -> dict[str, Any]:
        """Return what is narrowed and chosen."""
        return {**self.list.state(), "note": list(self.editor.key())}

    def restore(self, state: Mapping[str, Any]) -> None:
        """Take up what is remembered."""
        self.list.restore(state)
        key = state.get("note")
        if isinstance(key, list) and len(key) == 2 and isinstance(key[1], int):
            self._wanted = (str(key[0]), key[1])

    def new_note(self, on: Target = FREE, kind: str = "free", source: str = MEMO) -> None:
        """Begin a note."""
        self.editor.show_new(on, kind, source)
        self.list.set_current(("", None))
        self._show_on()
        self._stack.setCurrentWidget(self.panes)
        self.editor.begin_writing()

    def ask_new(self) -> None:
        """Open the menu of what can be begun: a note, a reflexive one, a meeting."""
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        for action in self._actions[:2]:
            menu.addAction(action)
        if self._persons:
            people = menu.addMenu(icons.icon("user", "muted"), self.tr("Reflexive note of"))
            for ident, name in self._persons.items():
                action = people.addAction(name)
                on = Target("person", ident, name)
                action.triggered.connect(lambda _on=False, on=on: self.new_note(on, "reflexive"))
        add = self.list.add
        menu.popup(add.mapToGlobal(QPoint(0, add.height())))

    def remove(self) -> None:
        """Delete the chosen note; it can be undone."""
        note = self.list.current()
        if note is None:
            return
        self.editor.keep()
        if note.source == MEETING:
            self.hub.do(operations.delete_meeting, meeting=note.id)
        elif note.source == CODING_MEMO:
            self.hub.do(operations.write_coding_memo, coding=note.id, memo="")
        else:
            self.hub.do(operations.delete_memo, memo=note.id)

    # Inside

    def _show(self, answer: Read) -> None:
        found, coders, self._persons = answer
        self.list.show_notes(found, coders)
        key, self._wanted = self._wanted or self.editor.key(), None
        note = next((one for one in found if (one.source, one.id) == key), None)
        if note is not None:
            self.editor.show_note(note)
            self.list.set_current(key)
        elif self.editor.paper.ident is not None or not self.editor.is_changed():
            self._show_first()
        writing = self.editor.is_changed() or self.editor.field.write.hasFocus()
        self._stack.setCurrentWidget(self.panes if found or writing else self.empty)
        self._show_on()
        self.status_changed.emit(self.status())

    def _show_first(self) -> None:
        """Show the first note of the list where the one that was shown is gone."""
        first = next(iter(self.list.model.notes()), None)
        if first is None:
            self.editor.show_new()
        elif self.editor.paper.ident is not None or self.editor.note is None:
            if self.editor.field.write.hasFocus():
                return  # somebody is about to write a new one
            self.editor.show_note(first)
            self.list.set_current((first.source, first.id))

    def _choose(self, note: Note) -> None:
        self.editor.show_note(note)
        self._show_on()

    def _show_on(self) -> None:
        note = self.editor.note
        on = note.on if note is not None else self.editor.paper.on
        words = target_words(on)
        font = self.on.fontMetrics()
        room = max(space(40), self.editor.width() - space(6))
        self.on.setText(font.elidedText(words, Qt.TextElideMode.ElideRight, room))
        self.on.setToolTip(words)
        self.on.setVisible(bool(words))
        self.on.setEnabled(on.place is not None or on.kind == "code")
        self.hint.hide()

    def _go_to_subject(self) -> None:
        note = self.editor.note
        on = note.on if note is not None else self.editor.paper.on
        if on.place is not None:
            self.went.emit(Place(*on.place))
        elif on.kind == "code":
            self.went.emit(Place(code=on.id))

    def _say(self, words: str) -> None:
        self.hint.setText(words)
        self.hint.show()

    def _connect(self) -> None:
        self.list.chosen.connect(self._choose)
        self.list.entered.connect(self.editor.begin_writing)
        self.list.remove_asked.connect(self.remove)
        self.list.new_asked.connect(self.ask_new)
        self.list.narrowed.connect(lambda: self.status_changed.emit(self.status()))
        self.empty.acted.connect(self.new_note)
        self.on.clicked.connect(self._go_to_subject)
        self.editor.went.connect(lambda place: self.went.emit(Place(*place)))
        self.editor.gone_link.connect(
            lambda: self._say(self.tr("What this link led to is not there any more."))
        )
        self.editor.field.read.copied.connect(
            lambda address: self._say(self.tr("Copied: {address}").format(address=address))
        )

    def _make_actions(self) -> list[QAction]:
        made = []
        for words, keys, icon, act in (
            (self.tr("New note"), "Ctrl+N", "plus", self.new_note),
            (self.tr("New meeting"), "Ctrl+Shift+M", "users", self._new_meeting),
            (self.tr("Delete the note"), "", "trash-2", self.remove),
        ):
            action = QAction(words, self)
            action.setShortcut(QKeySequence(keys))
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            action.setShortcutVisibleInContextMenu(True)
            icons.put(action, icon, "muted")
            action.triggered.connect(lambda _on=False, act=act: act())
            self.addAction(action)
            made.append(action)
        return made

    def _new_meeting(self) -> None:
        self.new_note(source=MEETING)

    def _lay_out(self) -> None:
        middle = look(QWidget(), "paper")
        across = QHBoxLayout(middle)
        margins(across, space(6), space(5), space(6), space(5))
        ground = QWidget()
        ground.setMaximumWidth(theme().px(_WIDEST))
        column = QVBoxLayout(ground)
        margins(column)
        column.setSpacing(space(2))
        column.addWidget(self.on, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.editor, 1)
        column.addWidget(self.hint)
        self.hint.hide()
        across.addWidget(ground, 1)
        self._stack = QStackedWidget(self)
        self.panes = ThreePanes(
            self.list, middle, None, left_width=320, room=420, parent=self._stack
        )
        self._stack.addWidget(self.panes)
        self._stack.addWidget(self.empty)
        whole = QVBoxLayout(self)
        margins(whole)
        whole.addWidget(self._stack)
        self.setFocusProxy(self.list.view)


def _ask(reader: Reader) -> Read:
    coders = {row.id: row.name for row in queries.coders(reader) if row.kind == "person"}
    persons = {row.id: row.name for row in queries.persons(reader)}
    found = notes(reader)
    for note in found:
        searched(note)  # here, so that the first letter of a search need not wait for it
    return found, coders, persons
