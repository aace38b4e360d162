"""One memo with everything about it, written down as one operation when it is left.

While it is typed in, the fields have their own undo (Ctrl+Z). Leaving it by key or click, going to
another page, going on as another coder and closing the window all keep what was typed; Esc brings
back what was there. Others' memos are shown to be read.
"""

from typing import Any

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from app.coding.notes import FREE, THINGS, Link, Note, Target, place_of
from app.coding.notes.names import Names
from app.coding.notes.reading import MEETING, MEMO
from app.ui.hub import Hub
from app.ui.memos.field import MemoField
from app.ui.memos.leaving import Leaving
from app.ui.memos.link_picker import LinkPicker
from app.ui.memos.paper import Paper, Values
from app.ui.memos.words import KINDS, kind_words
from app.ui.theme.tokens import space
from app.ui.widgets.buttons import button, tip
from app.ui.widgets.look import label, look, margins


class MemoEditor(QWidget):
    """Shows a `Note` or an empty paper for a new one.

    `went` with the values of a `Place` when a link was followed; `made(id)` when a new memo got its
    row; `gone_link` when a link leads nowhere any more.
    """

    went = Signal(object)
    made = Signal(object)
    gone_link = Signal()

    def __init__(self, hub: Hub, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.hub = hub
        self.note: Note | None = None
        self.paper = Paper(hub)
        self._stored = Values()
        self._own = True
        self.title = look(QLineEdit(), "title")
        self.kind = QComboBox()
        self.private = QCheckBox(self.tr("Private"))
        self.date, self.present = QLineEdit(), QLineEdit()
        self.field = MemoField()
        self.links = LinkPicker(
            hub, self, self.field.write, begin=self.begin_writing, keep=self.keep
        )
        self._hint = label("", "muted")
        self._toggle = look(button(""), "plain")
        self._set_up()
        self._lay_out()
        self._connect()
        self.show_new()

    # What is shown

    def show_note(self, note: Note, *, reading: bool = True) -> None:
        """Show a note; what was typed in the one before is written down first."""
        same = self.paper.ident is not None and (note.source, note.id) == self.key()
        if same and self.is_changed():
            return  # somebody is typing: what is stored meanwhile waits
        if not same:
            self._take(Paper(self.hub, note.source, note.id, note.on))
        self.note = note
        self._own = note.source == MEETING or note.author == self.hub.coder
        self._show(_values_of(note))
        if not same:
            self.set_reading(reading or not self._own)

    def show_new(self, on: Target = FREE, kind: str = "free", source: str = MEMO) -> None:
        """Show an empty paper; its first words make the memo."""
        self._take(Paper(self.hub, source, None, on))
        self.note, self._own = None, True
        today = QDate.currentDate().toString(Qt.DateFormat.ISODate)
        self._show(Values(kind=kind, date=today if source == MEETING else ""))
        self.set_reading(False)

    def key(self) -> tuple[str, int | None]:
        """Return which row is shown: its source and id, None while it has none."""
        return self.paper.source, self.paper.ident

    def values(self) -> Values:
        """Return what stands in the fields."""
        return Values(
            self.title.text().strip(),
            self.field.text(),
            str(self.kind.currentData() or "free"),
            self.private.isChecked(),
            self.date.text().strip(),
            self.present.text().strip(),
        )

    def is_changed(self) -> bool:
        """Tell whether something was typed that is not written down yet."""
        return self._own and self.values() != self._stored

    def keep(self) -> None:
        """Write down what was typed, if anything was."""
        if self.is_changed():
            before, self._stored = self._stored, self.values()
            self.paper.keep(before, self._stored)

    def give_up(self) -> None:
        """Bring back what is stored."""
        self._show(self._stored)

    def set_reading(self, reading: bool) -> None:
        """Show the preview, or the field to write in."""
        focused = self.field.write.hasFocus() or self.field.read.hasFocus()
        self.field.set_reading(reading)
        self._toggle.setText(self.tr("Write") if reading else self.tr("Preview"))
        if focused:
            self.field.part(reading).setFocus(Qt.FocusReason.OtherFocusReason)

    def begin_writing(self) -> None:
        """Go into the field."""
        if self._own:
            self.set_reading(False)
            self.field.write.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc brings back what is stored; Enter in the title ends there.

        Ctrl+E and Ctrl+L come here in a floating sheet, where shortcuts rest.
        """
        if event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            acts = {Qt.Key.Key_E: self._switch, Qt.Key.Key_L: self.links.ask}
            if event.key() in acts:
                acts[Qt.Key(event.key())]()
                return
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        if plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return
        if event.key() == Qt.Key.Key_Escape and self.is_changed():
            self.give_up()
        super().keyPressEvent(event)

    # Inside

    def _take(self, paper: Paper) -> None:
        """Write down what was typed on the paper before, and go on with another."""
        self.keep()
        self.paper = paper
        paper.made.connect(lambda ident: self._made(paper, ident))
        paper.refused.connect(lambda _problem: self._refused(paper))

    def _made(self, paper: Paper, ident: int) -> None:
        if paper is self.paper:
            self.made.emit(ident)

    def _refused(self, paper: Paper) -> None:
        if paper is self.paper:
            self._stored = Values() if self.note is None else _values_of(self.note)

    def _show(self, values: Values) -> None:
        self._stored = values
        self.title.setText(values.title)
        self.title.setCursorPosition(0)
        self.kind.setCurrentIndex(max(0, self.kind.findData(values.kind)))
        self.private.setChecked(values.private)
        self.date.setText(values.date)
        self.present.setText(values.present)
        self.field.set_text(values.text)
        # The fields may show something a little else than is stored (line ends): that is no change.
        self._stored = self.values()
        source = self.paper.source
        for part in (self.title, self.kind, self.private):
            part.setVisible(source == MEMO)
            part.setEnabled(self._own)
        for part in (self.date, self.present):
            part.setVisible(source == MEETING)
        self.field.write.setReadOnly(not self._own)
        for tool in (self._toggle, self.links.button):
            tool.setVisible(self._own)
        others = self.tr("Another coder's memo: only its author changes it")
        mine = self.tr("Saved when you leave it · Esc brings back what was there")
        self._hint.setText(mine if self._own else others)

    def follow(self, link: Link) -> None:
        """Go where a link leads."""
        with self.hub.read() as reader:
            living = Names(reader).living(link) if link.kind in THINGS else None
            place = place_of(reader, link)
        if living is not None:
            code, category = (living.id, None) if living.kind == "code" else (None, living.id)
            self.went.emit((None, None, None, code, category))
        elif place is not None:
            self.went.emit(place)
        else:
            self.gone_link.emit()

    def _set_up(self) -> None:
        self.title.setPlaceholderText(self.tr("Title"))
        self.title.setAccessibleName(self.tr("Title"))
        for kind in KINDS:
            self.kind.addItem(kind_words(kind), kind)
        self.kind.setAccessibleName(self.tr("Kind of memo"))
        self.kind.view().setAccessibleName(self.tr("Kind of memo"))
        self.private.setToolTip(self.tr("Only you see it, also in counts and exports"))
        self.date.setAccessibleName(self.tr("Date"))
        self.date.setPlaceholderText(self.tr("YYYY-MM-DD"))
        self.present.setAccessibleName(self.tr("Present"))
        self.present.setPlaceholderText(self.tr("Who was present"))
        self._toggle.setToolTip(tip(self.tr("Write, or see it as it reads"), "Ctrl+E"))
        self._toggle.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def _connect(self) -> None:
        self._toggle.clicked.connect(self._switch)
        shortcut = QShortcut(QKeySequence("Ctrl+E"), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self._switch)
        self.title.returnPressed.connect(self.begin_writing)
        self.field.edit_asked.connect(self.begin_writing)
        self.field.opened.connect(self.follow)
        parts: tuple[QWidget, ...] = (
            self.title,
            self.kind,
            self.private,
            self.date,
            self.present,
            self.field.write,
            self.field.read,
            self.links.button,
            self._toggle,
        )
        self._leaving = Leaving(self, *parts)
        self._leaving.left.connect(self.keep)
        self.hub.coder_leaving.connect(self.keep)

    def _switch(self, *_any: Any) -> None:
        if self._own:
            self.set_reading(not self.field.is_reading())
            self.field.part(self.field.is_reading()).setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        margins(column)
        column.setSpacing(space(2))
        column.addWidget(self.title)
        line = QHBoxLayout()
        margins(line)
        line.setSpacing(space(3))
        self.date.setMaximumWidth(space(30))
        line.addWidget(self.kind)
        line.addWidget(self.private)
        line.addWidget(self.date)
        line.addWidget(self.present, 1)
        line.addStretch()
        line.addWidget(self.links.button)
        line.addWidget(self._toggle)
        column.addLayout(line)
        column.addWidget(self.field, 1)
        self._hint.setWordWrap(True)
        column.addWidget(self._hint)


def _values_of(note: Note) -> Values:
    date = note.created if note.source == MEETING else ""
    return Values(note.title, note.text, note.kind, note.private, date, note.present)
