"""The Compare page: differences at the left, the text with both codings, rulings at its foot."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.coding import operations
from app.coding.reconciling.reading import Difference
from app.coding.reconciling.rulings import Passage, Ruling
from app.coding.reconciling.settling import case_of, slight
from app.coding.reports.agreement_behind import Passage as Passed
from app.models import queries
from app.models.reader import Reader
from app.ui.frame.panes import ThreePanes
from app.ui.hub import Hub
from app.ui.pages.code.asking import Asker
from app.ui.pages.compare.agreement.desk import AgreementDesk
from app.ui.pages.compare.consensus_menu import ConsensusMenu
from app.ui.pages.compare.differences_panel import DifferencesPanel
from app.ui.pages.compare.matching.desk import MatchingDesk
from app.ui.pages.compare.meetings import MeetingMenu
from app.ui.pages.compare.reading import Compared, Paper, read_compared, read_paper
from app.ui.pages.compare.revising import revise
from app.ui.pages.compare.rows import code_items
from app.ui.pages.compare.rulings_bar import RulingsBar
from app.ui.pages.compare.side_by_side import SideBySide
from app.ui.pages.compare.views_bar import DIFFERENCES, FIGURES, MATCHING, ViewsBar
from app.ui.pages.page import Page, Place
from app.ui.theme.tokens import space
from app.ui.widgets.buttons import button, tip
from app.ui.widgets.command_palette import CommandPalette
from app.ui.widgets.elided import ElidedLabel
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.look import hairline, look, margins


class ComparePage(Page):
    """Two coders' frozen work side by side, and the consensus that is made of it."""

    tables = frozenset(
        (
            "round",
            "freeze",
            "disagreement",
            "decision",
            "meeting",
            "coding",
            "code",
            "coder",
            "transcript",
            "turn",
            "relation",
        )
    )
    rounds_asked = Signal()

    def __init__(self, hub: Hub, parent: QWidget | None = None) -> None:
        super().__init__(hub, parent)
        self._asker, self._papers = Asker(hub, self), Asker(hub, self)
        self._freeze: int | None = None
        self._compared: Compared | None = None
        self._wanted: str | None = None
        self.panel = DifferencesPanel()
        self.text = SideBySide()
        self.bar = RulingsBar()
        self.meetings = MeetingMenu(hub, self.bar)
        self.bar.add(self.meetings.button)
        self.rounds = QComboBox()
        self.agreement = look(ElidedLabel(), "muted")
        self.more = button(self.tr("Consensus"), "", "git-compare")
        self._menu = ConsensusMenu(self)
        self.more.setMenu(self._menu)
        self._palette: CommandPalette | None = None
        self._passages: tuple[Difference, int, int] | None = None
        self._place: Place | None = None  # to be framed when its transcript is shown
        self.views = ViewsBar()
        self.desk = AgreementDesk(hub)
        self.matching = MatchingDesk(hub)
        self._lay_out()
        self._make_actions()
        self._connect()

    # What the window asks

    def page_actions(self) -> list[QAction]:
        """Return the actions of the page."""
        ruling = [*self.bar.actions_by_ruling.values(), self.bar.revise]
        figures = [self.desk.export_action, *self.matching.actions_here]
        return [self._next, self._previous, *ruling, *self.views.actions_by_view, *figures]

    def status(self) -> str:
        """Return what is compared."""
        if self._compared is None or self._compared.shown is None:
            return ""
        shown = self._compared.shown
        names = " · ".join(self._compared.coders[one].name for one in shown.coders[:2])
        words = self.tr("{round}, frozen {date}: {names}")
        said = words.format(round=shown.name, date=shown.at, names=names)
        together = self._compared.together
        return f"{said} · {together.short()}" if together else said

    def state(self) -> dict[str, Any]:
        """Return what to remember."""
        return {
            "freeze": self._freeze,
            "list": self.panel.state(),
            "view": self.views.now(),
            "figures": self.desk.state(),
            "matching": self.matching.state(),
        }

    def restore(self, state: dict[str, Any]) -> None:
        """Take up a remembered state."""
        freeze = state.get("freeze")
        self._freeze = freeze if isinstance(freeze, int) else None
        self.panel.restore(state.get("list"))
        self.desk.restore(state.get("figures"))
        self.matching.restore(state.get("matching"))
        self.views.turn_to(state.get("view"))

    def reload(self) -> None:
        """Read the differences in another thread."""
        freeze = self._freeze
        self._asker.ask(lambda reader: read_compared(reader, freeze), self._show)

    def forget(self) -> None:
        """Show nothing until it has been read for the coder who looks now."""
        self._asker.forget()
        self._papers.forget()
        self._compared = None
        self.panel.clear()
        self.text.put_away()
        self.desk.forget()
        self.matching.forget()
        self.agreement.setText("")
        self._head.hide()
        self._stack.setCurrentWidget(self._wait)

    # Showing

    def _show(self, compared: Compared) -> None:
        self._compared = compared
        self._turn()
        if compared.shown is None or compared.found is None:
            return
        self._freeze = compared.shown.freeze
        self._list_rounds(compared)
        first, second = (compared.coders[one].name for one in compared.shown.coders[:2])
        people = [coder for coder in compared.coders.values() if coder.kind == "person"]
        self.bar.say(first, second)
        self.bar.set_people(people, self.hub.coder)
        self.meetings.offer(compared.meetings, ", ".join(coder.name for coder in people))
        differences = compared.found.differences
        settled = sum(not one.is_open for one in differences)
        self.bar.say_progress(settled, len(differences), compared.together)
        self._menu.offer(compared)
        self.text.compare(compared)
        self.panel.show_compared(compared)
        if self._wanted is not None:
            self.panel.go_to(self._wanted)
            self._wanted = None
        self._show_chosen()
        self.status_changed.emit(self.status())

    def _list_rounds(self, compared: Compared) -> None:
        self.rounds.blockSignals(True)
        self.rounds.clear()
        for row in compared.rounds:
            self.rounds.addItem(f"{row.name} · {row.at}", row.freeze)
        self.rounds.setCurrentIndex(self.rounds.findData(self._freeze))
        self.rounds.setVisible(len(compared.rounds) > 1)
        self.rounds.blockSignals(False)

    def _show_chosen(self) -> None:
        chosen = self.panel.chosen()
        self.bar.offer(bool(chosen), bool(chosen) and chosen[0].settled is not None)
        if not chosen:
            return
        one = chosen[0]
        if self.text.transcript == one.transcript:
            self.text.frame(one)
        transcript = one.transcript
        self._papers.ask(lambda reader: read_paper(reader, transcript), self._show_paper)

    def _show_paper(self, paper: Paper | None) -> None:
        if paper is None or self._compared is None:
            return
        self.text.read(paper)
        chosen = self.panel.chosen()
        if self._place is not None and self._place.transcript == paper.transcript:
            self.text.frame_span(self._place.start or 0, self._place.end or 0)
            self._place = None
        elif chosen and chosen[0].transcript == paper.transcript:
            self.text.frame(chosen[0])

    # Ruling

    def _rule(self, ruling: Ruling) -> None:
        chosen = self.panel.chosen()
        if not chosen:
            return
        if ruling is Ruling.NEW:
            self._ask_code(chosen[0])
            return
        self._settle(chosen, ruling)

    def _settle(
        self, chosen: Sequence[Difference], ruling: Ruling, new: Sequence[Passage] = ()
    ) -> None:
        self._wanted = self.panel.after(chosen)
        self.hub.do(
            operations.settle,
            freeze=self._freeze,
            cases=[case_of(one, ruling, new) for one in chosen],
            ruling=str(ruling),
            deciders=self.bar.deciders(),
            reason=self.bar.reason.text(),
            meeting=self.meetings.chosen,
            then=lambda _decision: self.bar.reason.clear(),
        )

    def _revise(self) -> None:
        """Ask what is changed in the codebook because of the decision on the chosen difference."""
        chosen = self.panel.chosen()
        if self._compared is not None and chosen:
            revise(self, self.hub, chosen[0], self._compared.codes)

    def _ask_code(self, one: Difference) -> None:
        """Ask which code the selected words (else the place itself) shall have."""
        compared = self._compared
        if compared is None:
            return
        span = self.text.selected_span() or (one.disagreement.start, one.disagreement.end)
        self._passages = (one, *span)
        if self._palette is None:
            self._palette = CommandPalette(self)
            self._palette.chosen.connect(self._code_chosen)
        self._palette.set_items(code_items(compared.codes))
        self._palette.set_words(self.tr("Code in the consensus…"))
        self._palette.ask()

    def _code_chosen(self, code: int, _keep: bool) -> None:
        if self._passages is not None:
            one, start, end = self._passages
            self._settle([one], Ruling.NEW, [Passage(start, end, code)])

    def _adopt(self) -> None:
        if self._compared is not None and self._compared.found is not None:
            agreed = self._compared.found.agreed
            self.hub.do(operations.adopt_agreed, freeze=self._freeze, agreed=agreed)

    def _settle_slight(self, most: int) -> None:
        compared = self._compared
        if compared is None or compared.found is None:
            return
        differences = compared.found.differences

        def find(reader: Reader) -> Sequence[Difference]:
            wanted = {one.transcript for one in differences}
            texts = {text: queries.text_of(reader, text).text for text in wanted}
            return slight(differences, texts, most)

        self.hub.fetch(find, lambda found: self._settle_by_rule(found, most))

    def _settle_by_rule(self, found: Sequence[Difference], most: int) -> None:
        if not found:
            self.panel.say(self.tr("No boundaries differ by so little"))
            return
        self.bar.reason.setText(self._menu.rule(most))
        self._settle(found, Ruling.WIDER)

    def _count_consensus(self) -> None:
        compared = self._compared
        if compared is not None and compared.found is not None:
            texts = [one for one in compared.found.reconciled() if one not in compared.reconciled]
            self.hub.do(operations.set_reconciled, transcripts=texts)

    # Going about

    def _go(self) -> None:
        chosen = self.panel.chosen()
        if chosen:
            place = chosen[0].disagreement
            self.went.emit(Place(chosen[0].transcript, place.start, place.end))

    def _turn(self) -> None:
        """Show the view that is in front; without a frozen round, what comes first."""
        shown = None if self._compared is None else self._compared.shown
        self._head.setVisible(shown is not None)
        if shown is None or self._compared is None:
            self._stack.setCurrentWidget(self.empty)
            return
        view = self.views.now()
        front = {DIFFERENCES: self._panes, FIGURES: self.desk, MATCHING: self.matching}[view]
        self._stack.setCurrentWidget(front)
        self.more.setVisible(view == DIFFERENCES)
        self.agreement.setText("" if view == FIGURES else self._compared.agreement)
        if isinstance(front, AgreementDesk | MatchingDesk):
            front.show_round(shown, self._compared.coders)

    def _show_passage(self, passage: Passed, round_: int | None) -> None:
        """Show a passage behind a figure in its text; one of another round on the Code page."""
        place = Place(passage.transcript, passage.start, passage.end)
        shown = None if self._compared is None else self._compared.shown
        if shown is None or shown.round != round_:
            self.went.emit(place)
            return
        self._place = place
        self.views.turn_to(DIFFERENCES)
        self.panel.choose_at(passage)
        transcript = passage.transcript
        self._papers.ask(lambda reader: read_paper(reader, transcript), self._show_paper)

    def _choose_round(self, _index: int) -> None:
        self._freeze = self.rounds.currentData()
        self.reload()

    # Putting together

    def _make_actions(self) -> None:
        self._next = self._stepping(self.tr("Next difference"), "F8", 1)
        self._previous = self._stepping(self.tr("Previous difference"), "Shift+F8", -1)
        for place in (self.panel.tree, self.text):
            for action in (*self.bar.actions_by_ruling.values(), self.bar.revise):
                action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
                place.addAction(action)

    def _stepping(self, words: str, keys: str, step: int) -> QAction:
        action = QAction(words, self)
        action.setShortcut(QKeySequence(keys))
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(lambda: self.panel.step(step))
        self.addAction(action)
        return action

    def _connect(self) -> None:
        self.panel.changed.connect(self._show_chosen)
        self.panel.opened.connect(self._go)
        self.bar.ruled.connect(self._rule)
        self.bar.revised.connect(self._revise)
        self.rounds.currentIndexChanged.connect(self._choose_round)
        self.empty.acted.connect(self.rounds_asked)
        self.views.turned.connect(self._turn)
        for desk in (self.desk, self.matching):
            desk.went.connect(self._show_passage)
            desk.told.connect(self.status_changed)
        self.desk.summed.connect(self.agreement.setText)
        self.text.picked.connect(lambda one: self.panel.go_to(one.disagreement.key))
        self._menu.adopted.connect(self._adopt)
        self._menu.slight.connect(self._settle_slight)
        self._menu.counted.connect(self._count_consensus)

    def _lay_out(self) -> None:
        self.rounds.setAccessibleName(self.tr("Round"))
        self.more.setToolTip(tip(self.tr("What agrees, slight boundaries, and counting")))
        self._head = look(QWidget(), "panel")
        head = QHBoxLayout(self._head)
        margins(head, space(2), space(1), space(4), space(1))
        head.setSpacing(space(3))
        head.addWidget(self.views)
        head.addWidget(self.agreement, 1)
        head.addWidget(self.rounds)
        head.addWidget(self.more)
        middle = QWidget()
        column = QVBoxLayout(middle)
        margins(column)
        column.addWidget(self.text, 1)
        column.addWidget(hairline())
        column.addWidget(self.bar)
        self._stack = QStackedWidget(self)  # from outside inwards: Qt styles at each new parent
        self._panes = ThreePanes(self.panel, middle, None, left_width=330, parent=self._stack)
        self.empty = EmptyState(
            "git-compare",
            self.tr(
                "Here two coders' work is compared and reconciled, as soon as a round of "
                "independent coding is frozen."
            ),
            self.tr("Rounds…"),
        )
        self._wait = QWidget()
        for widget in (self._wait, self._panes, self.empty, self.desk, self.matching):
            self._stack.addWidget(widget)
        whole = QVBoxLayout(self)
        margins(whole)
        whole.addWidget(self._head)
        whole.addWidget(hairline())
        whole.addWidget(self._stack, 1)
        self.setFocusProxy(self.panel.tree)
