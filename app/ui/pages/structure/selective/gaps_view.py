"""The check list of gaps: each leads to its place, and can be explained away with a reason.

It is worked out anew only while it is looked at.
"""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from app.coding import operations
from app.coding.gaps import finding
from app.coding.gaps.reading import Found, Listed, read_gaps
from app.models import queries
from app.models.errors import Refusal, Trouble
from app.models.reader import Reader
from app.ui import speech
from app.ui.hub import Hub
from app.ui.pages.code.asking import Asker
from app.ui.pages.code.codebook import category_key, code_key
from app.ui.pages.page import Place
from app.ui.pages.structure.says import Message, NameLine
from app.ui.pages.structure.selective.gap_words import advice, gap_key, rows
from app.ui.pages.structure.selective.tree_or_empty import TreeOrEmpty
from app.ui.theme.tokens import space
from app.ui.widgets.buttons import button, tip
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.filter_field import FilterField
from app.ui.widgets.filter_tree import FilterTree
from app.ui.widgets.look import label, look, margins

SILENCE_KEYS, BACK_KEYS = "B", "Shift+B"
_UNDEFINED = (finding.CATEGORY_UNDEFINED, finding.CODE_UNDEFINED)


class _Read(NamedTuple):
    found: Found
    coders: Mapping[int, str]


class GapsView(QWidget):
    """`pointed(key)` when a gap in a category or code was chosen; `entered(key)` to go to it,
    `define_asked(key)` where a definition is missing; `went(Place)` to a passage; `counted(n)`.
    """

    pointed = Signal(object)
    entered = Signal(object)
    define_asked = Signal(object)
    went = Signal(object)
    counted = Signal(int)

    def __init__(self, hub: Hub) -> None:
        super().__init__()
        self.hub = hub
        self._ask = Asker(hub, self)
        self._stale = True
        self._read = _Read(Found(()), {})
        self._by_key: dict[str, Listed] = {}
        self.silence = button(self.tr("Not a gap, because…"))
        self.back = button(self.tr("It is a gap"))
        self.silenced = QCheckBox()
        self.filter = FilterField(self.tr("Filter gaps…"))
        self.tree = FilterTree(self.tr("Gaps"))
        self.message, self.reason = Message(), NameLine(self.tr("Enter keeps it, Esc leaves"))
        self.advice = look(label(), "muted")
        self._lay_out()
        self._connect()
        self._chose()

    def mark_stale(self) -> None:
        """Work the gaps out again, now or when the list is next looked at."""
        self._stale = True
        if self.isVisible():
            self.refresh()

    def refresh(self) -> None:
        """Work the gaps out if something has changed since."""
        if self._stale:
            self._stale = False
            coder = self.hub.coder
            self._ask.ask(lambda reader: _asked(reader, coder), self._show)

    def forget(self) -> None:
        """Hold nothing that only the coder before may see."""
        self._ask.forget()
        self._show(_Read(Found(()), {}))
        self._stale = True

    def showEvent(self, event: Any) -> None:
        """Catch up with what changed while the list was hidden."""
        super().showEvent(event)
        self.refresh()

    def chosen(self) -> list[Listed]:
        """Return the chosen gaps; of a heading, the open ones below it."""
        found: list[Listed] = []
        for key in self.tree.selected_keys():
            if key in finding.KINDS:
                gaps = self._read.found.gaps
                found += [one for one in gaps if one.gap.kind == key and not one.silenced]
            elif isinstance(key, str) and key in self._by_key:
                found.append(self._by_key[key])
        return list(dict.fromkeys(found))

    # Doing

    def ask_reason(self) -> None:
        """Ask why the chosen gaps are none."""
        gaps = self.chosen()
        if not gaps:
            self.message.say(self.tr("Choose first what is no gap."))
            return
        self.message.hide()
        first = gaps[0]
        what = self.tr("“{name}” is not a gap, because").format(name=first.name)
        if len(gaps) > 1:
            what = self.tr("These {n} are not gaps, because").format(n=len(gaps))
        before = first.silenced[-1].reason if len(gaps) == 1 and first.silenced else ""
        self.reason.ask(what, lambda text: self._silence(gaps, text), before)

    def put_back(self) -> None:
        """Put silenced gaps back on the list."""
        gaps = [gap for gap in self.chosen() if gap.silenced]
        if not gaps:
            self.message.say(self.tr("Choose first a gap that was silenced."))
            return
        self.message.hide()
        self.hub.do(
            operations.unsilence_gaps,
            gaps=[gap.gap.key for gap in gaps],
            otherwise=lambda problem: self.message.say(speech.sentence(problem)),
        )

    def _silence(self, gaps: Sequence[Listed], reason: str) -> None:
        def refused(problem: Refusal | Trouble) -> None:
            self.reason.refuse(speech.sentence(problem))

        self.hub.do(
            operations.silence_gaps,
            gaps=[gap.gap.key for gap in gaps],
            reason=reason,
            then=lambda _none: self._silenced(),
            otherwise=refused,
        )

    def _silenced(self) -> None:
        self.reason.close_line()
        self.tree.setFocus(Qt.FocusReason.OtherFocusReason)

    # Showing

    def _show(self, read: _Read) -> None:
        self._read = read
        self._by_key = {gap_key(gap): gap for gap in read.found.gaps}
        self._fill()
        self.counted.emit(read.found.open)

    def _fill(self) -> None:
        found = self._read.found
        quiet = len(found.gaps) - found.open
        number = QLocale().toString(quiet)
        self.silenced.setText(self.tr("Show silenced ones ({n})").format(n=number))
        self.silenced.setVisible(bool(quiet))
        shown = self.silenced.isChecked()
        nodes = list(rows(found.gaps, self._read.coders, with_silenced=shown))
        self.tree.set_nodes(nodes)
        self._ground.show_rows(bool(nodes))
        self._chose()

    def _chose(self) -> None:
        gaps = self.chosen()
        self.back.setVisible(any(gap.silenced for gap in gaps))
        key = self.tree.current_key()
        kind = str(key).partition(":")[0]
        said = advice(kind) if kind in finding.KINDS else ""
        why = self._read.found.undecided
        if why is not None:
            own = self.tr("Until then your own codings are counted here.")
            said = f"{speech.sentence(why)} {own}"
        self.advice.setText(said)
        self.advice.setVisible(bool(said))
        gap = self._by_key.get(str(key))
        if gap is not None and (thing := _thing(gap)) is not None:
            self.pointed.emit(thing)

    def _open(self, key: object) -> None:
        gap = self._by_key.get(str(key))
        if gap is None:
            return
        thing = _thing(gap)
        if gap.place is not None:
            self.went.emit(Place(*gap.place))
        elif gap.gap.kind == finding.NO_EVIDENCE:
            self.went.emit(Place(relation=gap.gap.subject))
        elif thing is not None and gap.gap.kind in _UNDEFINED:
            self.define_asked.emit(thing)
        elif thing is not None:
            self.entered.emit(thing)

    # Putting together

    def _connect(self) -> None:
        self.tree.chosen.connect(lambda _key: self._chose())
        self.tree.selectionModel().selectionChanged.connect(lambda *_any: self._chose())
        self.tree.opened.connect(self._open)
        self.tree.doubleClicked.connect(lambda _index: self._open(self.tree.current_key()))
        self.filter.textChanged.connect(self.tree.set_filter)
        self.filter.down_asked.connect(lambda: self.tree.setFocus(Qt.FocusReason.TabFocusReason))
        self.silenced.toggled.connect(lambda _on: self._fill())
        self.silence.clicked.connect(self.ask_reason)
        self.back.clicked.connect(self.put_back)
        for keys, act in ((SILENCE_KEYS, self.ask_reason), (BACK_KEYS, self.put_back)):
            shortcut = QShortcut(QKeySequence(keys), self.tree)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(act)

    def _lay_out(self) -> None:
        look(self, "panel")
        self.silence.setToolTip(
            tip(self.tr("Say why it is none; it leaves the list"), SILENCE_KEYS)
        )
        self.back.setToolTip(tip(self.tr("Put it back on the list"), BACK_KEYS))
        self.advice.setWordWrap(True)
        line = QHBoxLayout()
        margins(line, space(3), space(2), space(3), space(2))
        line.setSpacing(space(2))
        line.addWidget(self.filter, 1)
        for part in (self.silenced, self.back, self.silence):
            line.addWidget(part)
        none = EmptyState("circle-check", self.tr("No gaps are left."))
        self._ground = TreeOrEmpty(self.tree, none)
        foot = QHBoxLayout()
        margins(foot, space(4), space(2), space(4), space(2))
        foot.addWidget(self.advice)
        column = QVBoxLayout(self)
        margins(column)
        column.addLayout(line)
        for widget in (self.message, self.reason):
            column.addWidget(widget)
        column.addWidget(self._ground, 1)
        column.addLayout(foot)
        self.setFocusProxy(self.tree)


def _thing(gap: Listed) -> str | None:
    """Return the key of the category or code that a gap is about."""
    if gap.id is None:
        return None
    return code_key(gap.id) if gap.kind == "code" else category_key(gap.id)


def _asked(reader: Reader, coder: int | None) -> _Read:
    coders = {row.id: row.name for row in queries.coders(reader)}
    return _Read(read_gaps(reader, coder), coders)
