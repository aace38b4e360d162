"""The view of diagrams: which one at the left, the drawing at the right."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from app.coding.operations.paradigms import OWN
from app.ui.pages.structure.diagrams.canvas import Canvas
from app.ui.pages.structure.diagrams.reading import Diagram
from app.ui.pages.structure.diagrams.role_list import RolesPanel, wrap_rows
from app.ui.pages.structure.diagrams.words import preset_words
from app.ui.pages.structure.says import Message
from app.ui.theme.tokens import space
from app.ui.widgets.buttons import IconButton, button, tip
from app.ui.widgets.look import label, look, margins
from app.ui.widgets.panel_head import PanelHead

_WIDTHS = (260, 760)
EXPORT_KEY, ROLE_KEY, MIDDLE_KEY = "Ctrl+E", "A", "F"
NEW_PARADIGM_KEY, ANEW_KEY = "Shift+A", "L"
_KEY = Qt.ItemDataRole.UserRole


class DiagramsView(QWidget):
    """`turned` when another diagram is in front; the buttons ask by signals."""

    turned = Signal()
    new_asked = Signal()
    renamed = Signal(object, str)
    role_asked = Signal()
    phenomenon_asked = Signal()
    anew_asked = Signal()
    export_asked = Signal()
    removal_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        look(self, "panel")
        new = IconButton("plus", self.tr("New paradigm"), NEW_PARADIGM_KEY)
        new.clicked.connect(self.new_asked)
        self._side = PanelHead(self.tr("Diagrams"), new)
        self.list = QListWidget()
        look(self.list, "bare")
        self.list.setAccessibleName(self.tr("Diagrams"))
        wrap_rows(self.list)
        self.list.setEditTriggers(
            QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
        )
        self.phenomenon = button(self.tr("Phenomenon…"))
        self.phenomenon.setToolTip(tip(self.tr("What the paradigm is about"), MIDDLE_KEY))
        self.role = button(self.tr("Give a role…"))
        self.role.setToolTip(tip(self.tr("Which part a category plays here"), ROLE_KEY))
        self.roles = RolesPanel()
        self.remove = IconButton("trash-2", self.tr("Remove the paradigm"), "Del")
        self._head = PanelHead("", *self._buttons())
        self.said = look(label(), "muted")
        self.said.setWordWrap(True)
        self.message = Message()
        self.canvas = Canvas()
        self.area = QScrollArea()
        self.area.setAccessibleName(self.tr("Diagram"))
        self.area.setWidget(self.canvas)
        self.area.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._fitted: object = ""  # the diagram that was fitted to the room last
        self._lay_out()
        remove = QShortcut(QKeySequence("Del"), self.list)
        remove.setContext(Qt.ShortcutContext.WidgetShortcut)
        remove.activated.connect(self.removal_asked)
        self.list.currentRowChanged.connect(lambda _row: self.turned.emit())
        self.list.itemChanged.connect(lambda item: self.renamed.emit(item.data(_KEY), item.text()))

    def show_list(self, found: Sequence[Diagram]) -> None:
        """Show which diagrams there are; the one in front stays."""
        now = self.key()
        self.list.blockSignals(True)
        self.list.clear()
        for one in found:
            item = QListWidgetItem(one.paradigm.name if one.paradigm else self.tr("All relations"))
            item.setData(_KEY, one.key)
            if one.paradigm is not None:
                item.setToolTip(preset_words(one.paradigm.preset))
                item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
            self.list.addItem(item)
        keys = [one.key for one in found]
        self.list.setCurrentRow(keys.index(now) if now in keys else 0)
        self.list.blockSignals(False)

    def key(self) -> int | None:
        """Return the paradigm of the diagram in front, None: that of all relations."""
        item = self.list.currentItem()
        return None if item is None else item.data(_KEY)

    def go_to(self, key: int | None) -> None:
        """Bring a diagram to the front."""
        for row in range(self.list.count()):
            if self.list.item(row).data(_KEY) == key:
                self.list.setCurrentRow(row)

    def show_diagram(self, diagram: Diagram, said: str) -> None:
        """Draw a diagram, and say below its name what is missing."""
        paradigm = diagram.paradigm
        self._head.set_text(paradigm.name if paradigm else self.tr("All relations"))
        for part in (self.phenomenon, self.role, self.remove):
            part.setVisible(paradigm is not None)
        self.roles.setVisible(paradigm is not None)
        if paradigm is not None:
            played = [node.role.key for node in diagram.nodes if node.role is not None]
            self.roles.show_roles(diagram.roles, own=paradigm.preset == OWN, played=played)
        self.said.setText(said)
        self.said.setVisible(bool(said))
        self.canvas.show_diagram(diagram)
        if self._fitted != diagram.key and self.isVisible():
            self._fitted = diagram.key
            QTimer.singleShot(0, self, self.fit)

    def fit(self) -> None:
        """Show the whole diagram."""
        self.canvas.fit(self.area.viewport().size())

    def _buttons(self) -> list[QWidget]:
        parts: list[QWidget] = [self.phenomenon, self.role]
        for icon, words, keys, act in (
            ("zoom-out", self.tr("Zoom out"), "-", lambda: self.canvas.zoom_by(-1)),
            ("zoom-in", self.tr("Zoom in"), "+", lambda: self.canvas.zoom_by(1)),
            ("shapes", self.tr("Lay out anew"), ANEW_KEY, self.anew_asked.emit),
            ("download", self.tr("Export the figure…"), EXPORT_KEY, self.export_asked.emit),
        ):
            made = IconButton(icon, words, keys)
            made.clicked.connect(lambda _on=False, act=act: act())
            parts.append(made)
        self.phenomenon.clicked.connect(lambda: self.phenomenon_asked.emit())
        self.role.clicked.connect(lambda: self.role_asked.emit())
        self.remove.clicked.connect(lambda: self.removal_asked.emit())
        return [*parts, self.remove]

    def _lay_out(self) -> None:
        side, work = QWidget(), QWidget()
        column = QVBoxLayout(side)
        margins(column, 0, 0, 0, space(2))
        column.addWidget(self._side)
        column.addWidget(self.list, 1)
        column.addWidget(self.roles, 1)
        column = QVBoxLayout(work)
        margins(column)
        column.addWidget(self._head)
        column.addWidget(self.said)
        self.said.setContentsMargins(space(4), 0, space(4), space(2))
        column.addWidget(self.message)
        column.addWidget(self.area, 1)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setHandleWidth(1)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(side)
        splitter.addWidget(work)
        splitter.setSizes(_WIDTHS)
        splitter.setStretchFactor(1, 1)
        whole = QVBoxLayout(self)
        margins(whole)
        whole.addWidget(splitter)
        self.setFocusProxy(self.canvas)
