"""Codes side by side, in the place of the text. Columns show what was read; gestures only ask."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QHBoxLayout,
    QScrollArea,
    QSplitter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.coding.quotes import Quote
from app.ui.pages.code.asking import Asker
from app.ui.pages.code.comparing.column import Column
from app.ui.pages.code.comparing.column_menu import ColumnMenu
from app.ui.pages.code.comparing.reading import Compared, Whose, read_compared
from app.ui.pages.code.comparing.sorting import Sorting
from app.ui.pages.code.desk import Desk
from app.ui.pages.code.dropping import dragged_codes
from app.ui.pages.code.quotes.model import NOTHING
from app.ui.theme import icons
from app.ui.theme.tokens import space
from app.ui.widgets.buttons import IconButton, button
from app.ui.widgets.elided import ElidedLabel
from app.ui.widgets.look import hairline, label, look, margins

_WHOSE = 10  # letters of the field "whose" that can be read at least


class Comparing(QWidget):
    """`back_asked` to the text; `page_asked(code)`; `column_made(column)`: its list is to be wired.

    `codes` are the codes asked for; those that are gone for now have no column.
    """

    back_asked = Signal()
    page_asked = Signal(object)
    column_made = Signal(object)

    def __init__(self, desk: Desk, sorting: Sorting, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self.sorting = sorting
        self._asker = Asker(desk.hub, self)
        self.codes: list[int] = []
        self.columns: list[Column] = []
        self.whose = QComboBox()
        self._choices = [Whose()]  # what the rows of the field stand for
        self.context = look(QToolButton(), "plain")
        self.menu = ColumnMenu(self)
        self._title = look(ElidedLabel(), "title")
        self._row = QSplitter(Qt.Orientation.Horizontal)
        self.setAcceptDrops(True)
        self._lay_out()
        self._connect()

    # What is compared

    def compare(self, codes: Sequence[int]) -> None:
        """Show these codes side by side."""
        self.codes = list(dict.fromkeys(codes))
        self.reload()

    def add(self, code: int, after: int | None = None) -> None:
        """Show a further code, at the right or beside another."""
        if code not in self.codes:
            at = self.codes.index(after) + 1 if after in self.codes else len(self.codes)
            self.codes.insert(at, code)
            self.reload()
        self.go_to(code)

    def leave(self, code: int) -> None:
        """Take a code out of the comparison."""
        self.codes = [one for one in self.codes if one != code]
        self.reload()

    def living(self) -> list[int]:
        """Return the codes that are there now, in the order of the columns."""
        return [code for code in self.codes if code in self._desk.codebook.codes]

    def go_to(self, code: int) -> None:
        """Give the focus to the column of a code."""
        column = next((column for column in self.columns if column.code.id == code), None)
        if column is not None:
            column.list.choose_first()
            column.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def forget_words(self) -> None:
        """Read the words of quotations anew: a text was changed."""
        for column in self.columns:
            column.list.quotes.forget()

    def reload(self) -> None:
        """Read what is stored now."""
        codes = self.living()
        if not codes:
            self.back_asked.emit()
            return
        self._arrange(codes)
        self._read()

    def _read(self) -> None:
        codes, coder, only_own = self.living(), self._desk.hub.coder, self._desk.only_own
        whose = self._choices[max(0, self.whose.currentIndex())]
        self._asker.ask(
            lambda reader: read_compared(reader, codes, coder, whose, only_own=only_own),
            self._heard,
        )

    def hide_all(self) -> None:
        """Show nothing until it is read again: another may be looking, who may see less."""
        self._asker.forget()
        for column in self.columns:
            column.list.clear()

    def state(self) -> dict[str, Any]:
        """Return what to keep between sessions."""
        return {"context": self.context.isChecked()}

    def restore(self, state: Mapping[str, Any]) -> None:
        """Take up a kept state; whose quotations are shown is not: none may be left out unseen."""
        self.context.setChecked(state.get("context") is True)

    # Columns

    def _arrange(self, codes: Sequence[int]) -> None:
        """Have one column for each code, in order; those that stay keep what they show."""
        have = {column.code.id: column for column in self.columns}
        book = self._desk.codebook.codes
        for code in set(have) - set(codes):
            self._drop(have.pop(code))
        self.columns = [have.get(code) or self._column(code) for code in codes]
        for at, column in enumerate(self.columns):
            column.show_code(book[column.code.id], at + 1)
            if self._row.indexOf(column) != at:
                self._row.insertWidget(at, column)
        n = len(self.columns)
        words = self.tr("Compare 1 code") if n == 1 else self.tr("Compare {n} codes").format(n=n)
        self._title.setText(words)

    def _drop(self, column: Column) -> None:
        focus = QApplication.focusWidget()
        if focus is not None and column.isAncestorOf(focus):
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        column.hide()
        column.setParent(None)
        column.deleteLater()

    def _column(self, code: int) -> Column:
        made = Column(self._desk.hub, self._desk.codebook.codes[code])
        made.list.set_context(self.context.isChecked())
        made.menu_asked.connect(lambda point: self.menu.open_at(made, point))
        made.list.stepped.connect(lambda step: self._step(made, step))
        made.list.sent.connect(lambda step, copy: self._send(made, step, copy))
        made.list.numbered.connect(lambda number: self._send_to(made, number - 1, copy=False))
        made.list.dropped.connect(
            lambda quotes, copy: self._give(quotes, made, near=made.list, copy=copy)
        )
        self.sorting.serve(made.list)
        self.column_made.emit(made)
        return made

    def _step(self, column: Column, step: int) -> None:
        at = self.columns.index(column) + step
        if 0 <= at < len(self.columns):
            self.go_to(self.columns[at].code.id)
            self._scroll.ensureWidgetVisible(self.columns[at], 0, 0)

    def _send(self, column: Column, step: int, copy: bool) -> None:
        self._send_to(column, self.columns.index(column) + step, copy=copy)

    def _send_to(self, column: Column, at: int, *, copy: bool) -> None:
        if 0 <= at < len(self.columns) and self.columns[at] is not column:
            self._give(column.list.chosen(), self.columns[at], near=column.list, copy=copy)

    def _give(self, quotes: Sequence[Quote], column: Column, *, near: QWidget, copy: bool) -> None:
        if quotes and copy:
            self.sorting.copy(quotes, column.code.id)
        elif quotes:
            self.sorting.move(quotes, column.code.id, near)

    # What was read

    def _heard(self, found: Compared) -> None:
        self._fill_whose(found)
        desk = self._desk
        for column in self.columns:
            shown, of = found.columns.get(column.code.id, (NOTHING, 0))
            fresh = not column.list.quotes.rows
            column.list.row.several = len(desk.coders) > 1 and not desk.only_own
            column.list.show_quotes(shown, desk.coders)
            column.show_count(shown.quotations, of)
            if fresh and column.list.hasFocus():
                column.list.choose_first()

    def _fill_whose(self, found: Compared) -> None:
        """Offer the groups and participants who are quoted here; the choice stays."""
        groups = [Whose(group=name) for name in found.groups]
        self._choices = [Whose(), *groups, *(Whose(participant=name) for name in found.people)]
        self.whose.blockSignals(True)
        self.whose.clear()
        self.whose.addItem(self.tr("Everybody"))
        self.whose.addItems([*found.groups, *found.people])
        self.whose.setCurrentIndex(self._choices.index(found.whose))
        self.whose.blockSignals(False)

    def _show_context(self, context: bool) -> None:
        for column in self.columns:
            column.list.set_context(context)

    # Codes dragged from the codebook

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Welcome codes."""
        if dragged_codes(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Show the codes that were dropped beside the others."""
        for code in dragged_codes(event.mimeData()):
            self.add(code)
        event.acceptProposedAction()

    # Putting together

    def _lay_out(self) -> None:
        self._row.setChildrenCollapsible(False)
        self._row.setHandleWidth(1)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setWidget(self._row)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        hint = label(
            self.tr("Drag quotations to another column, or press its number. N makes a new code."),
            "muted",
        )
        hint.setWordWrap(True)
        hint.setContentsMargins(space(4), space(2), space(4), space(2))
        column = QVBoxLayout(self)
        margins(column)
        column.addWidget(self._head())
        column.addWidget(hairline())
        column.addWidget(self._scroll, 1)
        column.addWidget(hairline())
        column.addWidget(hint)

    def _head(self) -> QWidget:
        made = QWidget()
        back = IconButton("arrow-left", self.tr("Back to the text"), "Esc")
        back.clicked.connect(self.back_asked)
        self.whose.setAccessibleName(self.tr("Whose quotations"))
        self.whose.setMinimumContentsLength(_WHOSE)
        self.whose.setToolTip(self.tr("Whose quotations"))
        self.context.setCheckable(True)
        self.context.setText(self.tr("Context"))
        self.context.setToolTip(self.tr("Show the words around the quotations"))
        self.context.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        icons.put(self.context, "quote", "muted", "accent")
        self.context.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        add = button(self.tr("Add a code…"), icon="plus")
        add.clicked.connect(self._ask_code)
        self._add = add
        line = QHBoxLayout(made)
        margins(line, space(3), space(2), space(4), space(2))
        line.setSpacing(space(2))
        line.addWidget(back)
        line.addWidget(self._title, 1)
        line.addWidget(self.whose)
        line.addWidget(self.context)
        line.addWidget(add)
        return made

    def _ask_code(self) -> None:
        corner = self._add.mapToGlobal(QPoint(0, self._add.height()))
        self.sorting.ask_code(corner, self.tr("Compare with…"), self.add)

    def _connect(self) -> None:
        self.whose.currentIndexChanged.connect(self._read)
        self.context.toggled.connect(self._show_context)
        self.sorting.split_off.connect(lambda source, made: self._grow(source, made))

    def _grow(self, source: int, made: int) -> None:
        if self.isVisible():
            self.add(made, after=source)
