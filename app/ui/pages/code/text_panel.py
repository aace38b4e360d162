"""The middle of the page: whose words these are, the words, and a quiet hint for the first code."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from app.ui.pages.code.actions import Actions
from app.ui.pages.code.chips_bar import ChipsBar
from app.ui.pages.code.find_bar import FindBar
from app.ui.pages.code.listening.bar import PlayerBar
from app.ui.pages.code.reading import TranscriptRow
from app.ui.pages.code.transcript_model import about
from app.ui.text import CodedText
from app.ui.theme import theme
from app.ui.theme.tokens import space
from app.ui.widgets.buttons import IconButton, tip
from app.ui.widgets.elided import ElidedLabel
from app.ui.widgets.look import hairline, label, look, margins

_HEIGHT = 48  # px at 100 %


class TextPanel(QWidget):
    """Head, text and hint. The page fills them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = CodedText()
        self.head = TextHead()
        self.find_bar = FindBar()
        self.chips = ChipsBar()
        self.player = PlayerBar()
        self.hint = _Hint(self.tr("Select words and press N to name what you see"))
        column = QVBoxLayout(self)
        margins(column)
        column.addWidget(self.head)
        column.addWidget(hairline())
        column.addWidget(self.find_bar)
        column.addWidget(self.chips)
        column.addWidget(self.hint)
        column.addWidget(self.text, 1)
        column.addWidget(self.player)
        self.setFocusProxy(self.text)
        self._renew()
        self.text.zoomAsked.connect(lambda step: theme().set_reading(theme().reading.zoomed(step)))
        theme().changed.connect(self._renew)

    def _renew(self) -> None:
        colours = theme().colour
        names = ("paper", "ink", "muted", "accent", "line")
        self.text.set_colours(*(colours(name) for name in names))
        reading = theme().reading
        self.text.set_lines(reading.spacing / 100, reading.width)
        self.text.set_reading_font(theme().reading_font())


class _Hint(QWidget):
    """A line above the text that is there until something is coded."""

    def __init__(self, words: str) -> None:
        super().__init__()
        line = QHBoxLayout(self)
        margins(line, space(4), space(3), space(4), 0)
        line.addWidget(label(words, "muted"), 0, Qt.AlignmentFlag.AlignHCenter)
        self.hide()


class TextHead(QWidget):
    """Name, participants, groups and date; whose codings are shown; whether one has finished."""

    def __init__(self) -> None:
        super().__init__()
        self._name = look(ElidedLabel(), "title")
        self._about = look(ElidedLabel(), "muted")
        self._line = QHBoxLayout(self)
        margins(self._line, space(5), 0, space(3), 0)
        self._line.setSpacing(space(3))
        self._line.addWidget(self._name)
        self._line.addWidget(self._about, 1)
        self.mine, self.all = _choice(self.tr("Mine")), _choice(self.tr("All"))
        self._whose = QButtonGroup(self)
        self._finish = look(QToolButton(), "plain")
        self._renew()
        theme().changed.connect(self._renew)

    def take(self, actions: Actions) -> None:
        """Put the buttons of the page's actions at the right."""
        everybody = actions["all"]
        self.mine.setToolTip(tip(self.tr("Show only your codings"), "O"))
        self.all.setToolTip(tip(self.tr("Show the other coders' codings too, paler"), "O"))
        self.mine.clicked.connect(lambda: _press(everybody, on=False))
        self.all.clicked.connect(lambda: _press(everybody, on=True))
        both = QHBoxLayout()
        margins(both)
        for made in (self.mine, self.all):
            self._whose.addButton(made)
            both.addWidget(made)
        self._line.addLayout(both)
        listen = IconButton("headphones", self.tr("Listen to the recording"), "Shift+F4")
        listen.setCheckable(True)
        listen.clicked.connect(actions["listen"].trigger)
        actions["listen"].toggled.connect(listen.setChecked)
        self._line.addWidget(listen)
        correct = IconButton("pencil", self.tr("Correct the turn…"), "F2")
        correct.clicked.connect(actions["correct"].trigger)
        self._line.addWidget(correct)
        find = IconButton("search", self.tr("Find in the text…"), "Ctrl+F")
        find.clicked.connect(actions["find"].trigger)
        self._line.addWidget(find)
        narrow = IconButton("list-filter", self.tr("Show only…"), "F")
        narrow.clicked.connect(actions["narrow"].trigger)
        self._line.addWidget(narrow)
        self._finish.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._finish.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._finish.setDefaultAction(actions["finish"])
        self._line.addWidget(self._finish)

    def show_row(self, row: TranscriptRow | None) -> None:
        """Name the open transcript."""
        self._name.setText(row.name if row else "")
        self._about.setText(about(row) if row else "")
        self._finish.setVisible(row is not None)

    def show_whose(self, everybody: bool, several: bool) -> None:
        """Show whose codings are drawn; with one coder there is nothing to choose."""
        (self.all if everybody else self.mine).setChecked(True)
        for made in (self.mine, self.all):
            made.setVisible(several)

    def _renew(self) -> None:
        self.setFixedHeight(theme().px(_HEIGHT))


def _choice(words: str) -> QToolButton:
    made = look(QToolButton(), "plain")
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    made.setCheckable(True)
    made.setText(words)
    made.setAccessibleName(words)
    return made


def _press(action: QAction, *, on: bool) -> None:
    if action.isChecked() != on:
        action.trigger()
