"""The quotations of what is chosen in the codebook, below the text; it folds to its head line."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QCoreApplication, QLocale, QModelIndex, QPoint, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.models.queries import Coder
from app.ui.hub import Hub
from app.ui.pages.code.asking import Asker
from app.ui.pages.code.passages import Passage, Passages, passages
from app.ui.pages.code.quotation_model import QuotationModel
from app.ui.pages.code.quotation_row import QuotationRow, star_rect
from app.ui.pages.code.quotes.choosing import QuotationsView
from app.ui.theme import icons
from app.ui.widgets.buttons import IconButton
from app.ui.widgets.look import hairline, label, look, margins
from app.ui.widgets.panel_head import PanelHead

_ALL_HEIGHT = 16_777_215  # Qt's own "no limit"


class PassageList(QuotationsView):
    """The passages in rows of one height, two lines each."""

    def __init__(self, model: QuotationModel, hub: Hub, name: str) -> None:
        super().__init__(hub, name)
        self._passages = model
        self.setModel(model)
        self.setUniformItemSizes(True)

    def quotation(self, row: int) -> Passage | None:
        """Return the passage of a row."""
        rows = self._passages.rows
        return rows[row] if 0 <= row < len(rows) else None

    def on_star(self, index: QModelIndex, point: QPoint) -> bool:
        """Tell whether a point of the list lies on the star of a row."""
        star = star_rect(self.visualRect(index), self.fontMetrics().lineSpacing())
        return star.adjusted(-4, -4, 4, 4).contains(point)

    def dataChanged(self, *_what: Any) -> None:
        """Paint what has come; Qt would lay all rows out anew, which words do not move."""
        self.viewport().update()


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
        self._codes: list[int] = []
        self.model = QuotationModel(hub, self)
        self.view = PassageList(self.model, hub, self.tr("Quotations of the code"))
        self._row = QuotationRow(self.model)
        self._nothing = label("", "muted")
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._fold = IconButton("chevron-down", self.tr("Hide the quotations"), "Ctrl+J")
        self._fold.clicked.connect(self.fold_asked)
        self.head = PanelHead("", self._fold)
        self.view.setItemDelegate(self._row)
        self.view.went.connect(self.went)
        self.view.starred.connect(self.starred)
        self._lay_out()
        self.show_nothing()

    def show_codes(
        self, name: str, codes: list[int], coders: Mapping[int, Coder], *, only_own: bool
    ) -> None:
        """Read and show the quotations of these codes, which together are called `name`."""
        if name != self._name:
            self._name = name
            self.head.set_text(name)
        coder, same = self._hub.coder, codes == self._codes
        self._codes = codes
        self._row.several = len(coders) > 1 and not only_own
        self._asker.ask(
            lambda reader: passages(reader, codes, coder, only_own=only_own),
            lambda found: self._heard(found, coders, same=same),
        )

    def show_nothing(self) -> None:
        """Ask for a code to be chosen."""
        self._asker.forget()
        self._name, self._codes = "", []
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

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        margins(column)
        column.addWidget(hairline())
        column.addWidget(self.head)
        column.addWidget(self._nothing, 1)
        column.addWidget(self.view, 1)

    def _heard(self, found: Passages, coders: Mapping[int, Coder], *, same: bool) -> None:
        current, scrolled = self.view.current_quotation(), self.view.verticalScrollBar().value()
        self.model.set_rows(found.rows, coders, found.places)
        self.head.set_text(f"{self._name} · {_counted(found)}")
        self._say("" if found.rows else self.tr("Nothing is coded so yet."))
        if current is not None:
            self.choose(current.place)
        self.view.scroll_when_laid_out(scrolled if same else 0)

    def _say(self, sentence: str) -> None:
        self._nothing.setText(sentence)
        self._arrange()

    def _arrange(self) -> None:
        self.view.setVisible(not self._folded and bool(self.model.rows))
        self._nothing.setVisible(not self._folded and not self.model.rows)


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
