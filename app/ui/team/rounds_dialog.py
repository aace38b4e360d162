"""The rounds of the project: how each stands, and the one next step: finish, freeze, compare."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QTreeWidgetItem, QVBoxLayout, QWidget
from shiboken6 import isValid

from app.coding import operations
from app.coding.rounds.overview import Standing, standings
from app.models import queries
from app.models.errors import Refusal, Trouble
from app.ui import speech
from app.ui.dates import day
from app.ui.hub import Hub
from app.ui.team.agreement_words import AgreementLine
from app.ui.team.parts import foot, number, sentence, table
from app.ui.team.reason_dialog import Done, ReasonDialog, Refused
from app.ui.theme.tokens import space
from app.ui.widgets.dialog import Dialog
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.look import look

_ROLE = Qt.ItemDataRole.UserRole


class RoundsDialog(Dialog):
    """`new_asked` for another round, `compare_asked` for a frozen one."""

    new_asked = Signal()
    compare_asked = Signal()

    def __init__(self, parent: QWidget, hub: Hub) -> None:
        super().__init__(parent)
        self._hub = hub
        self._names: Mapping[int, str] = {}
        self.setWindowTitle(self.tr("Rounds"))
        self.want(760, 420)
        words = self.tr(
            "A round says who codes which transcripts: together, each a part, or each alone and "
            "blind. What two people coded blind can be frozen and compared."
        )
        self.empty = EmptyState("users", words, self.tr("New round…"))
        heads = [self.tr("Round"), self.tr("How"), self.tr("Finished"), self.tr("State")]
        self.list = table(self.windowTitle(), heads, (180, 110, 230))
        self.figures = AgreementLine(hub)
        self.problem = sentence("", "error")
        self.new = QPushButton(self.tr("New round…"))
        self.early = QPushButton(self.tr("Look early…"))
        self.unfreeze = QPushButton(self.tr("Take the freeze back…"))
        self.next = look(QPushButton(), "accent")
        self.close_ = QPushButton(self.tr("Close"))
        self._lay_out()
        self._listen()
        self._fill()

    def standing(self) -> Standing | None:
        """Return the chosen round."""
        item = self.list.currentItem()
        found: Standing | None = None if item is None else item.data(0, _ROLE)
        return found

    def _listen(self) -> None:
        self.list.currentItemChanged.connect(lambda _now, _was: self._show())
        self.new.clicked.connect(self.new_asked)
        self.empty.acted.connect(self.new_asked)
        self.next.clicked.connect(self._go_on)
        self.early.clicked.connect(self._look_early)
        self.unfreeze.clicked.connect(self._take_back)
        self.close_.clicked.connect(self.reject)
        self._hub.changed.connect(self._fill)
        self._hub.coder_changed.connect(self._fill)

    def _fill(self, _changes: object = None) -> None:
        if not isValid(self):
            return
        held = self.standing()
        with self._hub.read() as reader:
            found = standings(reader)
            self._names = {row.id: row.name for row in queries.coders(reader)}
        self.list.clear()
        self.list.addTopLevelItems([self._item(one) for one in found])
        at = next((n for n, one in enumerate(found) if held and one.round.id == held.round.id), 0)
        item = self.list.topLevelItem(at)
        if item is not None:
            self.list.setCurrentItem(item)
        self.empty.setVisible(not found)
        self.list.setVisible(bool(found))
        self.new.setVisible(bool(found))
        self._show()

    def _item(self, one: Standing) -> QTreeWidgetItem:
        kind = {
            "independent": self.tr("independent"),
            "joint": self.tr("joint"),
            "divided": self.tr("divided"),
        }.get(one.round.kind, one.round.kind)
        done = ", ".join(
            f"{self._names.get(row.coder, '–')} "
            + (self.tr("not told") if row.done is None else f"{row.done}/{row.total}")
            for row in one.coders
        )
        cells = [one.round.name, kind, done, self._state(one)]
        item = QTreeWidgetItem(cells)
        for column, cell in enumerate(cells):
            item.setToolTip(column, cell)
        item.setData(0, _ROLE, one)
        return item

    def _state(self, one: Standing) -> str:
        if one.freeze is not None:
            return self.tr("frozen on {date}").format(date=day(one.freeze.at[:10]))
        return {
            "finish": self.tr("being coded"),
            "wait": self.tr("waiting for the others"),
            "freeze": self.tr("finished"),
            "compare": self.tr("frozen"),
        }[one.step]

    def _show(self) -> None:
        self.problem.hide()
        one = self.standing()
        blind = one is not None and one.round.kind == "independent"
        frozen = one is not None and one.step == "compare"
        self.early.setVisible(blind and not frozen)
        self.unfreeze.setVisible(frozen)
        words = {
            "finish": self.tr("Mark my transcripts as finished ({n})"),
            "freeze": self.tr("Freeze the round"),
            "compare": self.tr("Compare"),
        }
        step = "" if one is None else one.step
        if step == "compare" and not blind:
            step = ""
        n = 0 if one is None else len(one.owed)
        self.next.setText(words.get(step, "").format(n=number(n)))
        self.next.setVisible(step in words)
        self.figures.show_of(
            one.round if one is not None and frozen and blind else None, self._pair()
        )

    def _pair(self) -> tuple[int, int] | None:
        one = self.standing()
        if one is None or len(one.coders) != 2:
            return None
        return one.coders[0].coder, one.coders[1].coder

    def _go_on(self) -> None:
        one = self.standing()
        if one is None:
            return
        if one.step == "finish":
            self._hub.do(operations.finish, transcripts=one.owed, otherwise=self._refused)
        elif one.step == "freeze":
            self._hub.do(operations.freeze_round, round_=one.round.id, otherwise=self._refused)
        else:
            self.compare_asked.emit()

    def _look_early(self) -> None:
        words = self.tr(
            "You will see the others' codings, memos and codes before the round “{name}” is "
            "frozen. That cannot be taken back, and stands beside every figure of this round."
        )
        self._ask(self.tr("Look early"), words, self.tr("Look"), operations.unblind)

    def _take_back(self) -> None:
        words = self.tr(
            "The round “{name}” is open again, and what changes until the next freeze counts. The "
            "frozen copy is kept."
        )
        verb = self.tr("Take it back")
        self._ask(self.tr("Take the freeze back"), words, verb, operations.unfreeze_round)

    def _ask(self, title: str, words: str, verb: str, operation: Callable[..., None]) -> None:
        one = self.standing()
        if one is None:
            return
        round_, name = one.round.id, one.round.name

        def act(reason: str, done: Done, refused: Refused) -> None:
            self._hub.do(
                operation,
                round_=round_,
                reason=reason,
                then=lambda _none: self._done(done),
                otherwise=refused,
            )

        ReasonDialog(self, title, words.format(name=name), verb, act).open()

    def _done(self, done: Done) -> None:
        done()
        # Who sees what has changed: everything is read again.
        self._hub.coder_changed.emit()

    def _refused(self, problem: Refusal | Trouble) -> None:
        self.problem.setText(speech.sentence(problem))
        self.problem.show()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setSpacing(space(3))
        column.addWidget(self.empty, 1)
        column.addWidget(self.list, 1)
        column.addWidget(self.figures)
        column.addWidget(self.problem)
        column.addLayout(foot(self.close_, self.next, left=(self.new, self.early, self.unfreeze)))
        self.problem.hide()
