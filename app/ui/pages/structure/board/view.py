"""The view around the board: its filter, its zoom, and what was refused."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.ui.pages.structure.board.board import Board
from app.ui.pages.structure.board.suggesting import SuggestionBar
from app.ui.pages.structure.says import Message
from app.ui.theme import theme
from app.ui.theme.tokens import space
from app.ui.widgets.buttons import IconButton, button, tip
from app.ui.widgets.elided import ElidedLabel
from app.ui.widgets.filter_field import FilterField
from app.ui.widgets.look import hairline, look, margins

SUGGEST_KEY = "S"
_FILTER = 240  # px at 100 %


class BoardView(QWidget):
    """Filter and zoom above the board."""

    def __init__(self) -> None:
        super().__init__()
        look(self, "panel")
        self.board = Board()
        self.filter = FilterField(self.tr("Filter codes…"))
        self.message = Message()
        keys = self.tr(
            "Drag cards and heads, or choose them with arrows and Space and move them with Alt and"
            " an arrow, or M. I mentions codes in another category."
        )
        hint = look(ElidedLabel(keys), "muted")
        self.suggest = button(self.tr("Suggestions"), "chip")
        self.suggest.setCheckable(True)
        words = self.tr("Where codes might belong, by their names and by the passages they share")
        self.suggest.setToolTip(tip(words, SUGGEST_KEY))
        self.suggestions = SuggestionBar()
        self.suggestions.pointed.connect(self.board.choose)
        self.outline = IconButton("list-tree", self.tr("Outline of memos"), "O")
        closer, farther = (
            IconButton("zoom-in", self.tr("Zoom in"), "+"),
            IconButton("zoom-out", self.tr("Zoom out"), "-"),
        )
        closer.clicked.connect(lambda: self.board.zoom_by(1))
        farther.clicked.connect(lambda: self.board.zoom_by(-1))
        self.filter.down_asked.connect(lambda: self.board.setFocus(Qt.FocusReason.TabFocusReason))
        line = QHBoxLayout()
        margins(line, space(4), space(2), space(3), space(2))
        line.setSpacing(space(3))
        line.addWidget(self.filter)
        line.addWidget(hint, 1)
        for part in (self.suggest, farther, closer, self.outline):
            line.addWidget(part)
        column = QVBoxLayout(self)
        margins(column)
        column.addLayout(line)
        column.addWidget(self.suggestions)
        column.addWidget(self.message)
        column.addWidget(hairline())
        column.addWidget(self.board, 1)
        self.setFocusProxy(self.board)
        self._renew()
        theme().changed.connect(self._renew)

    def _renew(self) -> None:
        self.filter.setFixedWidth(theme().px(_FILTER))
