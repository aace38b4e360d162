"""One turn's words in a field beside the text: a typing error is corrected in a few seconds."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, QSize
from PySide6.QtWidgets import QWidget

from app.ui.pages.code.correcting.text_field import TextField
from app.ui.pages.code.sheet import Sheet
from app.ui.theme import theme
from app.ui.widgets.floating import SHADOW
from app.ui.widgets.look import label

_WIDTH = 560  # px at 100 %
_FEWEST, _MOST = 3, 12  # lines


class TurnSheet(Sheet):
    """The words of one turn, without its label."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setAccessibleName(self.tr("Correct the turn"))
        self.field = TextField(enter_ends=True)
        self.field.setAccessibleName(self.tr("Words of the turn"))
        self.field.entered.connect(self.close_quietly)
        self.put(self.field, self.field)
        hint = self.tr("Enter corrects it, codings move along · Shift+Enter: new line · Esc leaves")
        self.body.addWidget(label(hint, "muted"))

    def ask_at(
        self,
        corner: QPoint,
        above: int,
        title: str,
        words: str,
        chosen: tuple[int, int],
        keep: Callable[[str], None],
    ) -> None:
        """Open with `chosen` of the words selected; `keep(words)` is called if they changed."""
        self.field.show_text(words)
        self.begin(title, lambda: keep(self.content()))
        width = theme().px(_WIDTH)
        lines = self.field.fontMetrics().horizontalAdvance(words) // (width - theme().px(60)) + 2
        height = max(_FEWEST, min(_MOST, lines + words.count("\n")))
        self.field.setFixedHeight(self.field.fontMetrics().lineSpacing() * height + theme().px(14))
        self.open_at(corner, QSize(width, self.sizeHint().height() - 2 * SHADOW), above)
        self.field.select(*chosen)

    def content(self) -> str:
        """Return the words as they are to be stored."""
        return self.field.stored_text()

    def first_focus(self) -> QWidget:
        """Return the field."""
        return self.field
