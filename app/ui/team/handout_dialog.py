"""Handing a copy out: to whom, with what, and in numbers what goes and what stays."""

from pathlib import Path
from typing import NamedTuple

from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from app.coding.operations.handing import record_handout
from app.models import queries
from app.models.errors import Refusal, Trouble
from app.models.format import ENDING
from app.models.handout import handout_rows, new_uid, write_handout
from app.models.reader import Reader
from app.models.reading_copy import write_reading_copy
from app.ui import speech
from app.ui.frame.foot import FootLine
from app.ui.hub import Hub
from app.ui.team.parts import foot, number, sentence
from app.ui.theme.tokens import space
from app.ui.widgets.ask_file import ask_file
from app.ui.widgets.dialog import Dialog
from app.ui.widgets.form import Form
from app.ui.widgets.look import look


class Numbers(NamedTuple):
    """What a copy would hold, and the codes and headings that would have to be shared first."""

    rows: dict[str, int]
    codes: tuple[int, ...]
    categories: tuple[int, ...]
    own_shown: bool


NO_NUMBERS = Numbers({}, (), (), False)  # of a copy that holds everything


def numbers(reader: Reader, coder: int | None, *, personal: bool) -> Numbers:
    """Count what a copy for a coder (None: a new one) would hold as things are."""
    rows = dict(handout_rows(reader, coder, personal=personal))
    mine = (None, coder)
    codes = [row.id for row in queries.codes(reader) if not row.common and row.made_by not in mine]
    headings = [
        row.id for row in queries.categories(reader) if not row.common and row.made_by not in mine
    ]
    return Numbers(rows, tuple(codes), tuple(headings), coder not in reader.viewer.hidden)


class HandoutDialog(Dialog):
    """A copy for one coder; `hand_out` writes it."""

    def __init__(self, parent: QWidget, hub: Hub, foot_line: FootLine) -> None:
        super().__init__(parent)
        self._hub, self._foot = hub, foot_line
        self._found: Numbers | None = None
        self._writing = False
        self.setWindowTitle(self.tr("Hand out a copy"))
        self.want(540, 360)
        self.coder = QComboBox()
        self.personal = QCheckBox(self.tr("Attributes and consent of the participants go along"))
        self.share = QCheckBox(self.tr("Share the codebook"))
        self.share.setChecked(True)
        self.reading = QCheckBox(self.tr("For reading only, with comments (for a supervisor)"))
        self.goes, self.stays = sentence(), sentence("", "muted")
        self.go = look(QPushButton(self.tr("Hand out…")), "accent")
        self.back = QPushButton(self.tr("Cancel"))
        self._form = Form()
        self._lay_out()
        self._fill()
        self.coder.editTextChanged.connect(lambda _text: self._count())
        self.personal.toggled.connect(lambda _on: self._count())
        self.share.toggled.connect(lambda _on: self._show())
        self.reading.toggled.connect(lambda _on: self._show())
        self.go.clicked.connect(self._choose)
        self.back.clicked.connect(self.reject)
        self._count()

    def hand_out(self, path: Path) -> None:
        """Write the copy; where that fails nothing stays changed and the dialog says why."""
        found = NO_NUMBERS if self.reading.isChecked() else self._found
        if found is None:
            return
        coder, uid, personal = self._coder(), new_uid(), self.personal.isChecked()
        reading = self.reading.isChecked()
        shared = found if self.share.isChecked() else found._replace(codes=(), categories=())
        path = path if path.suffix == ENDING else path.with_name(path.name + ENDING)
        self.go.setEnabled(False)
        self.back.setEnabled(False)
        self._writing = True

        def write(to: int) -> None:
            def task() -> None:
                with self._hub.project.read() as reader:
                    if reading:
                        write_reading_copy(reader, path, to, uid=uid)
                    else:
                        write_handout(reader, path, to, personal=personal, uid=uid)

            self._hub.work(task, lambda _none: self._written(path), otherwise=self._not_written)

        self._hub.do(
            record_handout,
            uid=uid,
            coder=coder,
            name=None if coder is not None else self.coder.currentText(),
            codes=shared.codes,
            categories=shared.categories,
            then=write,
            otherwise=self._refused,
        )

    def _written(self, path: Path) -> None:
        words = self.tr("Wrote the copy for {coder}: {file}")
        text = words.format(coder=self.coder.currentText().strip(), file=path.name)
        self._foot.tell(text, self.tr("Undo"), self._hub.undo)
        super().accept()

    def reject(self) -> None:
        """Close, unless a copy is being written: that takes a moment."""
        if not self._writing:
            super().reject()

    def _not_written(self, problem: Refusal | Trouble) -> None:
        self._hub.undo()
        self._refused(problem)

    def _refused(self, problem: Refusal | Trouble) -> None:
        self._writing = False
        self.back.setEnabled(True)
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
            blind = bool(reader.viewer.hidden)
            rounds = queries.blind_rounds(reader)
        for row in people:
            if row.id != self._hub.coder:
                self.coder.addItem(row.name, row.id)
        # Codes of one's own would show the other what one thinks.
        self.share.setChecked(not blind)
        self.reading.setEnabled(not rounds)
        why = self.tr("Not while a round of blind coding is open: the copy holds everybody's work")
        self.reading.setToolTip(
            why if rounds else self.tr("The whole project; only memos can be written in it")
        )

    def _count(self) -> None:
        self._found = None
        self._enable()
        coder, personal = self._coder(), self.personal.isChecked()
        self._hub.fetch(
            lambda reader: (coder, numbers(reader, coder, personal=personal)), self._take
        )

    def _take(self, answer: tuple[int | None, Numbers]) -> None:
        coder, found = answer
        if isValid(self) and coder == self._coder():
            self._found = found
            self._show()

    def _show(self) -> None:
        self._enable()
        reading, found = self.reading.isChecked(), self._found
        self.personal.setVisible(not reading)
        self.share.setVisible(not reading)
        if reading:
            self._show_reading()
        if reading or found is None:
            return
        share = self.share.isChecked()
        more = (len(found.codes), len(found.categories)) if share else (0, 0)
        parts = [
            self.tr("transcripts: {n}").format(n=number(found.rows.get("transcript", 0))),
            self.tr("participants: {n}").format(n=number(found.rows.get("participant", 0))),
            self.tr("codes: {n}").format(n=number(found.rows.get("code", 0) + more[0])),
            self.tr("categories and themes: {n}").format(
                n=number(found.rows.get("category", 0) + more[1])
            ),
        ]
        if found.own_shown:
            n = number(found.rows.get("coding", 0))
            parts.append(self.tr("their own codings: {n}").format(n=n))
        if self.personal.isChecked():
            n = number(found.rows.get("attribute_value", 0))
            parts.append(self.tr("values of attributes: {n}").format(n=n))
        self.goes.setText(self.tr("Goes out: {what}.").format(what=", ".join(parts)))
        self.stays.setText(self._stays(found, share))
        words = self.tr("Share the codebook ({n} codes and categories become the team's)")
        self.share.setVisible(bool(found.codes or found.categories))
        self.share.setText(words.format(n=number(len(found.codes) + len(found.categories))))

    def _show_reading(self) -> None:
        goes = self.tr(
            "Goes out: the whole project with everybody's work and its history. Only comments "
            "(memos) can be written in it; they come home when it is merged, and nothing else does."
        )
        self.goes.setText(goes)
        self.stays.setText(self.tr("Stays here: private memos of others, the recordings."))

    def _stays(self, found: Numbers, share: bool) -> str:
        stays = [self.tr("others' codings, memos, decisions and history")]
        if not share and found.codes:
            words = self.tr("codes that only others made: {n}")
            stays.append(words.format(n=number(len(found.codes))))
        if not self.personal.isChecked():
            stays.append(self.tr("attributes and consent of the participants"))
        return self.tr("Stays here: {what}.").format(what=", ".join(stays))

    def _enable(self) -> None:
        named = bool(self.coder.currentText().strip())
        counted = self._found is not None or self.reading.isChecked()
        self.go.setEnabled(named and counted)
        self.go.setToolTip("" if named else self.tr("Say first who gets the copy"))

    def _lay_out(self) -> None:
        self.coder.setEditable(True)
        self.coder.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        hint = self.tr("Choose a coder, or type the name of a new one.")
        self._form.add("coder", self.tr("For"), self.coder, hint)
        column = QVBoxLayout(self)
        column.setSpacing(space(3))
        for part in (
            self._form, self.reading, self.share, self.personal, self.goes, self.stays
        ):  # fmt: skip
            column.addWidget(part)
        column.addStretch()
        column.addLayout(foot(self.back, self.go))
        self.go.setDefault(True)
