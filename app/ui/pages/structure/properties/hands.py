"""What is done with properties: each gesture one operation, a refusal said where the hand is."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.coding import operations
from app.coding.axial.dimensions import read_property
from app.models.errors import Refusal, Trouble
from app.ui import speech
from app.ui.frame.panes import RIGHT
from app.ui.pages.structure.outline import CODE
from app.ui.pages.structure.properties.placing import PlacingView
from app.ui.pages.structure.properties.reading import Properties, Span

if TYPE_CHECKING:
    from app.ui.pages.structure.page import StructurePage


class PropertyHands(QObject):
    """Connects the properties of the card and the placing view with their page."""

    def __init__(self, page: "StructurePage") -> None:
        super().__init__(page)
        self._page = page
        self._found = Properties()
        self._placing: int | None = None
        self.section = page.detail.properties
        self.view = PlacingView(page.hub)
        self._middle = QStackedWidget()
        self.section.added.connect(self._add)
        self.section.edited.connect(self._edit)
        self.section.removed.connect(self._remove)
        self.section.placing_asked.connect(self.place_on)
        self.view.placed.connect(self._place)
        self.view.left.connect(self.leave)

    def around(self, work: QWidget) -> QWidget:
        """Return a widget that shows `work`, or the placing view while quotations are placed."""
        self._middle.addWidget(work)
        self._middle.addWidget(self.view)
        return self._middle

    def show_properties(self, found: Properties) -> None:
        """Show what was read; a property that is gone is no longer placed on."""
        self._found = found
        self.section.show_properties(found)
        if self._placing is not None and not self.view.show_properties(found, self._placing):
            self.leave()

    def forget_texts(self) -> None:
        """Read texts anew: one was changed."""
        self.view.list.forget_texts()

    def ask_new(self) -> None:
        """Ask for a property of the chosen thing."""
        if self._page.detail.item is None:
            self._page.message.say(self.tr("Choose first what the property belongs to."))
            return
        self._page.panes.wish(RIGHT, True)
        self.section.ask_new()

    def place_first(self) -> None:
        """Place quotations on the first property of the chosen thing, or ask for one."""
        if self._found.dimensions:
            self.place_on(self._found.dimensions[0].row.id)
        else:
            self.ask_new()

    def place_on(self, ident: int) -> None:
        """Show the placing view of a property."""
        if self.view.show_properties(self._found, ident):
            self._placing = ident
            self._middle.setCurrentWidget(self.view)
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> None:
        """Show the tree again."""
        if self._placing is not None:
            self._placing = None
            self._middle.setCurrentIndex(0)
            self._page.work.tree.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add(self, text: str) -> None:
        item = self._page.detail.item
        if item is None:
            return
        values: dict[str, Any] = read_property(text)._asdict()
        values["code" if item.kind == CODE else "category"] = item.id
        self._page.hub.do(
            operations.add_property,
            **values,
            then=lambda _ident: self.section.close_new(),
            otherwise=self._refuse,
        )

    def _edit(self, ident: int, field: str, text: str) -> None:
        values: dict[str, Any] = {"property": ident, field: text}
        self._page.hub.do(operations.edit_property, **values, otherwise=self._refuse_edit)

    def _remove(self, ident: int) -> None:
        self._page.hub.do(operations.remove_property, property=ident, otherwise=self._refuse)

    def _place(self, ident: int, span: Span, percent: int | None) -> None:
        self._page.hub.do(
            operations.place_on_property,
            property=ident,
            codings=self._found.codings.get(span, ()),
            percent=percent,
            otherwise=self._refuse,
        )

    def _refuse_edit(self, problem: Refusal | Trouble) -> None:
        self._refuse(problem)
        self._page.show_detail()

    def _refuse(self, problem: Refusal | Trouble) -> None:
        self.section.say_error(speech.sentence(problem))
