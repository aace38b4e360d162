"""A code's page, in the place of the text: its meaning above, everything coded so below.

Each field is one step of undo when it is left; the page shows what was read again.
"""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QCoreApplication, QLocale, QPoint, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QMenu,
    QScrollArea,
    QSplitter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.coding import operations
from app.coding.quotes import COLLECTED, ORDERS, Arranged
from app.models.errors import Refusal, Trouble
from app.ui.colours import code_colour
from app.ui.pages.code.asking import Asker
from app.ui.pages.code.code_sheet.fields import Fields, InPlaceLine
from app.ui.pages.code.code_sheet.reading import Facts, Listed, read_facts, read_list
from app.ui.pages.code.codebook import code_key
from app.ui.pages.code.codebook_deeds import keep_memo
from app.ui.pages.code.desk import Desk
from app.ui.pages.code.quotes.view import QuoteList
from app.ui.theme.tokens import space
from app.ui.widgets.buttons import IconButton, button
from app.ui.widgets.elided import ElidedLabel
from app.ui.widgets.look import hairline, look, margins, swatch_icon
from app.ui.widgets.swatch_grid import colour_names

_FIELDS, _LIST = 330, 330  # px at first


class CodeSheet(QWidget):
    """`back_asked` to the text, `compare_asked(code)` with others, `memo_asked(code)` in full."""

    back_asked = Signal()
    compare_asked = Signal(object)
    memo_asked = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._hub = desk.hub
        self._facts: Facts | None = None
        self._asker, self._lister = Asker(desk.hub, self), Asker(desk.hub, self)
        self.code: int | None = None
        self.name = InPlaceLine(self.tr("Name of the code"))
        self.fields = Fields()
        self.list = QuoteList(desk.hub, self.tr("Quotations of the code"))
        self.order = QComboBox()
        self.counts = look(ElidedLabel(), "head")
        self.groups = look(ElidedLabel(), "muted")
        self._nothing = look(ElidedLabel(self.tr("Nothing is coded so yet.")), "muted")
        self._path = look(ElidedLabel(), "muted")
        self._colour = look(QToolButton(), "swatch")
        self.splitter = QSplitter(Qt.Orientation.Vertical)
        self._lay_out()
        self._connect()

    def show_code(self, code: int) -> None:
        """Read and show a code."""
        if code != self.code:
            self.give_up()
            self._clear()
        self.code = code
        self.reload()

    def give_up(self) -> None:
        """Hand over what is being typed."""
        if self.code is not None:
            self.name.give_up()
            self.fields.give_up()

    def forget_words(self) -> None:
        """Read the words of quotations anew: a text was changed."""
        self.list.quotes.forget()

    def reload(self) -> None:
        """Read what is stored now."""
        code, coder = self.code, self._hub.coder
        if code is None:
            return
        only_own, by = self._desk.only_own, self.order.currentData()
        self._asker.ask(lambda reader: read_facts(reader, code), self._know)
        self._lister.ask(
            lambda reader: read_list(reader, code, coder, by, only_own=only_own), self._list
        )

    def hide_all(self) -> None:
        """Show nothing until it is read again: another may be looking, who may see less."""
        self._asker.forget()
        self._lister.forget()
        self._clear()

    def state(self) -> dict[str, Any]:
        """Return order and sizes for keeping."""
        return {"order": self.order.currentData(), "sizes": self.splitter.sizes()}

    def restore(self, state: Mapping[str, Any]) -> None:
        """Take up a kept state."""
        at = self.order.findData(state.get("order"))
        self.order.setCurrentIndex(max(0, at))
        sizes = state.get("sizes")
        if isinstance(sizes, list) and all(isinstance(size, int) for size in sizes) and any(sizes):
            self.splitter.setSizes(sizes)

    # What was read

    def _clear(self) -> None:
        self._facts = None
        self.list.clear()
        self.counts.setText("")

    def _know(self, facts: Facts | None) -> None:
        self._facts = facts
        if facts is None:
            self.back_asked.emit()
            return
        self.name.show_text(facts.code.name)
        self.name.setReadOnly(facts.fixed)
        self._path.setText(self._desk.codebook.path(code_key(facts.code.id)))
        self._path.setVisible(bool(self._path.text()))
        self._colour.setIcon(swatch_icon(code_colour(facts.code.colour), 14))
        self._colour.setEnabled(not facts.fixed)
        self.fields.show_facts(facts, self._hub.coder)

    def _list(self, listed: Listed) -> None:
        desk, shown = self._desk, listed.shown
        self.list.row.several = len(desk.coders) > 1 and not desk.only_own
        self.list.show_quotes(shown, desk.coders)
        self.counts.setText(_counted(shown))
        self.groups.setText(self._grouped(listed))
        self.groups.setVisible(bool(self.groups.text()))
        self.list.setVisible(bool(shown.quotations))
        self._nothing.setVisible(not shown.quotations)

    def _grouped(self, listed: Listed) -> str:
        """Return "Students: 22 from 11 · Doctors: 8 from 6"."""
        words, number = self.tr("{group}: {n} from {people}"), QLocale().toString
        return " · ".join(
            words.format(group=group, n=number(count), people=number(people))
            for group, count, people in listed.groups
        )

    # Changes

    def _do(self, operation: Any, **values: Any) -> None:
        self._hub.do(operation, otherwise=self._refused, **values)

    def _refused(self, problem: Refusal | Trouble) -> None:
        self._hub.refused.emit(problem)
        if self._facts is not None:
            self._know(self._facts)  # the field shows again what holds

    def _rename(self, name: str) -> None:
        self._do(operations.rename_code, code=self.code, name=name)

    def _define(self, field: str, text: str) -> None:
        self._do(operations.define_code, code=self.code, **{field: text})

    def _write_memo(self, text: str, then: Callable[[object], None] | None = None) -> None:
        row = self._desk.codebook.row(code_key(self.code or 0))
        if row is not None:
            keep_memo(self._hub, row, text, then)

    def _ask_memo(self) -> None:
        """Ask for the memo in full; what is being typed in the field is written down first."""
        code, memo = self.code, self.fields.memo
        if memo.is_changed():
            text = memo.toPlainText()
            memo.show_as_stored(text)
            self._write_memo(text, lambda _memo: self.memo_asked.emit(code))
        else:
            self.memo_asked.emit(code)

    def _ask_colour(self) -> None:
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        for at, (colour, name) in enumerate(colour_names().items()):
            action = menu.addAction(swatch_icon(colour), name)
            action.triggered.connect(
                lambda _on=False, at=at: self._do(
                    operations.recolour_codes, codes=[self.code], colour=at
                )
            )
        menu.popup(self._colour.mapToGlobal(QPoint(0, self._colour.height())))

    # Putting together

    def _lay_out(self) -> None:
        self.setFocusProxy(self.list)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(self.fields)
        for by, words in zip(
            ORDERS,
            (self.tr("In order of collection"), self.tr("By participant"), self.tr("By group")),
            strict=True,
        ):
            self.order.addItem(words, by)
        self.order.setCurrentIndex(self.order.findData(COLLECTED))
        self.order.setAccessibleName(self.tr("Order of the quotations"))
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(scroll)
        self.splitter.addWidget(self._below())
        self.splitter.setSizes([_FIELDS, _LIST])
        column = QVBoxLayout(self)
        margins(column)
        column.addWidget(self._head())
        column.addWidget(self.splitter, 1)

    def _head(self) -> QWidget:
        made = QWidget()
        back = IconButton("arrow-left", self.tr("Back to the text"), "Esc")
        back.clicked.connect(self.back_asked)
        self._colour.setToolTip(self.tr("Colour"))
        self._colour.setAccessibleName(self.tr("Colour"))
        self._colour.clicked.connect(self._ask_colour)
        compare = button(self.tr("Compare…"), icon="git-compare")
        compare.clicked.connect(lambda: self.compare_asked.emit(self.code))
        line = QHBoxLayout(made)
        margins(line, space(3), space(2), space(4), space(2))
        line.setSpacing(space(2))
        line.addWidget(back)
        line.addWidget(self._colour)
        line.addWidget(self.name, 2)
        line.addWidget(self._path, 1)
        line.addWidget(compare)
        return made

    def _below(self) -> QWidget:
        made = look(QWidget(), "panel")
        head = QHBoxLayout()
        margins(head, space(5), space(2), space(4), space(2))
        head.setSpacing(space(2))
        lines = QVBoxLayout()
        margins(lines)
        lines.addWidget(self.counts)
        lines.addWidget(self.groups)
        head.addLayout(lines, 1)
        head.addWidget(self.order)
        column = QVBoxLayout(made)
        margins(column)
        column.addWidget(hairline())
        column.addLayout(head)
        self._nothing.setContentsMargins(space(5), 0, space(4), 0)
        column.addWidget(self._nothing)
        column.addWidget(self.list, 1)
        self._nothing.hide()
        return made

    def _connect(self) -> None:
        self.name.left.connect(self._rename)
        self.fields.defined.connect(self._define)
        self.fields.memo_written.connect(self._write_memo)
        self.fields.memo_asked.connect(self._ask_memo)
        self.order.currentIndexChanged.connect(self.reload)


def _counted(shown: Arranged) -> str:
    """Return "35 quotations from 21 participants"."""

    def tr(text: str) -> str:
        return QCoreApplication.translate("QuotationsPanel", text)

    number, n, people = QLocale().toString, shown.quotations, shown.participants
    words = tr("1 quotation") if n == 1 else tr("{n} quotations").format(n=number(n))
    if people == 1:
        words += " " + tr("from 1 participant")
    elif people:
        words += " " + tr("from {n} participants").format(n=number(people))
    return words
