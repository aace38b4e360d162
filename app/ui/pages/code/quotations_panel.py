"""The quotations of what is chosen in the codebook, below the text; it folds to its head line."""

from collections.abc import Mapping

from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QLocale,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QListView, QVBoxLayout, QWidget

from app.models.queries import Coder
from app.ui.hub import Hub
from app.ui.pages.code.asking import Asker
from app.ui.pages.code.quotation_model import PASSAGE_ROLE, QuotationModel
from app.ui.pages.code.quotation_row import QuotationRow, star_rect
from app.ui.pages.code.reading import Passage, Passages, passages
from app.ui.theme import icons, theme
from app.ui.widgets.buttons import IconButton
from app.ui.widgets.look import hairline, label, look, margins
from app.ui.widgets.panel_head import PanelHead

_ALL_HEIGHT = 16_777_215  # Qt's own "no limit"
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class QuotationsPanel(QWidget):
    """`went(passage)` on Enter or double click; `starred(codings, quotable)` on a star;
    `fold_asked` on the button in the head.
    """

    went = Signal(object)
    starred = Signal(object, bool)
    fold_asked = Signal()

    def __init__(self, hub: Hub, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look(self, "panel")
        self._hub = hub
        self._asker = Asker(hub, self)
        self._name = ""
        self._folded = False
        self.model = QuotationModel(hub, self)
        self.view = QListView()
        self._row = QuotationRow(self.model)
        self._nothing = label("", "muted")
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._fold = IconButton("chevron-down", self.tr("Hide the quotations"), "Ctrl+J")
        self._fold.clicked.connect(self.fold_asked)
        self.head = PanelHead("", self._fold)
        self._set_up_view()
        self._lay_out()
        self.show_nothing()

    def show_codes(
        self, name: str, codes: list[int], coders: Mapping[int, Coder], *, only_own: bool
    ) -> None:
        """Read and show the quotations of these codes, which together are called `name`."""
        if name != self._name:
            self._name = name
            self.head.set_text(name)
        coder = self._hub.coder
        self._row.several = len(coders) > 1 and not only_own
        self._asker.ask(
            lambda reader: passages(reader, codes, coder, only_own=only_own),
            lambda found: self._heard(found, coders),
        )

    def show_nothing(self) -> None:
        """Ask for a code to be chosen."""
        self._asker.forget()
        self._name = ""
        self.head.set_text(self.tr("Quotations"))
        self.model.set_rows((), {})
        self._say(self.tr("Choose a code to read its quotations."))

    def folded(self) -> bool:
        """Tell whether only the head line shows."""
        return self._folded

    def fold(self, folded: bool) -> None:
        """Show only the head line, or everything."""
        self._folded = folded
        self.setMaximumHeight(self.head.height() + 1 if folded else _ALL_HEIGHT)
        icons.put(self._fold, "chevron-up" if folded else "chevron-down", "muted")
        words = self.tr("Show the quotations") if folded else self.tr("Hide the quotations")
        self._fold.say(words, "Ctrl+J")
        self._arrange()

    def choose(self, place: tuple[int, int, int]) -> None:
        """Mark the row of a passage, if it is among them."""
        at = self.model.row_of(place)
        if at >= 0:
            self.view.setCurrentIndex(self.model.index(at))

    def _set_up_view(self) -> None:
        self.view.setModel(self.model)
        self.view.setItemDelegate(self._row)
        self.view.setUniformItemSizes(True)
        self.view.setMouseTracking(True)
        self.view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setAccessibleName(self.tr("Quotations of the code"))
        self.view.setAccessibleDescription(self.tr("Enter or double click goes to the place"))
        self.view.doubleClicked.connect(self._go)
        self.view.installEventFilter(self)
        self.view.viewport().installEventFilter(self)
        theme().changed.connect(self.view.scheduleDelayedItemsLayout)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        margins(column)
        column.addWidget(hairline())
        column.addWidget(self.head)
        column.addWidget(self._nothing, 1)
        column.addWidget(self.view, 1)

    def _heard(self, found: Passages, coders: Mapping[int, Coder]) -> None:
        current, scrolled = self.view.currentIndex(), self.view.verticalScrollBar().value()
        before = current.data(PASSAGE_ROLE) if current.isValid() else None
        self.model.set_rows(found.rows, coders)
        self.head.set_text(f"{self._name} · {_counted(found)}")
        self._say("" if found.rows else self.tr("Nothing is coded so yet."))
        if before is not None:
            self.choose((before.transcript, before.start, before.end))
        self.view.verticalScrollBar().setValue(scrolled)

    def _say(self, sentence: str) -> None:
        self._nothing.setText(sentence)
        self._arrange()

    def _arrange(self) -> None:
        self.view.setVisible(not self._folded and bool(self.model.rows))
        self._nothing.setVisible(not self._folded and not self.model.rows)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take Enter from the list, and clicks on stars from its rows."""
        if event.type() == QEvent.Type.KeyPress and watched is self.view:
            assert isinstance(event, QKeyEvent)
            if event.key() in _ENTER:
                self._go(self.view.currentIndex())
                return True
        if event.type() == QEvent.Type.MouseButtonPress and isinstance(event, QMouseEvent):
            return self._press(event)
        return super().eventFilter(watched, event)

    def _press(self, event: QMouseEvent) -> bool:
        point = event.position().toPoint()
        index = self.view.indexAt(point)
        if not index.isValid():
            return False
        star = star_rect(self.view.visualRect(index), self.view.fontMetrics().lineSpacing())
        passage: Passage = index.data(PASSAGE_ROLE)
        if not star.adjusted(-4, -4, 4, 4).contains(point) or not passage.own:
            return False
        self.starred.emit(list(passage.own), not passage.quotable)
        return True

    def _go(self, index: QModelIndex | QPersistentModelIndex) -> None:
        if index.isValid():
            self.went.emit(index.data(PASSAGE_ROLE))


def _counted(found: Passages) -> str:
    """Return "18 quotations from 11 participants", and how many are the viewer's if not all."""
    number = QLocale().toString

    def tr(text: str) -> str:
        return QCoreApplication.translate("QuotationsPanel", text)

    n = len(found.rows)
    parts = [tr("1 quotation") if n == 1 else tr("{n} quotations").format(n=number(n))]
    if found.participants == 1:
        parts.append(tr("from 1 participant"))
    elif found.participants:
        parts.append(tr("from {n} participants").format(n=number(found.participants)))
    if found.own < n:
        parts.append(tr("· {n} by you").format(n=number(found.own)))
    return " ".join(parts)
