"""What the chosen code or category means: definition and memo, edited where they stand.

A field is written down as one step when it is left; Esc brings back what was there.
"""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPlainTextEdit, QScrollArea, QVBoxLayout, QWidget

from app.ui.colours import code_colour
from app.ui.pages.code.codebook import Row
from app.ui.theme import theme
from app.ui.theme.tokens import space
from app.ui.widgets.elided import ElidedLabel
from app.ui.widgets.look import label, look, margins, swatch

_LEAST_LINES, _MOST_LINES = 2, 9


class CodeCard(QWidget):
    """`defined(text)` and `memo_written(text)` when a field was left with other words in it."""

    defined = Signal(str)
    memo_written = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.row: Row | None = None
        self._inner = QWidget()
        self._dot = QLabel()
        self._name = look(ElidedLabel(), "head")
        self._path = look(ElidedLabel(), "muted")
        self.definition = InPlace(self.tr("Definition"), self.tr("What does it stand for?"))
        self.memo = InPlace(self.tr("Memo"), self.tr("Thoughts about it"))
        self._others = label("", "muted")
        self._others.setWordWrap(True)
        self.definition.left.connect(self.defined)
        self.memo.left.connect(self.memo_written)
        self._lay_out()
        self._renew()
        theme().changed.connect(self._renew)

    def show_row(self, row: Row | None, path: str) -> None:
        """Show a code, category or theme; None, or the heading of the rest: nothing."""
        if (self.row and self.row.key) != (row and row.key):
            self.definition.give_up()  # what was typed belongs to the row before
            self.memo.give_up()
        self.row = row
        named = row and (row.code or row.category)
        self._inner.setVisible(bool(named))
        if row is None or not named:
            return
        self._name.setText(named.name)
        self._path.setText(path)
        self._path.setVisible(bool(path))
        self.definition.show_text(named.definition or "")
        self._renew()

    def show_memos(self, own: str, others: Sequence[tuple[str, str]]) -> None:
        """Show the viewer's memo to edit, and (author, memo) of the others to read."""
        self.memo.show_text(own)
        self._others.setText("\n".join(f"{author}: {text}" for author, text in others))
        self._others.setVisible(bool(others))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self._inner)
        margins(column, space(4), space(3), space(3), space(3))
        top = QHBoxLayout()
        margins(top)
        top.setSpacing(space(2))
        top.addWidget(self._dot)
        top.addWidget(self._name, 1)
        column.addLayout(top)
        column.addSpacing(space(1) // 2)
        column.addWidget(self._path)
        for title, field in (
            (self.tr("Definition"), self.definition),
            (self.tr("Memo"), self.memo),
        ):
            column.addSpacing(space(3))
            column.addWidget(label(title, "muted"))
            column.addSpacing(space(1))
            column.addWidget(field)
        column.addSpacing(space(1))
        column.addWidget(self._others)
        column.addStretch()
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(self._inner)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        whole = QVBoxLayout(self)
        margins(whole)
        whole.addWidget(scroll)

    def _renew(self) -> None:
        code = self.row.code if self.row else None
        self._dot.setVisible(code is not None)
        if code is not None:
            self._dot.setPixmap(swatch(code_colour(code.colour)))


class InPlace(QPlainTextEdit):
    """A text that is edited where it stands. `left(text)` when it was changed and left."""

    left = Signal(str)

    def __init__(self, name: str, placeholder: str) -> None:
        super().__init__()
        look(self, "field")
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setToolTip(self.tr("Saved when you leave it; Esc brings back what was there"))
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self._stored = ""
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        theme().changed.connect(self._fit)

    def show_text(self, text: str) -> None:
        """Show what is stored, unless somebody is typing something else just now."""
        typing = self.hasFocus() and self.toPlainText() != self._stored
        self._stored = text
        if not typing and self.toPlainText() != text:
            self.setPlainText(text)

    def give_up(self) -> None:
        """Hand over what was typed: another thing is about to be shown."""
        self._leave()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc brings back what is stored."""
        if event.key() == Qt.Key.Key_Escape and self.toPlainText() != self._stored:
            self.setPlainText(self._stored)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hand over what was typed."""
        super().focusOutEvent(event)
        if event.reason() not in (
            Qt.FocusReason.ActiveWindowFocusReason,
            Qt.FocusReason.PopupFocusReason,
        ):
            self._leave()

    def show_as_stored(self, text: str) -> None:
        """Take what was typed as stored: it has been handed over by another way."""
        self._stored = text

    def is_changed(self) -> bool:
        """Tell whether something was typed that has not been handed over."""
        return self.toPlainText().strip() != self._stored.strip()

    def _leave(self) -> None:
        if self.is_changed():
            self._stored = self.toPlainText()
            self.left.emit(self._stored)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Be as high as the text is in the new width."""
        super().resizeEvent(event)
        self._fit()

    @Slot()
    def _fit(self) -> None:
        """Be as high as the text, within reason."""
        lines = int(self.document().size().height())
        shown = max(_LEAST_LINES, min(_MOST_LINES, lines))
        policy = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(
            policy.ScrollBarAsNeeded if lines > _MOST_LINES else policy.ScrollBarAlwaysOff
        )
        line = self.document().firstBlock().layout().boundingRect().height() or 0.0
        count = max(1, self.document().firstBlock().lineCount())
        step = max(line / count, float(self.fontMetrics().lineSpacing()))
        around = 2 * self.document().documentMargin() + 2 * space(1) + 4
        self.setFixedHeight(round(step * shown + around))
