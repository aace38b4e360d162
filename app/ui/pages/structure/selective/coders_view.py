"""Where the coders' own structures differ from the team's, and adopting a piece of one."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.coding import operations
from app.coding.structures.differences import Compared, Difference, compare_structures
from app.ui import speech
from app.ui.hub import Hub
from app.ui.pages.code.asking import Asker
from app.ui.pages.code.codebook import category_key, code_key
from app.ui.pages.structure.says import Message
from app.ui.pages.structure.selective.tree_or_empty import TreeOrEmpty
from app.ui.theme.tokens import space
from app.ui.widgets.buttons import button, tip
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.filter_field import FilterField
from app.ui.widgets.filter_tree import FilterTree
from app.ui.widgets.look import label, look, margins
from app.ui.widgets.tree_nodes import TreeNode

ADOPT_KEYS = "A"


class CodersView(QWidget):
    """`pointed(key)` when a code or category was chosen, `entered(key)` to go to it in the tree;
    `compared(n)` in how many places structures differ.
    """

    pointed = Signal(object)
    entered = Signal(object)
    compared = Signal(int)

    def __init__(self, hub: Hub) -> None:
        super().__init__()
        self.hub = hub
        self._ask = Asker(hub, self)
        self._read = Compared({})
        self._by_key: dict[str, Difference] = {}
        self.adopt = button(self.tr("Adopt into the team's"))
        self.filter = FilterField(self.tr("Filter differences…"))
        self.tree = FilterTree(self.tr("Differences"))
        self.message = Message()
        self.hint = look(label(), "muted")
        self._lay_out()
        self._connect()
        self._chose()

    def reload(self) -> None:
        """Compare the structures as they are now."""
        self._ask.ask(compare_structures, self._show)

    def forget(self) -> None:
        """Hold nothing that only the coder before may see."""
        self._ask.forget()
        self._show(Compared({}))

    def _show(self, read: Compared) -> None:
        self._read = read
        self._by_key = {_key(one): one for one in self._read.found}
        nodes = list(self._rows())
        self.tree.set_nodes(nodes)
        self._ground.show_rows(bool(nodes))
        self._chose()
        self.compared.emit(len(self._read.found))

    def chosen(self) -> list[Difference]:
        """Return the chosen differences; of a coder's heading all below it."""
        found: list[Difference] = []
        for key in self.tree.selected_keys():
            found += [one for one in self._read.found if key in (_key(one), _head(one.owner))]
        return list(dict.fromkeys(found))

    def adopt_chosen(self) -> None:
        """Give the chosen things in the team's structure the place that they have in a coder's."""
        chosen = self.chosen()
        self.message.hide()
        if not chosen:
            self.message.say(self.tr("Choose first what shall be adopted."))
        elif len({one.owner for one in chosen}) > 1:
            self.message.say(self.tr("Choose pieces of one coder's structure."))
        else:
            self._adopt(chosen)

    def _adopt(self, chosen: Sequence[Difference]) -> None:
        by_kind: dict[str, list[int]] = {"code": [], "category": []}
        for one in chosen:
            by_kind[one.thing[0]].append(one.thing[1])
        self.hub.do(
            operations.adopt_places,
            owner=chosen[0].owner,
            codes=by_kind["code"],
            categories=by_kind["category"],
            otherwise=lambda problem: self.message.say(speech.sentence(problem)),
        )

    # Showing

    def _rows(self) -> Iterator[TreeNode]:
        for owner, name in self._read.owners.items():
            here = [one for one in self._read.found if one.owner == owner]
            words = self.tr("{name} differs from the team").format(name=name)
            if not here:
                words = self.tr("{name} agrees with the team").format(name=name)
            yield TreeNode(
                _head(owner), None, words, icon="git-compare" if here else "check",
                count=len(here), strong=True, editable=False, movable=False,
            )  # fmt: skip
            for one in here:
                yield self._row(one)

    def _row(self, one: Difference) -> TreeNode:
        nowhere = self.tr("in nothing")
        words = self.tr("{thing}: {team} → {theirs}").format(
            thing=one.name, team=one.team or nowhere, theirs=one.theirs or nowhere
        )
        said = self.tr("The team: {team}. This coder: {theirs}.")
        detail = said.format(team=one.team or nowhere, theirs=one.theirs or nowhere)
        icon = "tag" if one.thing[0] == "code" else "shapes"
        return TreeNode(
            _key(one), _head(one.owner), words, icon=icon, detail=detail, editable=False,
            movable=False,
        )  # fmt: skip

    def _chose(self) -> None:
        one = self._by_key.get(str(self.tree.current_key()))
        if one is not None:
            self.pointed.emit(_thing(one))

    def _open(self, key: object) -> None:
        one = self._by_key.get(str(key))
        if one is not None:
            self.entered.emit(_thing(one))

    # Putting together

    def _connect(self) -> None:
        self.tree.chosen.connect(lambda _key: self._chose())
        self.tree.opened.connect(self._open)
        self.tree.doubleClicked.connect(lambda _index: self._open(self.tree.current_key()))
        self.filter.textChanged.connect(self.tree.set_filter)
        self.filter.down_asked.connect(lambda: self.tree.setFocus(Qt.FocusReason.TabFocusReason))
        self.adopt.clicked.connect(self.adopt_chosen)
        shortcut = QShortcut(QKeySequence(ADOPT_KEYS), self.tree)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(self.adopt_chosen)

    def _lay_out(self) -> None:
        look(self, "panel")
        words = self.tr("Put it in the team's structure where this coder has it")
        self.adopt.setToolTip(tip(words, ADOPT_KEYS))
        self.hint.setText(self.tr("Code or category: its place in the team's → in the coder's"))
        self.hint.setWordWrap(True)
        line = QHBoxLayout()
        margins(line, space(3), space(2), space(3), space(2))
        line.setSpacing(space(2))
        line.addWidget(self.filter, 1)
        line.addWidget(self.adopt)
        none = EmptyState(
            "git-compare",
            self.tr("Nobody has a structure of their own yet. Begin one above the themes: “Mine”."),
        )
        self._ground = TreeOrEmpty(self.tree, none, self.adopt, self.hint)
        foot = QHBoxLayout()
        margins(foot, space(4), space(2), space(4), space(2))
        foot.addWidget(self.hint)
        column = QVBoxLayout(self)
        margins(column)
        column.addLayout(line)
        column.addWidget(self.message)
        column.addWidget(self._ground, 1)
        column.addLayout(foot)
        self.setFocusProxy(self.tree)


def _head(owner: int) -> str:
    return f"coder:{owner}"


def _key(one: Difference) -> str:
    return f"{one.owner}:{one.thing[0]}:{one.thing[1]}"


def _thing(one: Difference) -> str:
    kind, ident = one.thing
    return code_key(ident) if kind == "code" else category_key(ident)
