"""What is done with paradigms and diagrams on the Categories page: each gesture one operation."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt

from app.coding import operations
from app.coding.operations.paradigms import OWN, PRESETS
from app.coding.tables.write import FIGURE_ENDINGS
from app.models.errors import Refusal, Trouble
from app.models.reader import Reader
from app.ui import speech
from app.ui.charts.files import write_figure
from app.ui.pages.structure.diagrams.reading import Diagram, diagrams
from app.ui.pages.structure.diagrams.role_hands import RoleHands
from app.ui.pages.structure.diagrams.roles import phenomenon
from app.ui.pages.structure.diagrams.view import DiagramsView
from app.ui.pages.structure.diagrams.words import preset_words, role_words
from app.ui.pages.structure.outline import CATEGORY, CODE, THEME, Item
from app.ui.widgets.ask_file import ask_file
from app.ui.widgets.palette_model import PaletteItem

if TYPE_CHECKING:
    from app.ui.pages.structure.categories import CategoriesPage

_NONE = "none"


class DiagramHands(QObject):
    """Connects the view of diagrams with its page."""

    def __init__(self, page: "CategoriesPage") -> None:
        super().__init__(page)
        self._page = page
        self._found: Sequence[Diagram] = ()
        self._wanted: int | None = None  # a paradigm just made
        self.view = view = DiagramsView()
        self.roles = RoleHands(page, self)
        view.turned.connect(self._show)
        view.new_asked.connect(self.ask_new)
        view.renamed.connect(self._rename)
        view.role_asked.connect(self.ask_role)
        view.phenomenon_asked.connect(self.ask_phenomenon)
        view.anew_asked.connect(self.lay_out_anew)
        view.export_asked.connect(self.ask_export)
        view.removal_asked.connect(self._remove)
        view.canvas.placed.connect(self._place)
        view.canvas.opened.connect(self._open)
        view.canvas.removal_asked.connect(self._take_role)

    def show_read(self, reader: Reader) -> None:
        """Show the diagrams as they are stored now."""
        self._found = diagrams(reader, self._page.outline, self._page.hub.coder)
        self.view.show_list(self._found)
        if self._wanted is not None:
            self.view.go_to(self._wanted)
            self._wanted = None
        self._show()

    def forget(self) -> None:
        """Hold nothing that only the coder before may see."""
        self._found = [Diagram(None, [], [], {})]
        self.view.show_list(self._found)
        self._show()

    def current(self) -> Diagram | None:
        """Return the diagram in front."""
        key = self.view.key()
        return next((one for one in self._found if one.key == key), None)

    def ask_new(self) -> None:
        """Ask whose paradigm it shall be, then for the phenomenon."""
        offers = [
            PaletteItem(
                preset, preset_words(preset), path=", ".join(map(role_words, roles)), icon="network"
            )
            for preset, roles in PRESETS.items()
        ]
        own = self.tr("names, number and order as your study needs them")
        offers.append(PaletteItem(OWN, preset_words(OWN), path=own, icon="pencil"))
        words = self.tr("Whose paradigm? (1 of 2)")
        self._page.gestures.ask(words, offers, lambda preset: self._ask_middle(str(preset)))

    def _ask_middle(self, preset: str) -> None:
        later = PaletteItem(_NONE, self.tr("Choose the phenomenon later"), icon="minus")
        words = self.tr("What is the phenomenon? (2 of 2)")
        self._page.gestures.ask(
            words, [*self._offers(), later], lambda key: self._begin(preset, key)
        )

    def _begin(self, preset: str, key: object) -> None:
        item = self._page.outline.get(key)
        values = {"preset": preset, "phenomenon": item.id if item else None}
        name = item.name if item else preset_words(preset)
        self.do(operations.add_paradigm, self._begun, name=name, **values)

    def _begun(self, ident: int) -> None:
        self._wanted = ident
        with self._page.hub.read() as reader:
            self.show_read(reader)
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        diagram = self.current()
        if diagram is not None and diagram.paradigm is not None and diagram.paradigm.preset == OWN:
            self.view.roles.ask_new()

    def ask_role(self) -> None:
        """Ask which category plays which role; the chosen box is the category."""
        diagram = self.current()
        if diagram is None or diagram.paradigm is None:
            return
        chosen = self._page.outline.get(self.view.canvas.current)
        if chosen is not None:
            self._ask_role_of(diagram, chosen)
            return
        there = {node.item.key for node in diagram.nodes}
        offers = [offer for offer in self._offers() if offer.key not in there]
        words = self.tr("Which category? (1 of 2)")
        self._page.gestures.ask(
            words, offers, lambda key: self._ask_role_of(diagram, self._page.outline.get(key))
        )

    def _ask_role_of(self, diagram: Diagram, item: Item | None) -> None:
        if item is None or diagram.paradigm is None:
            return
        paradigm = diagram.paradigm.id
        if not diagram.roles:
            self.view.roles.ask_new()
            return
        offers = [PaletteItem(role.key, role.words, icon="tag") for role in diagram.roles]
        words = self.tr("What is “{name}” here?").format(name=item.name)
        self._page.gestures.ask(
            words,
            offers,
            lambda role: self.do(
                operations.set_paradigm_role,
                None,
                paradigm=paradigm,
                categories=[item.id],
                role=role,
            ),
        )

    def ask_phenomenon(self) -> None:
        """Ask what the paradigm in front is about."""
        diagram = self.current()
        if diagram is None or diagram.paradigm is None:
            return
        paradigm = diagram.paradigm.id
        nothing = PaletteItem(_NONE, self.tr("None yet"), icon="minus")

        def answer(key: object) -> None:
            item = self._page.outline.get(key)
            values = {"paradigm": paradigm, "category": item.id if item else None}
            self.do(operations.choose_phenomenon, None, **values)

        words = self.tr("What is the phenomenon?")
        self._page.gestures.ask(words, [*self._offers(), nothing], answer)

    def _take_role(self, key: object) -> None:
        diagram, item = self.current(), self._page.outline.get(key)
        if diagram is None or diagram.paradigm is None or item is None:
            return
        values: dict[str, Any] = {"paradigm": diagram.paradigm.id}
        if item.id == diagram.paradigm.phenomenon:
            self.do(operations.choose_phenomenon, None, category=None, **values)
        else:
            values |= {"categories": [item.id], "role": None}
            self.do(operations.set_paradigm_role, None, **values)

    def _rename(self, key: object, name: str) -> None:
        diagram = next((one for one in self._found if one.key == key), None)
        if diagram is None or diagram.paradigm is None or diagram.paradigm.name == name:
            return
        self.do(operations.rename_paradigm, None, paradigm=key, name=name)

    def _remove(self) -> None:
        if self.view.key() is not None:
            self.do(operations.remove_paradigm, None, paradigm=self.view.key())

    def _place(self, key: object, x: float, y: float) -> None:
        item = self._page.outline.get(key)
        if item is not None:
            code = item.id if item.kind == CODE else None
            category = None if item.kind == CODE else item.id
            spot = operations.Spot(code, category, round(x), round(y))
            values = {"paradigm": self.view.key(), "spots": [spot]}
            self.do(operations.place_in_diagram, None, **values)

    def lay_out_anew(self) -> None:
        """Forget where boxes were put by hand."""
        self.do(operations.lay_out_diagram, None, paradigm=self.view.key())
        self.view.fit()

    def _open(self, key: object) -> None:
        self._page.show_outline()
        self._page.go_to(str(key))

    def _show(self) -> None:
        diagram = self.current()
        if diagram is not None:
            self.view.show_diagram(diagram, self._missing(diagram))

    def _missing(self, diagram: Diagram) -> str:
        if diagram.paradigm is None:
            words = self.tr("Relations that nothing supports yet are dotted: {n}")
            gaps = sum(one.is_gap for one in diagram.edges)
            return words.format(n=gaps) if gaps else ""
        there = {node.role.key for node in diagram.nodes if node.role is not None}
        empty = [role.words for role in (phenomenon(), *diagram.roles) if role.key not in there]
        words = self.tr("{preset}. Nothing yet as: {roles}")
        whose = preset_words(diagram.paradigm.preset)
        return words.format(preset=whose, roles=", ".join(empty)) if empty else whose

    def _offers(self) -> list[PaletteItem]:
        items = self._page.outline.all(CATEGORY) + self._page.outline.all(THEME)
        return [self._page.gestures.offer(item) for item in items]

    # Files

    def ask_export(self) -> None:
        """Ask where the figure shall go."""
        diagram = self.current()
        if diagram is None or not self.view.canvas.scene.items:
            self.view.message.say(self.tr("There is nothing to be drawn yet."))
            return
        first = self._page.hub.project.path.with_name("diagram.svg")
        out = ask_file(self.view, self.tr("Export the figure"), first, FIGURE_ENDINGS)
        if out is not None:
            self.export_to(out)

    def export_to(self, out: Path) -> None:
        """Write the figure in front to a file; what goes wrong is said above it."""
        self.view.message.hide()
        try:
            write_figure(self.view.canvas.scene, out)
        except (Refusal, Trouble) as problem:
            self.view.message.say(speech.sentence(problem))

    def do(self, operation: Any, then: Callable[[Any], None] | None, **values: Any) -> None:
        """Do one operation; why it was refused is said above the figure."""
        self.view.message.hide()
        self._page.hub.do(operation, then=then, otherwise=self._refuse, **values)

    def _refuse(self, problem: Refusal | Trouble) -> None:
        self.view.message.say(speech.sentence(problem))
