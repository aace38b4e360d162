"""The fields of a code, each written down as one step when it is left."""

from PySide6.QtCore import QCoreApplication, QLocale, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from app.models.queries import Entry
from app.ui import speech
from app.ui.dates import moment
from app.ui.pages.code.code_card import InPlace
from app.ui.pages.code.code_sheet.reading import Facts
from app.ui.theme.tokens import space
from app.ui.widgets.buttons import IconButton
from app.ui.widgets.look import label, look, margins

_SHOWN = 6  # entries of the history; who wants all opens the History page
_STAYS = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)


class InPlaceLine(QLineEdit):
    """A line that is edited where it stands. `left(text)` when it was changed and left."""

    left = Signal(str)

    def __init__(self, name: str, placeholder: str = "") -> None:
        super().__init__()
        look(self, "title")
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setToolTip(self.tr("Saved when you leave it; Esc brings back what was there"))
        self._stored = ""
        self.returnPressed.connect(self.give_up)

    def show_text(self, text: str) -> None:
        """Show what is stored, unless somebody is typing something else just now."""
        typing = self.hasFocus() and self.text() != self._stored
        self._stored = text
        if not typing and self.text() != text:
            self.setText(text)
            self.setCursorPosition(0)

    def give_up(self) -> None:
        """Hand over what was typed."""
        text = self.text()
        if text.strip() != self._stored.strip():
            self._stored = text
            self.left.emit(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc brings back what is stored; where nothing was typed it means what it meant."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.text() != self._stored:
            self.setText(self._stored)
        else:
            event.ignore()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hand over what was typed."""
        super().focusOutEvent(event)
        if event.reason() not in _STAYS:
            self.give_up()


class Fields(QWidget):
    """`defined(field, text)` and `memo_written(text)` when a field was changed and left;
    `memo_asked` for the memo with its preview, its kind and whether it is private.
    """

    defined = Signal(str, str)
    memo_written = Signal(str)
    memo_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.texts = {
            "definition": InPlace(self.tr("Definition"), self.tr("What does it stand for?")),
            "example": InPlace(self.tr("Example"), self.tr("Words that show it well")),
            "when_to_use": InPlace(self.tr("When to use"), self.tr("What has to be there?")),
            "when_not_to_use": InPlace(
                self.tr("When not to use"), self.tr("What is near, and something else?")
            ),
        }
        self.name2 = InPlaceLine(
            self.tr("Name in a second language"), self.tr("As it is called in the paper")
        )
        look(self.name2, "field")
        self.memo = InPlace(self.tr("Memo"), self.tr("Thoughts about it"))
        self.whole_memo = IconButton(
            "notebook-pen", self.tr("The memo as it reads, its kind, private or not")
        )
        self.others = _reading()
        self.past = _reading()
        self._lay_out()
        for name, field in self.texts.items():
            field.left.connect(lambda text, name=name: self.defined.emit(name, text))
        self.name2.left.connect(lambda text: self.defined.emit("name2", text))
        self.memo.left.connect(self.memo_written)
        self.whole_memo.clicked.connect(self.memo_asked)

    def show_facts(self, facts: Facts, coder: int | None) -> None:
        """Show a code as it is stored; what is being typed stays."""
        for name, field in self.texts.items():
            field.show_text(getattr(facts.code, name) or "")
            _hold(field, facts.fixed)
        self.name2.show_text(facts.code.name2 or "")
        _hold(self.name2, facts.fixed)
        own = next((memo for memo in facts.memos if memo.author == coder), None)
        self.memo.show_text(own.text if own else "")
        names = {ident: one.name for ident, one in facts.coders.items()}
        self.others.setText(
            "\n".join(
                f"{names.get(memo.author or 0, '')} · {moment(memo.created)}"
                f"{' · ' + memo.title if memo.title else ''}\n{memo.text}\n"
                for memo in facts.memos
                if memo is not own
            ).strip()
        )
        self.others.setVisible(bool(self.others.text()))
        self.past.setText("\n".join(_history(facts, names)))

    def give_up(self) -> None:
        """Hand over what was typed: another code is about to be shown."""
        for field in (*self.texts.values(), self.memo):
            field.give_up()
        self.name2.give_up()

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        margins(grid, space(5), space(2), space(5), space(3))
        grid.setHorizontalSpacing(space(5))
        grid.setVerticalSpacing(space(3))
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        grid.setRowStretch(3, 1)
        titles = [self.tr("Definition"), self.tr("Example"), self.tr("When to use")]
        titles.append(self.tr("When not to use"))
        for at, (title, field) in enumerate(zip(titles, self.texts.values(), strict=True)):
            grid.addWidget(_titled(title, field), at // 2, at % 2)
        memo = _titled(self.tr("Memo"), self.memo, self.others, beside=self.whole_memo)
        grid.addWidget(memo, 2, 0)
        past = _titled(self.tr("History"), self.past)
        grid.addWidget(_titled(self.tr("Name in a second language"), self.name2, past), 2, 1)


def _hold(field: InPlace | InPlaceLine, fixed: bool) -> None:
    """Let a field be changed, or say why it cannot be."""
    field.setReadOnly(fixed)
    why = QCoreApplication.translate(
        "CodeSheet", "The team's codes stand still while you are blind"
    )
    how = QCoreApplication.translate(
        "CodeSheet", "Saved when you leave it; Esc brings back what was there"
    )
    field.setToolTip(why if fixed else how)


def _titled(title: str, *parts: QWidget, beside: QWidget | None = None) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    margins(column)
    column.setSpacing(space(1))
    head = QHBoxLayout()
    margins(head)
    head.addWidget(label(title, "muted"), 1)
    if beside is not None:
        head.addWidget(beside)
    column.addLayout(head)
    for part in parts:
        column.addWidget(part)
    column.addStretch()
    return made


def _reading() -> QLabel:
    made = label("", "muted")
    made.setWordWrap(True)
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return made


def _history(facts: Facts, names: dict[int, str]) -> list[str]:
    """Return what happened to a code, the newest first, and last who made it."""

    def tr(text: str) -> str:
        return QCoreApplication.translate("CodeSheet", text)

    def line(entry: Entry) -> str:
        what = speech.did(entry.kind, entry.details)
        if entry.role != "do":
            undone = entry.role == "undo"
            what = (tr("Undone: {what}") if undone else tr("Redone: {what}")).format(what=what)
        who = names.get(entry.coder or 0, "")
        return " · ".join(part for part in (moment(entry.at), who, what) if part)

    lines = [line(entry) for entry in facts.history[:_SHOWN]]
    more = len(facts.history) - len(lines)
    if more > 0:
        lines.append(tr("… and {n} more before").format(n=QLocale().toString(more)))
    made_by = names.get(facts.code.made_by or 0, "")
    made = tr("Made by {name}").format(name=made_by) if made_by else tr("Made")
    return [*lines, f"{moment(facts.code.created)} · {made}"]
