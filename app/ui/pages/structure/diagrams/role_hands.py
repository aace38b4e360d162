"""What is done with the roles of a paradigm: each gesture one operation."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from app.coding import operations
from app.coding.operations.paradigms import PRESETS
from app.coding.operations.roles import SIDES
from app.models.errors import Refusal, Trouble
from app.ui import speech
from app.ui.pages.structure.diagrams.reading import Diagram
from app.ui.pages.structure.diagrams.roles import Role
from app.ui.pages.structure.diagrams.words import role_words, side_words
from app.ui.widgets.palette_model import PaletteItem

if TYPE_CHECKING:
    from app.ui.pages.structure.categories import CategoriesPage
    from app.ui.pages.structure.diagrams.hands import DiagramHands

_NONE = "none"


class RoleHands(QObject):
    """Connects the list of roles with its page."""

    def __init__(self, page: "CategoriesPage", hands: "DiagramHands") -> None:
        super().__init__(page)
        self._page, self._hands = page, hands
        self._panel = panel = hands.view.roles
        panel.added.connect(self._add)
        panel.renamed.connect(lambda key, name: self._do(operations.edit_role, role=key, name=name))
        panel.own_asked.connect(self._make_own)
        panel.list.moved.connect(lambda key, to: self._do(operations.move_role, role=key, to=to))
        panel.list.side_asked.connect(self._ask_side)
        panel.list.removal_asked.connect(self._remove)

    def _add(self, name: str) -> None:
        diagram = self._hands.current()
        if diagram is None or diagram.paradigm is None:
            return
        # A new role stands on the side of the one before it: roles are typed in their order.
        side = diagram.roles[-1].side if diagram.roles else SIDES[0]
        self._page.hub.do(
            operations.add_role,
            paradigm=diagram.paradigm.id,
            name=name,
            side=side,
            then=lambda _role: self._panel.ask_new(),
            otherwise=lambda problem: self._panel.name_line.refuse(speech.sentence(problem)),
        )

    def _make_own(self) -> None:
        diagram = self._hands.current()
        if diagram is not None and diagram.paradigm is not None:
            names = {slug: role_words(slug) for slug in PRESETS.get(diagram.paradigm.preset, ())}
            values = {"paradigm": diagram.paradigm.id, "names": names}
            self._do(operations.make_roles_own, **values)

    def _ask_side(self, key: object) -> None:
        role = self._role(key)
        if role is not None:
            offers = [PaletteItem(side, side_words(side), icon="network") for side in SIDES]
            words = self.tr("Where does “{name}” stand?").format(name=role.words)
            self._page.gestures.ask(
                words,
                offers,
                lambda side: self._do(operations.edit_role, role=role.key, side=str(side)),
            )

    def _remove(self, key: object) -> None:
        """Remove a role; where categories play it, ask first what they shall be."""
        diagram, role = self._hands.current(), self._role(key)
        if diagram is None or role is None:
            return
        self._page.hub.do(
            operations.remove_role,
            role=role.key,
            otherwise=lambda problem: self._ask_heir(diagram, role, problem),
        )

    def _ask_heir(self, diagram: Diagram, role: Role, problem: Refusal | Trouble) -> None:
        if problem.reason != "role-is-played":
            self._hands.view.message.say(speech.sentence(problem))
            return
        others = [
            PaletteItem(one.key, one.words, icon="tag")
            for one in diagram.roles
            if one.key != role.key
        ]
        nothing = PaletteItem(_NONE, self.tr("They have no role here any more"), icon="minus")

        def answer(key: object) -> None:
            into = {"anyway": True} if key == _NONE else {"into": key}
            self._do(operations.remove_role, role=role.key, **into)

        words = self.tr("What are the categories that are “{name}” then?").format(name=role.words)
        self._page.gestures.ask(words, [*others, nothing], answer)

    def _role(self, key: object) -> Role | None:
        diagram = self._hands.current()
        known = () if diagram is None else diagram.roles
        return next((one for one in known if one.key == key), None)

    def _do(self, operation: Any, **values: Any) -> None:
        self._hands.do(operation, None, **values)
