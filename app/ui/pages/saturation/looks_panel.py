"""The looks on record: the team's dated judgements, each with the curve of its day.

A new one is written in place; the chosen one's curve is drawn into the chart, and its sentences say
what has become of it since.
"""

from collections.abc import Sequence

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtWidgets import (
    QDateEdit,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.models.queries import Look
from app.ui.dates import day
from app.ui.pages.saturation.words import say
from app.ui.theme import theme
from app.ui.theme.tokens import space
from app.ui.widgets.buttons import IconButton, button
from app.ui.widgets.look import inset, label, look, margins
from app.ui.widgets.panel_head import PanelHead

LEAST = 90  # px at 100 %; a part of the right side is never lower


class LooksPanel(QWidget):
    """`chosen(look or None)`; `removed(id)`; `kept(id, date, judgement, next steps)`, None: new."""

    chosen = Signal(object)
    kept = Signal(object, str, str, str)
    removed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.add = IconButton("plus", self.tr("Keep a look: the team’s judgement of today"))
        self.list = look(QListWidget(), "bare")
        self.told = label("", "muted")
        self.told.setWordWrap(True)
        self.edit = button(self.tr("Change"), "link", "pencil")
        self.delete = button(self.tr("Delete"), "link", "trash-2")
        self.form = _Form()
        self._coder: int | None = None
        self._editing: int | None = None
        self._head = PanelHead(self.tr("Looks on record"), self.add)
        self._lay_out()
        self.add.clicked.connect(self.begin)
        self.list.currentItemChanged.connect(self._choose)
        self.edit.clicked.connect(self._change)
        self.delete.clicked.connect(self._delete)
        self.form.cancel.clicked.connect(self._leave)
        self.form.keep.clicked.connect(self._keep)

    def show_looks(self, looks: Sequence[Look], groups: dict[int, str], coder: int | None) -> None:
        """Show the looks, newest first; the chosen one stays so."""
        self._coder = coder
        kept = self.current()
        self.list.blockSignals(True)
        self.list.clear()
        for row in reversed(looks):
            who = groups.get(row.participant_group or 0, self.tr("All interviews"))
            item = QListWidgetItem(f"{day(row.date)} · {who}\n{row.judgement}")
            item.setData(Qt.ItemDataRole.UserRole, row)
            self.list.addItem(item)
            if kept is not None and row.id == kept.id:
                self.list.setCurrentItem(item)
        self.list.blockSignals(False)
        self._fit()

    def current(self) -> Look | None:
        """Return the look that is chosen."""
        item = self.list.currentItem()
        return None if item is None else item.data(Qt.ItemDataRole.UserRole)

    def tell(self, lines: Sequence[str]) -> None:
        """Say what has become of the chosen look."""
        row = self.current()
        next_steps = row.next_steps if row else None
        more = [self.tr("Next: {steps}").format(steps=next_steps)] if next_steps else []
        self.told.setText("\n".join([*more, *lines]))
        self._fit()

    def begin(self) -> None:
        """Open the form for a new look."""
        self._editing = None
        self.form.fill("", "", "")
        self._write()

    def _write(self) -> None:
        """Show the form, with the height that its fields need."""
        self._stack.setCurrentWidget(self.form)
        self.setMinimumHeight(self.form.minimumSizeHint().height() + self._head.height())
        self.form.judgement.setFocus()

    def _change(self) -> None:
        row = self.current()
        if row is not None:
            self._editing = row.id
            self.form.fill(row.date, row.judgement, row.next_steps or "")
            self._write()

    def _delete(self) -> None:
        row = self.current()
        if row is not None:
            self.removed.emit(row.id)

    def _keep(self) -> None:
        form = self.form
        self.kept.emit(
            self._editing,
            str(form.date.date().toString(Qt.DateFormat.ISODate)),
            form.judgement.toPlainText(),
            form.next_steps.toPlainText(),
        )
        self._leave()

    def _leave(self) -> None:
        self._stack.setCurrentWidget(self._shown)
        self.setMinimumHeight(theme().px(LEAST))
        self.list.setFocus()

    def _choose(self) -> None:
        self._fit()
        self.chosen.emit(self.current())

    def _fit(self) -> None:
        row = self.current()
        own = row is not None and row.author == self._coder
        for part in (self.edit, self.delete):
            part.setVisible(own)
        if row is None:
            words = (
                self.tr("Choose one to see its curve in the chart.")
                if self.list.count()
                else say("looks-none")
            )
            self.told.setText(words)
        self.list.setVisible(self.list.count() > 0)

    def _lay_out(self) -> None:
        self.list.setWordWrap(True)
        self.list.setSpacing(space(1))
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(self.tr("Looks on record"))
        self._shown = QWidget()
        column = QVBoxLayout(self._shown)
        margins(column)
        column.addWidget(self.list, 1)
        self.told.setContentsMargins(space(4), space(1), space(4), space(2))
        column.addWidget(self.told)
        line = QHBoxLayout()
        margins(line, space(3), 0, space(2), space(2))
        line.addWidget(self.edit)
        line.addWidget(self.delete)
        line.addStretch()
        column.addLayout(line)
        column.addStretch()
        self._stack = QStackedWidget()
        self._stack.addWidget(self._shown)
        self._stack.addWidget(self.form)
        whole = QVBoxLayout(self)
        margins(whole)
        whole.addWidget(self._head)
        whole.addWidget(self._stack, 1)
        self._fit()


class _Form(QWidget):
    """The fields of a look."""

    def __init__(self) -> None:
        super().__init__()
        self.date = QDateEdit(QDate.currentDate())
        self.date.setDisplayFormat("yyyy-MM-dd")
        inset(self.date)
        self.judgement = look(QPlainTextEdit(), "field")
        self.next_steps = look(QPlainTextEdit(), "field")
        self.keep = button(self.tr("Keep"), "accent")
        self.cancel = button(self.tr("Cancel"))
        column = QVBoxLayout(self)
        margins(column, space(4), 0, space(4), space(3))
        column.setSpacing(space(1))
        for words, editor in (
            (self.tr("On"), self.date),
            (self.tr("What the team judges"), self.judgement),
            (self.tr("Whom to interview next, and why"), self.next_steps),
        ):
            name = label(words)
            name.setBuddy(editor)
            editor.setAccessibleName(words)
            column.addWidget(name)
            column.addWidget(editor)
        for field in (self.judgement, self.next_steps):
            field.setTabChangesFocus(True)
            field.setMinimumHeight(theme().px(44))
        line = QHBoxLayout()
        margins(line, 0, space(1))
        line.setSpacing(space(2))
        line.addStretch()
        line.addWidget(self.cancel)
        line.addWidget(self.keep)
        column.addLayout(line)
        self.judgement.textChanged.connect(self._fit)
        self._fit()

    def fill(self, date: str, judgement: str, next_steps: str) -> None:
        """Show a look to be changed, or empty fields with today's date."""
        given = QDate.fromString(date, Qt.DateFormat.ISODate)
        self.date.setDate(given if given.isValid() else QDate.currentDate())
        self.judgement.setPlainText(judgement)
        self.next_steps.setPlainText(next_steps)

    def _fit(self) -> None:
        written = bool(self.judgement.toPlainText().strip())
        self.keep.setEnabled(written)
        self.keep.setToolTip("" if written else self.tr("Say in a few words what you judge"))
