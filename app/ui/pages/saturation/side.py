"""The right of the page: the result in words, codes with their first quotations, the looks."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QSplitter,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from app.ui.colours import code_colour
from app.ui.pages.page import Place
from app.ui.pages.saturation.looks_panel import LEAST, LooksPanel
from app.ui.pages.saturation.reading import Entry
from app.ui.theme import theme
from app.ui.theme.tokens import space
from app.ui.widgets.look import label, look, margins, swatch_icon
from app.ui.widgets.panel_head import PanelHead

BAR, AFTER, ONCE = range(3)
"""What the list can show: the bar pointed at, what came after the rule, what is seen once."""


class SidePanel(QSplitter):
    """`went(Place)` on a click or Enter in the list; `turned(what)` when another list is wanted."""

    went = Signal(object)
    turned = Signal(int)

    def __init__(self) -> None:
        super().__init__(Qt.Orientation.Vertical)
        self.setChildrenCollapsible(False)
        self.result = label()
        self.result.setWordWrap(True)
        self.result.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.result.setAccessibleName(self.tr("The result in words"))
        self.tabs = QTabBar()
        self.hint = label("", "muted")
        self.hint.setWordWrap(True)
        self.list = look(QListWidget(), "bare")
        self.looks = LooksPanel()
        self._lay_out()
        self.tabs.currentChanged.connect(self.turned)
        self.list.itemActivated.connect(self._go)
        self.list.itemClicked.connect(self._go)
        theme().changed.connect(self._paint)

    def show_result(self, lines: list[str]) -> None:
        """Show the result in words."""
        self.result.setText("\n\n".join(lines))

    def show_counts(self, bar: str, after: int | None, once: int) -> None:
        """Name the lists; `after` None: the rule was not met."""
        self.tabs.setTabText(BAR, bar or self.tr("Bar"))
        self.tabs.setTabText(AFTER, self.tr("After the rule ({n})").format(n=after or 0))
        self.tabs.setTabToolTip(AFTER, self.tr("What came new after the rule was met"))
        self.tabs.setTabEnabled(AFTER, after is not None)
        if after is None:
            self.tabs.setTabToolTip(AFTER, self.tr("The rule is not met"))
        self.tabs.setTabText(ONCE, self.tr("Once ({n})").format(n=once))

    def show_entries(self, found: list[Entry], hint: str) -> None:
        """Show nodes with their first quotations."""
        self.hint.setText(hint)
        self.hint.setVisible(bool(hint))
        self.list.clear()
        for entry in found:
            item = QListWidgetItem(f"{entry.name} · {entry.interview}\n“{entry.quote}”")
            item.setData(Qt.ItemDataRole.UserRole, entry)
            item.setToolTip(self.tr("Show it in the text"))
            self.list.addItem(item)
        self._paint()

    def _paint(self) -> None:
        for row in range(self.list.count()):
            item = self.list.item(row)
            item.setIcon(swatch_icon(code_colour(item.data(Qt.ItemDataRole.UserRole).colour)))

    def _go(self, item: QListWidgetItem) -> None:
        entry: Entry = item.data(Qt.ItemDataRole.UserRole)
        self.went.emit(Place(entry.transcript, entry.start, entry.end))

    def _lay_out(self) -> None:
        words = QWidget()
        column = QVBoxLayout(words)
        margins(column, space(4), 0, space(4), space(3))
        column.addWidget(self.result)
        column.addStretch()
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(words)
        scroll.setAccessibleName(self.tr("Result"))
        result = _under(PanelHead(self.tr("Result")), scroll)
        for _what in (BAR, AFTER, ONCE):
            self.tabs.addTab("")
        self.tabs.setTabToolTip(ONCE, self.tr("Seen in one interview only"))
        self.tabs.setTabToolTip(BAR, self.tr("New in the interview that is pointed at"))
        self.tabs.setAccessibleName(self.tr("Which codes are listed"))
        self.tabs.setUsesScrollButtons(False)
        self.list.setWordWrap(True)
        self.list.setSpacing(space(1))
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(self.tr("Codes with their first quotations"))
        self.hint.setContentsMargins(space(4), space(2), space(4), space(1))
        head = QWidget()
        line = QHBoxLayout(head)
        margins(line, space(2))
        line.addWidget(self.tabs)
        listed = _under(head, self.hint, self.list)
        for at, (part, stretch) in enumerate(((result, 2), (listed, 3), (self.looks, 2))):
            part.setMinimumHeight(theme().px(LEAST))
            self.addWidget(part)
            self.setStretchFactor(at, stretch)
        self.setSizes([220, 250, 200])


def _under(*parts: QWidget) -> QWidget:
    ground = QWidget()
    column = QVBoxLayout(ground)
    margins(column)
    for part in parts[:-1]:
        column.addWidget(part)
    column.addWidget(parts[-1], 1)
    return ground
