"""One code with its quotations as a column that quotations are dragged into and out of."""

from PySide6.QtCore import QLocale, QPoint, Qt, Signal
from PySide6.QtGui import QDragMoveEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QListView, QVBoxLayout, QWidget

from app.models.queries import Code
from app.ui.colours import code_colour
from app.ui.hub import Hub
from app.ui.pages.code.quotes.view import QuoteList
from app.ui.theme import theme
from app.ui.theme.tokens import space
from app.ui.widgets.buttons import IconButton
from app.ui.widgets.elided import ElidedLabel
from app.ui.widgets.look import hairline, label, look, margins, swatch

WIDTH = 248  # px at 100 %, at least
_SIDEWAYS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_CTRL, _SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


class SortList(QuoteList):
    """`stepped(step)`: to the neighbouring column; `sent(step, copy)`: the chosen ones there;
    `numbered(n)`: the chosen ones to column n, from 1; `dropped(quotes, copy)`: others' came here.
    """

    stepped = Signal(int)
    sent = Signal(int, bool)
    numbered = Signal(int)
    dropped = Signal(object, bool)

    def __init__(self, hub: Hub, name: str) -> None:
        super().__init__(hub, name)
        self.row.context = False
        self.setDragDropMode(QListView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.CopyAction)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go and send sideways with the arrow keys, and to a column by its number."""
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        plain = held == Qt.KeyboardModifier.NoModifier
        step = _SIDEWAYS.get(Qt.Key(event.key()))
        digit = event.key() - Qt.Key.Key_0
        if step is not None and plain:
            self.stepped.emit(step)
        elif step is not None and held in (_CTRL, _CTRL | _SHIFT):
            self.sent.emit(step, bool(held & _SHIFT))
        elif plain and 1 <= digit <= 9:
            self.numbered.emit(digit)
        else:
            super().keyPressEvent(event)

    # Qt asks the view about drags; what is dropped is never taken out of the other list here:
    # it goes when the project has been read again.

    def dragEnterEvent(self, event: QDropEvent) -> None:
        """Welcome quotations of another column."""
        self._weigh(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Welcome quotations of another column."""
        self._weigh(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Hand on what was dropped; with Ctrl it is a copy."""
        source = event.source()
        if self._weigh(event) and isinstance(source, SortList):
            self.dropped.emit(source.chosen(), bool(event.modifiers() & _CTRL))

    def _weigh(self, event: QDropEvent) -> bool:
        source = event.source()
        welcome = isinstance(source, SortList) and source is not self
        if welcome:
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
        else:
            event.ignore()
        return welcome


class Column(QWidget):
    """`menu_asked(point)` on the button in its head."""

    menu_asked = Signal(QPoint)

    def __init__(self, hub: Hub, code: Code) -> None:
        super().__init__()
        self.code = code
        look(self, "panel")
        self._number = label("", "muted")
        self._dot = QLabel()
        self._name = look(ElidedLabel(), "head")
        self._count = label("", "muted")
        self.more = IconButton("ellipsis", self.tr("What can be done with this code"))
        self.list = SortList(hub, code.name)
        self._nothing = label("", "muted")
        self._nothing.setWordWrap(True)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._nothing.setText(self.tr("Drag quotations here"))
        self._nothing.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._nothing.setParent(self.list)
        self.more.clicked.connect(self._ask_menu)
        self._lay_out()
        self._renew()
        theme().changed.connect(self._renew)

    def show_code(self, code: Code, number: int) -> None:
        """Show name and colour as they are now, and the key of the column."""
        self.code = code
        self._name.setText(code.name)
        self._number.setText(str(number) if number <= 9 else "")
        self._number.setVisible(number <= 9)
        self.list.setAccessibleName(code.name)
        self._renew()

    def show_count(self, n: int, of: int) -> None:
        """Say how many quotations there are, and how many of them are shown."""
        number = QLocale().toString
        self._count.setText(number(n) if n == of else f"{number(n)} / {number(of)}")
        self._nothing.setVisible(not n)
        self._nothing.setGeometry(0, space(6), self.list.width(), space(12))

    def _ask_menu(self) -> None:
        self.menu_asked.emit(self.more.mapToGlobal(QPoint(0, self.more.height())))

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        margins(head, space(3), space(1), space(1), space(1))
        head.setSpacing(space(2))
        head.addWidget(self._number)
        head.addWidget(self._dot)
        head.addWidget(self._name, 1)
        head.addWidget(self._count)
        head.addWidget(self.more)
        column = QVBoxLayout(self)
        margins(column)
        column.addLayout(head)
        column.addWidget(hairline())
        column.addWidget(self.list, 1)
        self.setFocusProxy(self.list)

    def _renew(self) -> None:
        self.setMinimumWidth(theme().px(WIDTH))
        self._dot.setPixmap(swatch(code_colour(self.code.colour)))
