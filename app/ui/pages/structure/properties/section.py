"""The properties in a thing's card: named where they stand, each with its line of quotations."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from app.coding.axial.dimensions import ends_seen
from app.ui.pages.structure.detail_fields import NameField
from app.ui.pages.structure.properties.line import DimensionLine
from app.ui.pages.structure.properties.reading import Dimension, Properties
from app.ui.theme.tokens import space
from app.ui.widgets.buttons import IconButton, button, tip
from app.ui.widgets.look import label, look, margins

NEW_KEY = "P"
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class PropertiesSection(QWidget):
    """`added(text)` a new one was typed; `edited(id, field, text)`; `removed(id)`;
    `placing_asked(id)`.
    """

    added = Signal(str)
    edited = Signal(object, str, str)
    removed = Signal(object)
    placing_asked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._blocks: dict[int, _Block] = {}
        self._new = QLineEdit()
        self._new.setPlaceholderText(self.tr("intensity: weak … overwhelming"))
        self._new.setAccessibleName(self.tr("New property, with the ends of its dimension"))
        self._new.setToolTip(self.tr("A name, a colon and both ends; Enter adds it, Esc leaves"))
        self._new.installEventFilter(self)
        self._new.hide()
        self.error = look(label(), "error")
        self.error.setWordWrap(True)
        self.error.hide()
        add = button(self.tr("Add property"), "link", "plus")
        add.setToolTip(tip(self.tr("What varies in it, and between which ends"), NEW_KEY))
        add.clicked.connect(self.ask_new)
        self._add = add
        column = QVBoxLayout(self)
        margins(column, 0, space(4))
        column.setSpacing(space(1))
        column.addWidget(look(label(self.tr("Properties")), "head"))
        self._list = QVBoxLayout()
        margins(self._list)
        column.addLayout(self._list)
        column.addWidget(self._new)
        column.addWidget(self.error)
        column.addWidget(add, 0, Qt.AlignmentFlag.AlignLeft)
        # Never less than it needs: a card with wrapped lines above and below would squeeze it.
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_properties(self, found: Properties) -> None:
        """Show these; a field in which somebody types stays as it is."""
        kept = {dimension.row.id: dimension for dimension in found.dimensions}
        for gone in self._blocks.keys() - kept.keys():
            self._blocks.pop(gone).deleteLater()
        for ident, dimension in kept.items():
            if ident not in self._blocks:
                block = self._blocks[ident] = _Block(ident, self)
                self._list.addWidget(block)
            self._blocks[ident].show_dimension(dimension, len(found.passages))

    def ask_new(self) -> None:
        """Ask for a new one."""
        self._new.show()
        self._new.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def say_error(self, sentence: str) -> None:
        """Say why not; "": nothing is wrong."""
        self.error.setText(sentence)
        self.error.setVisible(bool(sentence))

    def close_new(self) -> None:
        """Close the field of a new one, which was added or given up."""
        self.say_error("")
        self._new.clear()
        self._new.hide()

    def give_up(self) -> None:
        """Hand over what is being typed: another thing is about to be shown."""
        for block in self._blocks.values():
            block.give_up()
        self.close_new()

    def block(self, ident: int) -> "_Block":
        """Return the part of one property."""
        return self._blocks[ident]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take Enter and Esc from the field of a new one."""
        if watched is self._new and isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.KeyPress and event.key() in _ENTER:
                if self._new.text().strip():
                    self.added.emit(self._new.text())
                return True
            if event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Escape:
                self.close_new()
                self._add.setFocus(Qt.FocusReason.OtherFocusReason)
                return True
        return super().eventFilter(watched, event)


class _Block(QWidget):
    """One property: name, line, the words of both ends, and what is seen of it."""

    def __init__(self, ident: int, section: PropertiesSection) -> None:
        super().__init__()
        self.name = look(NameField(self.tr("Property")), "quiet-head")
        self.low = EndField(self.tr("Low end"))
        self.high = EndField(self.tr("High end"))
        self.high.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.line = DimensionLine(small=True)
        self.said = look(label(), "muted")
        self.said.setWordWrap(True)
        self.place = button(self.tr("Place quotations"), "link")
        remove = IconButton("trash-2", self.tr("Remove property"))
        for field, editor in (("name", self.name), ("low", self.low), ("high", self.high)):
            editor.left.connect(lambda text, f=field: section.edited.emit(ident, f, text))
        self.place.clicked.connect(lambda: section.placing_asked.emit(ident))
        remove.clicked.connect(lambda: section.removed.emit(ident))
        column = QVBoxLayout(self)
        margins(column, 0, 0, 0, space(3))
        head, ends = QHBoxLayout(), QHBoxLayout()
        for line, parts in ((head, (self.name, remove)), (ends, (self.low, self.high))):
            margins(line)
            line.setSpacing(space(2))
            for part in parts:
                line.addWidget(part)
        column.addLayout(head)
        column.addWidget(self.line)
        column.addLayout(ends)
        column.addSpacing(space(1))
        column.addWidget(self.said)
        column.addWidget(self.place, 0, Qt.AlignmentFlag.AlignLeft)

    def show_dimension(self, dimension: Dimension, total: int) -> None:
        """Show name, ends and dots; `total` passages can be placed."""
        row = dimension.row
        self.name.show_text(row.name)
        self.low.show_text(row.low or "")
        self.high.show_text(row.high or "")
        self.line.set_dots(dimension.percents)
        self.said.setText(self._seen(dimension, total))
        self.line.setAccessibleName(f"{row.name}: {self.said.text()}")
        self.place.setEnabled(total > 0)
        self.place.setToolTip("" if total else self.tr("Nothing is coded with it yet."))

    def give_up(self) -> None:
        """Hand over what is being typed."""
        for field in (self.name, self.low, self.high):
            field.give_up()

    def _seen(self, dimension: Dimension, total: int) -> str:
        placed = len(dimension.percents)
        words = self.tr("{n} of {m} quotations placed").format(n=placed, m=total)
        ends = ends_seen(dimension.percents.values())
        if placed == 0:
            return words
        if ends.low and ends.high:
            return self.tr("{placed} · both ends seen").format(placed=words)
        missing = [self._end(self.low, 0)] if not ends.low else []
        missing += [self._end(self.high, 1)] if not ends.high else []
        return self.tr("{placed} · nothing yet at: {ends}").format(
            placed=words, ends=", ".join(missing)
        )

    def _end(self, field: QLineEdit, at: int) -> str:
        return field.text() or (self.tr("low end"), self.tr("high end"))[at]


class EndField(NameField):
    """The words for one end of a dimension; they may be empty."""

    may_be_empty = True

    def __init__(self, name: str) -> None:
        super().__init__(name)
        look(self, "quiet")
        self.setPlaceholderText(name)
