"""Handing what two coders left open to a third person, who decides it in a copy of their own."""

from pathlib import Path

from PySide6.QtWidgets import QComboBox, QPushButton, QVBoxLayout, QWidget
from shiboken6 import isValid

from app.coding.operations.handing import record_handout
from app.coding.reconciling.arbitration import OpenOnes, hand_out_open, open_ones, refuse_arbiter
from app.models import queries
from app.models.errors import Refusal, Trouble
from app.models.format import ENDING
from app.models.handout import new_uid
from app.ui import speech
from app.ui.frame.foot import FootLine
from app.ui.hub import Hub
from app.ui.team.parts import foot, number, sentence
from app.ui.theme.tokens import space
from app.ui.widgets.ask_file import ask_file
from app.ui.widgets.dialog import Dialog
from app.ui.widgets.form import Form
from app.ui.widgets.look import look


class ArbiterDialog(Dialog):
    """A copy with the open differences of a frozen round; `hand_out` writes it."""

    def __init__(self, parent: QWidget, hub: Hub, foot_line: FootLine) -> None:
        super().__init__(parent)
        self._hub, self._foot = hub, foot_line
        self._found: OpenOnes | None = None
        self.setWindowTitle(self.tr("Hand out what is open"))
        self.want(540, 340)
        self.coder, self.round = QComboBox(), QComboBox()
        self.goes, self.stays = sentence(), sentence("", "muted")
        self.go = look(QPushButton(self.tr("Hand out…")), "accent")
        self.back = QPushButton(self.tr("Cancel"))
        self._form = Form()
        self._lay_out()
        self._fill()
        self.coder.editTextChanged.connect(lambda _text: self._enable())
        self.round.currentIndexChanged.connect(lambda _at: self._count())
        self.go.clicked.connect(self._choose)
        self.back.clicked.connect(self.reject)
        self._count()

    def hand_out(self, path: Path) -> None:
        """Write the copy; where that fails nothing stays changed and the dialog says why."""
        found, coder, uid = self._found, self._coder(), new_uid()
        if found is None:
            return
        try:
            refuse_arbiter(found, coder)
        except Refusal as problem:
            self._refused(problem)
            return
        path = path if path.suffix == ENDING else path.with_name(path.name + ENDING)
        self.go.setEnabled(False)

        def write(to: int) -> None:
            def task() -> None:
                with self._hub.project.read() as reader:
                    hand_out_open(reader, path, to, found, uid)

            self._hub.work(task, lambda _none: self._written(path), otherwise=self._not_written)

        name = None if coder is not None else self.coder.currentText()
        self._hub.do(
            record_handout, uid=uid, coder=coder, name=name, then=write, otherwise=self._refused
        )

    def _written(self, path: Path) -> None:
        words = self.tr("Wrote the copy for {coder}: {file}")
        text = words.format(coder=self.coder.currentText().strip(), file=path.name)
        self._foot.tell(text, self.tr("Undo"), self._hub.undo)
        if isValid(self):
            super().accept()

    def _not_written(self, problem: Refusal | Trouble) -> None:
        self._hub.undo()
        self._refused(problem)

    def _refused(self, problem: Refusal | Trouble) -> None:
        if isValid(self):
            self.go.setEnabled(True)
            self._form.show_error("coder", speech.sentence(problem))

    def _choose(self) -> None:
        first = self._hub.project.path
        proposal = first.with_name(f"{first.stem} {self.coder.currentText().strip()}{ENDING}")
        out = ask_file(self, self.windowTitle(), proposal, (ENDING,))
        if out is not None:
            self.hand_out(out)

    def _coder(self) -> int | None:
        at = self.coder.findText(self.coder.currentText().strip())
        return None if at < 0 else int(self.coder.itemData(at))

    def _fill(self) -> None:
        with self._hub.read() as reader:
            people = [row for row in queries.coders(reader) if row.kind == "person"]
            names = {
                row.id: row.name for row in queries.rounds(reader) if row.kind == "independent"
            }
            frozen = [row for row in queries.freezes(reader) if row.unfrozen_at is None]
            coded = {row.coder for row in queries.round_coders(reader)}
        for row in people:
            if row.id not in coded:
                self.coder.addItem(row.name, row.id)
        self.coder.setCurrentText("" if not self.coder.count() else self.coder.itemText(0))
        for freeze in reversed(frozen):
            if freeze.round in names:
                self.round.addItem(f"{names[freeze.round]} · {freeze.at[:10]}", freeze.round)

    def _count(self) -> None:
        self._found = None
        self._enable()
        round_ = self.round.currentData()
        self._hub.fetch(lambda reader: open_ones(reader, round_), self._take, self._nothing)

    def _take(self, found: OpenOnes) -> None:
        if not isValid(self):
            return
        self._found = found
        words = self.tr(
            "Goes out: open differences: {n}, in transcripts: {texts}; both codings of each, as "
            "those of Coder A and Coder B; the texts; the team's codes with their definitions."
        )
        n, texts = number(len(found.differences)), number(found.transcripts)
        self.goes.setText(words.format(n=n, texts=texts))
        self.stays.setText(
            self.tr(
                "Stays here: all other codings, memos, decisions, participants, the history, and "
                "who coded what. The decisions come home by “Merge a copy…”."
            )
        )
        self._enable()

    def _nothing(self, problem: Refusal | Trouble) -> None:
        if isValid(self):
            self.goes.setText(speech.sentence(problem))
            self.stays.setText("")

    def _enable(self) -> None:
        named = bool(self.coder.currentText().strip())
        self.go.setEnabled(named and self._found is not None)
        self.go.setToolTip("" if named else self.tr("Say first who decides"))

    def _lay_out(self) -> None:
        self.coder.setEditable(True)
        self.coder.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        hint = self.tr("Somebody who did not code in the round; a new name makes a new coder.")
        self._form.add("coder", self.tr("Who decides"), self.coder, hint)
        self._form.add("round", self.tr("Round"), self.round)
        column = QVBoxLayout(self)
        column.setSpacing(space(3))
        for part in (self._form, self.goes, self.stays):
            column.addWidget(part)
        column.addStretch()
        column.addLayout(foot(self.back, self.go))
        self.go.setDefault(True)
