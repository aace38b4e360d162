"""A sheet with one line to fill in: who speaks a turn, or when it begins."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QCompleter, QLineEdit, QWidget

from app.ui.theme import theme
from app.ui.theme.tokens import space
from app.ui.widgets.floating import SHADOW, Floating
from app.ui.widgets.form import Form

_WIDTH = 320  # px at 100 %
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class LineSheet(Floating):
    """Enter hands the line to `take`, which answers with what is wrong with it, or ""."""

    def __init__(self, window: QWidget, words: str, hint: str) -> None:
        super().__init__(window)
        self.setAccessibleName(words)
        self.field = QLineEdit()
        self.also = QCheckBox()
        self._take: Callable[[str, bool], str] = lambda _line, _also: ""
        self._form = Form()
        self._form.add("line", words, self.field, hint)
        edge = self.body.contentsMargins().left() + space(3)
        self.body.setContentsMargins(edge, edge, edge, edge)
        self.body.addWidget(self._form)
        self.body.addWidget(self.also)
        for part in (self.field, self.also):
            part.installEventFilter(self)

    def ask_at(
        self,
        corner: QPoint,
        above: int,
        line: str,
        take: Callable[[str, bool], str],
        also: str = "",
        names: Sequence[str] = (),
    ) -> None:
        """Open with a line; `also` is a box below it, `names` are proposed while one types."""
        self._take = take
        self._form.clear_errors()
        self.field.setText(line)
        self.field.selectAll()
        self.also.setText(also)
        self.also.setChecked(False)
        self.also.setVisible(bool(also))
        completer = QCompleter(list(names), self.field)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.field.setCompleter(completer)
        height = self.sizeHint().height() - 2 * SHADOW
        self.open_at(corner, QSize(theme().px(_WIDTH), height), above)
        self.grow()

    def first_focus(self) -> QWidget:
        """Return the line."""
        return self.field

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take Enter from the fields."""
        ours = watched in (self.field, self.also) and event.type() == QEvent.Type.KeyPress
        if ours and isinstance(event, QKeyEvent) and event.key() in _ENTER:
            self._enter()
            return True
        return super().eventFilter(watched, event)

    def _enter(self) -> None:
        wrong = self._take(self.field.text().strip(), self.also.isChecked())
        if wrong:
            self._form.show_error("line", wrong)
            self.grow()
        else:
            self.close_quietly()
