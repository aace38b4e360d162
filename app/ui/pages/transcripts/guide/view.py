"""The interview guide: its questions at the left, the answers to one of them beside.

Which turn asks a question is found by the program and shown as a proposal; "Keep" stores what is
shown, with all corrections, as one step. Afterwards each correction is a step of its own.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.coding import operations
from app.coding.exchange.guide_csv import read_guide
from app.coding.guide import outline as edit
from app.coding.guide.matching import first_wording
from app.coding.guide.outline import Place
from app.coding.guide.proposing import Block, Proposed, Said, blocks, propose_asked, said_of
from app.models import queries
from app.models.reader import Reader
from app.ui.counting import counted
from app.ui.hub import Hub
from app.ui.pages.code.asking import Asker
from app.ui.pages.transcripts.guide.answers_view import AnswersView
from app.ui.pages.transcripts.guide.correcting import Correcting
from app.ui.pages.transcripts.guide.tree import GuideTree
from app.ui.theme.tokens import space
from app.ui.widgets.buttons import IconButton, button
from app.ui.widgets.elided import ElidedLabel
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.look import hairline, label, look, margins

_LEAST = 240  # px that the questions need


class GuideView(QWidget):
    """`opened(transcript, start, end)` asks for the Code page."""

    opened = Signal(object, int, int)

    def __init__(self, hub: Hub, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.hub = hub
        self.questions: list[queries.Question] = []
        self.proposed: dict[tuple[int, int], tuple[int | None, ...]] = {}
        self._kept: Said = {}
        self._blocks: list[Block] = []
        self._answers = Asker(hub, self)
        self._finding = Asker(hub, self)
        self.correcting = Correcting(self)
        self.version = QComboBox()
        self.tree, self.answers = GuideTree(), AnswersView()
        self.group = QComboBox()
        self.title, self.about = label("", "head"), label("", "muted")
        self.search = button(self.tr("Find the questions"), "accent")
        self.keep = button(self.tr("Keep"), "accent")
        self.discard = button(self.tr("Discard"))
        self.found = look(ElidedLabel(), "muted")
        self._set_up()
        self._lay_out()
        self._connect()

    def refresh(self) -> None:
        """Read the guide and what was asked."""
        with self.hub.read() as reader:
            self.questions = queries.guide(reader)
            self._kept = said_of(reader)
        self._show_versions()
        self._show_guide()

    def status(self) -> str:
        """Return how many questions there are."""
        n = sum(row.version_id == self.version.currentData() for row in self.questions)
        return counted(n, self.tr("1 question"), self.tr("{n} questions")) if n else ""

    # Finding

    def propose(self) -> None:
        """Find which turns ask which questions; nothing is stored yet."""
        version = self.version.currentData()
        if version is None:
            return
        self.search.setEnabled(False)
        self.found.setText(self.tr("Looking through the interviews…"))
        self._finding.ask(lambda reader: propose_asked(reader, version), self._propose)

    def keep_proposed(self) -> None:
        """Store what is proposed, with the corrections, as one step."""
        asked = [
            (transcript, question, turn)
            for (transcript, question), turns in self.proposed.items()
            for turn in turns
        ]
        self.proposed = {}
        if asked:
            self.hub.do(operations.record_questions_asked, asked=asked)
        self._show_guide()

    def drop_proposed(self) -> None:
        """Forget what is proposed."""
        self.proposed = {}
        self._show_guide()

    def _propose(self, found: list[Proposed]) -> None:
        self.search.setEnabled(True)
        self.proposed = {(one.transcript, one.question): (one.turn,) for one in found}
        self._show_guide()
        if not found:
            self.found.setText(self.tr("Nothing more was found."))

    # Correcting

    def said(self) -> Said:
        """Return which turns ask what, as it is kept or proposed."""
        return {**self.proposed, **self._kept}

    def propose_instead(
        self, transcript: int, question: int, turns: tuple[int | None, ...]
    ) -> bool:
        """Correct a proposal; False where something is stored already, or nothing proposed."""
        if not self.proposed or (transcript, question) in self._kept:
            return False
        self.proposed[transcript, question] = turns
        self._show_guide()
        return True

    # Editing

    def add_question(self) -> None:
        """Add a question below the current one, open for typing."""
        place = self.tree.place() or (0, None)
        outline = self.tree.outline
        if not outline:
            return
        at = 0 if place[1] is None else place[1] + 1
        changed = edit.with_question(outline, place[0], at, self.tr("New question"))
        self._edit(changed, lambda: self._begin((place[0], at)))

    def add_topic(self) -> None:
        """Add a topic with a question at the end; without a guide this makes one."""
        topic, question = self.tr("New topic"), self.tr("New question")
        if self.version.currentData() is None:
            self._make([(topic, [question])])
            return
        changed = edit.with_topic(self.tree.outline, topic, question)
        self._edit(changed, lambda: self._begin((len(changed) - 1, None)))

    def import_csv(self, path: Path | None = None) -> None:
        """Add a version of the guide from a CSV file with the columns topic and question."""
        if path is None:
            words = self.tr("CSV files (*.csv)")
            name, _ = QFileDialog.getOpenFileName(self, self.tr("Import a guide"), "", words)
            if not name:
                return
            path = Path(name)
        file = path
        self.hub.work(lambda: read_guide(file), lambda topics: self._make(topics, file.stem))

    def _make(self, topics: list[Any], name: str = "") -> None:
        called = name or self.tr("Guide {n}").format(n=self.version.count() + 1)
        self.hub.do(operations.set_guide, then=self._made, name=called, topics=topics)

    def _made(self, version: int) -> None:
        self.version.setCurrentIndex(self.version.findData(version))
        self._show_guide()

    def _edit(self, outline: edit.Outline, then: Any = None) -> None:
        version = self.version.currentData()
        topics = edit.as_values(outline)
        if not topics:
            self.hub.do(operations.remove_guide, version=version)
        elif outline != self.tree.outline:
            done = None if then is None else lambda _answer: then()
            self.hub.do(operations.edit_guide, then=done, version=version, topics=topics)

    def _begin(self, place: Place) -> None:
        self.tree.set_place(place)
        self.tree.setFocus(Qt.FocusReason.OtherFocusReason)
        self.tree.edit_current()

    def _move(self, place: Place, step: int) -> None:
        outline = self.tree.outline
        changed = edit.moved(outline, place, step)
        line = outline[place[0]].questions[place[1]].id if place[1] is not None else None
        topic = outline[place[0]].id
        self._edit(changed, lambda: self._follow(topic, line))

    def _follow(self, topic: int | None, line: int | None) -> None:
        for at, one in enumerate(self.tree.outline):
            if line is None and one.id == topic:
                self.tree.set_place((at, None))
            for number, question in enumerate(one.questions):
                if line is not None and question.id == line:
                    self.tree.set_place((at, number))

    # Showing

    def _show_versions(self) -> None:
        chosen = self.version.currentData()
        versions = {row.version_id: row.version for row in self.questions}
        self.version.blockSignals(True)
        self.version.clear()
        for ident, name in versions.items():
            self.version.addItem(name, ident)
        last = self.version.count() - 1
        at = self.version.findData(chosen)
        self.version.setCurrentIndex(at if at >= 0 else last)
        self.version.blockSignals(False)
        self.version.setVisible(len(versions) > 1)
        self._stack.setCurrentWidget(self._work if versions else self.empty)

    def _show_guide(self) -> None:
        said = self.said()
        counts: dict[int, int] = {}
        for (_transcript, question), turns in said.items():
            counts[question] = counts.get(question, 0) + (turns != (None,))
        version = self.version.currentData()
        outline = edit.outline_of(self.questions, version) if version is not None else ()
        self.tree.show_outline(outline, counts)
        pending = bool(self.proposed)
        for part in (self.keep, self.discard):
            part.setVisible(pending)
        self.search.setVisible(not pending)
        n = sum(len(turns) for turns in self.proposed.values())
        one = self.tr("1 question found; look at it, then keep it.")
        words = counted(n, one, self.tr("{n} questions found; look through them, then keep them."))
        self.found.setText(words if pending else "")
        self._read_answers(self.tree.question())

    def _read_answers(self, question: int | None) -> None:
        if question is None:
            self._show_answers(None, [])
            return
        proposed: Mapping[tuple[int, int], tuple[int | None, ...]] = dict(self.proposed)

        def ask(reader: Reader) -> list[Block]:
            return blocks(reader, question, proposed)

        self._answers.ask(ask, lambda found: self._show_answers(question, found))

    def _show_answers(self, question: int | None, found: list[Block]) -> None:
        self._blocks = found
        text = next((row.text for row in self.questions if row.id == question), "")
        self.title.setText(first_wording(text))
        self.title.setToolTip(text)
        groups = list(dict.fromkeys(group for block in found for group in block.groups))
        chosen = self.group.currentData()
        self.group.blockSignals(True)
        self.group.clear()
        self.group.addItem(self.tr("All groups"), "")
        for name in groups:
            self.group.addItem(name, name)
        self.group.setCurrentIndex(max(0, self.group.findData(chosen)))
        self.group.blockSignals(False)
        self.group.setVisible(len(groups) > 1)
        self._narrow()

    def _narrow(self) -> None:
        group = self.group.currentData() or ""
        found = [block for block in self._blocks if not group or group in block.groups]
        interviews = {block.transcript for block in found}
        asked = {block.transcript for block in found if block.asked is not None}
        words = self.tr("Asked in {n} of {all} interviews")
        question = self.tree.question()
        shown = words.format(n=len(asked), all=len(interviews))
        self.about.setText(shown if question is not None else self.tr("Choose a question"))
        self.answers.show_answers(question, found)

    # Putting together

    def _set_up(self) -> None:
        self.title.setWordWrap(True)
        for box, name in (
            (self.version, self.tr("Version of the guide")),
            (self.group, self.tr("Group")),
        ):
            box.setAccessibleName(name)
            box.view().setAccessibleName(name)
            box.setToolTip(name)
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.search.setToolTip(self.tr("Find which turns of the interviewers ask which questions"))
        self.empty = EmptyState(
            "list-tree",
            self.tr(
                "The interview guide: topics with their questions. With it, all answers to one "
                "question can be read one after another."
            ),
            self.tr("Import a CSV file…"),
        )

    def _connect(self) -> None:
        self.tree.chosen.connect(self._read_answers)
        self.tree.worded.connect(
            lambda place, text: self._edit(edit.with_text(self.tree.outline, place, text))
        )
        self.tree.moved.connect(self._move)
        self.tree.removed.connect(lambda place: self._edit(edit.without(self.tree.outline, place)))
        self.tree.add_asked.connect(self.add_question)
        self.version.currentIndexChanged.connect(lambda _at: self._show_guide())
        self.group.currentIndexChanged.connect(lambda _at: self._narrow())
        self.search.clicked.connect(self.propose)
        self.keep.clicked.connect(self.keep_proposed)
        self.discard.clicked.connect(self.drop_proposed)
        self.answers.opened.connect(self.opened)
        self.answers.correction_asked.connect(self.correcting.ask)
        self.answers.again_asked.connect(self.correcting.ask_again)
        self.empty.acted.connect(self.import_csv)

    def _lay_out(self) -> None:
        self._work = QSplitter()
        self._work.setHandleWidth(1)
        self._work.setChildrenCollapsible(False)
        self._work.addWidget(self._left())
        self._work.addWidget(self._right())
        self._work.setStretchFactor(1, 1)
        self._work.setSizes([360, 760])
        self._stack = QStackedWidget()
        self._stack.addWidget(self._work)
        self._stack.addWidget(self.empty)
        whole = QVBoxLayout(self)
        margins(whole)
        whole.addWidget(self._stack)
        self.setFocusProxy(self.tree)

    def _left(self) -> QWidget:
        """Return the questions with what adds to them."""
        left = look(QWidget(), "panel")
        left.setMinimumWidth(_LEAST)
        column = QVBoxLayout(left)
        margins(column, space(2), space(2), 0, space(2))
        line = QHBoxLayout()
        margins(line, space(2), 0, space(2), 0)
        line.setSpacing(space(1))
        line.addWidget(self.version, 1)
        line.addStretch()
        for icon, words, keys, act in (
            ("plus", self.tr("New question"), "Ins", self.add_question),
            ("list-tree", self.tr("New topic"), "", self.add_topic),
            ("upload", self.tr("Import a guide (CSV)…"), "", self.import_csv),
        ):
            made = IconButton(icon, words, keys)
            made.clicked.connect(lambda _on=False, act=act: act())
            line.addWidget(made)
        column.addLayout(line)
        column.addWidget(self.tree, 1)
        return left

    def _right(self) -> QWidget:
        """Return the answers with what is said of them."""
        right = QWidget()
        side = QVBoxLayout(right)
        margins(side)
        top = QHBoxLayout()
        margins(top, space(4), space(2), space(4), space(2))
        top.setSpacing(space(3))
        top.addWidget(self.about)
        top.addWidget(self.group)
        self.found.setAlignment(Qt.AlignmentFlag.AlignRight)
        top.addWidget(self.found, 1)
        for part in (self.discard, self.keep, self.search):
            top.addWidget(part)
        side.addLayout(top)
        side.addWidget(hairline())
        head = QHBoxLayout()
        margins(head, space(4), space(3), space(4), 0)
        head.addWidget(self.title, 1)
        side.addLayout(head)
        side.addWidget(self.answers, 1)
        return right
