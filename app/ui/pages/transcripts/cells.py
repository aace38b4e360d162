"""How cells are drawn and typed in: lines, lists of names, choices, chips of coders.

What a column is edited with is said by its model: CHOICES_ROLE makes a list of choices,
SUGGESTIONS_ROLE a line with suggestions, NAMES_ROLE a line for several names.
"""

from PySide6.QtCore import QAbstractItemModel, QEvent, QObject, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPalette, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QCompleter,
    QLineEdit,
    QStyle,
    QStyleOptionViewItem,
    QWidget,
)

from app.ui.importing.choice_delegate import CHOICES_ROLE, ChoiceDelegate
from app.ui.importing.name_edit import NameEdit
from app.ui.pages.transcripts.rows_model import Index
from app.ui.theme import theme
from app.ui.theme.tokens import RADIUS, space
from app.ui.widgets.look import label, look, mark, swatch

CHIPS_ROLE = Qt.ItemDataRole.UserRole + 3  # list of Chip
TAG_ROLE = Qt.ItemDataRole.UserRole + 4  # a word that is drawn as a tag: "n/a"
SUGGESTIONS_ROLE = Qt.ItemDataRole.UserRole + 5  # list of words for a line
NAMES_ROLE = Qt.ItemDataRole.UserRole + 6  # list of names for a line of several
HINT_ROLE = Qt.ItemDataRole.UserRole + 7  # what an empty editor says
_GAP = space(2)
_PAD = 8  # px; as the stylesheet pads cells

Chip = tuple[str, str]  # colour "#RRGGBB", words


class CellDelegate(ChoiceDelegate):
    """Draws cells with a frame around the current one; edits lines and choices."""

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._editor: QLineEdit | None = None
        self._why = _Why(view)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a cell."""
        chips, tag = index.data(CHIPS_ROLE), index.data(TAG_ROLE)
        self.initStyleOption(option, index)
        current = bool(option.state & QStyle.StateFlag.State_HasFocus)
        option.state &= ~QStyle.StateFlag.State_HasFocus
        if chips or tag:
            option.text = ""
        style = option.widget.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        painter.save()
        if chips:
            _draw_chips(painter, option, chips)
        elif tag:
            _draw_tag(painter, option, tag)
        if current:
            painter.setPen(QPen(theme().colour("accent"), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(option.rect.adjusted(1, 1, -2, -2), 3, 3)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return what a cell needs."""
        chips = index.data(CHIPS_ROLE)
        if not chips:
            return super().sizeHint(option, index)
        width = sum(
            theme().px(10) + space(1) + option.fontMetrics.horizontalAdvance(words) + _GAP
            for _, words in chips
        )
        return QSize(width + 2 * _PAD, space(7))

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Return the editor that a column's roles ask for."""
        if index.data(CHOICES_ROLE):
            return super().createEditor(parent, option, index)
        names, words = index.data(NAMES_ROLE), index.data(SUGGESTIONS_ROLE)
        editor = NameEdit(parent) if names is not None else QLineEdit(parent)
        if isinstance(editor, NameEdit):
            editor.set_known(names)
        elif words:
            editor.setCompleter(_completer(words, editor))
        header = index.model().headerData(index.column(), Qt.Orientation.Horizontal)
        editor.setAccessibleName(str(header or ""))
        editor.setPlaceholderText(index.data(HINT_ROLE) or "")
        look(editor, "inline")
        editor.textEdited.connect(self._why.hide)
        self._editor = editor
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Show the cell's content; what is being typed is never overwritten."""
        if isinstance(editor, QLineEdit) and not editor.isModified():
            editor.setText(index.data(Qt.ItemDataRole.EditRole) or "")
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Hand over what was typed or chosen."""
        if isinstance(editor, QComboBox):
            super().setModelData(editor, model, index)
        elif isinstance(editor, QLineEdit):
            model.setData(index, editor.text())

    def destroyEditor(self, editor: QWidget, index: Index) -> None:
        """Forget the editor."""
        if editor is self._editor:
            self._editor = None
            self._why.hide()
        super().destroyEditor(editor, index)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Hide the reason together with the editor."""
        if event.type() == QEvent.Type.Hide:
            self._why.hide()
        return super().eventFilter(editor, event)

    def refuse(self, typed: str, why: str, cell: QRect) -> None:
        """Show in the open editor what was typed, and below the cell why it was not taken."""
        if self._editor is None:
            return
        self._editor.setText(typed)
        self._editor.setModified(True)
        self._editor.selectAll()
        self._editor.setAccessibleDescription(why)
        mark(self._editor, "look", "")
        mark(self._editor, "wrong", True)
        self._why.say(why, cell)

    @property
    def refusal(self) -> str:
        """What the line below the open cell says; "" where there is none."""
        return self._why.words.text() if self._why.isVisible() else ""


class _Why(QWidget):
    """A sentence below a cell, over the rows that follow."""

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view
        look(self, "card")
        self.words = look(label("", "error"), "error")
        self.words.setParent(self)
        self.words.setWordWrap(True)
        self.words.move(space(2), space(1))
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def say(self, why: str, cell: QRect) -> None:
        """Show a sentence below a cell of the view (above it where there is no room)."""
        view = self._view
        viewport = view.viewport()
        room = max(space(40), min(theme().px(360), viewport.width() - 2 * space(4)))
        self.words.setText(why)
        self.words.setFixedWidth(room - 2 * space(2))
        self.words.adjustSize()
        self.resize(room, self.words.height() + 2 * space(1))
        at = viewport.mapTo(view, QPoint(cell.left(), cell.bottom() + 2))
        if at.y() + self.height() > view.height():
            at.setY(at.y() - cell.height() - self.height() - 4)
        at.setX(max(space(1), min(at.x(), view.width() - self.width() - space(1))))
        self.move(at)
        self.show()
        self.raise_()


def _completer(words: list[str], parent: QLineEdit) -> QCompleter:
    completer = QCompleter(words, parent)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    return completer


def _draw_chips(painter: QPainter, option: QStyleOptionViewItem, chips: list[Chip]) -> None:
    x, middle = option.rect.left() + _PAD, option.rect.center().y() + 1
    right = option.rect.right() - space(1)
    painter.setPen(option.palette.color(QPalette.ColorRole.Text))
    for colour, words in chips:
        dot = swatch(colour)
        side = theme().px(10)
        wide = option.fontMetrics.horizontalAdvance(words)
        if x + side + space(1) + wide > right:
            painter.drawText(x, option.rect.top(), space(4), option.rect.height(), _MIDDLE, "…")
            return
        painter.drawPixmap(x, middle - side // 2, dot)
        x += side + space(1)
        painter.drawText(x, option.rect.top(), wide + 2, option.rect.height(), _MIDDLE, words)
        x += wide + _GAP


def _draw_tag(painter: QPainter, option: QStyleOptionViewItem, tag: str) -> None:
    metrics = option.fontMetrics
    area = QRect(0, 0, metrics.horizontalAdvance(tag) + 2 * space(1) + 4, metrics.height() + 2)
    left = option.rect.left() + _PAD - 2
    if option.displayAlignment & Qt.AlignmentFlag.AlignRight:
        left = option.rect.right() - _PAD + 2 - area.width()
    area.moveTo(left, option.rect.center().y() - area.height() // 2)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme().colour("edge"), 1))
    painter.setBrush(theme().colour("hover"))
    painter.drawRoundedRect(area, RADIUS - 2, RADIUS - 2)
    painter.setPen(theme().colour("muted"))
    painter.drawText(area, int(Qt.AlignmentFlag.AlignCenter), tag)


_MIDDLE = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
