"""Opening a round: who codes what, drawn and dealt out before anyone begins."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from app.coding import operations
from app.coding.rounds.overview import coded, strata
from app.coding.rounds.sampling import Drawn, deal, draw
from app.models import queries
from app.models.errors import Refusal, Trouble
from app.ui import speech
from app.ui.hub import Hub
from app.ui.team.parts import add_tick, foot, number, sentence, tick, ticked, ticks
from app.ui.theme import theme
from app.ui.theme.tokens import space
from app.ui.widgets.buttons import button
from app.ui.widgets.dialog import Dialog, Scrolled
from app.ui.widgets.form import Form
from app.ui.widgets.look import hairline, inset, label, look, margins

_SEED = 2026
_CODERS = 84  # px at 100 %: three names
_NOW = 0  # the codebook as it stands


class NewRoundDialog(Dialog):
    """The sentence at the foot says what will happen; Enter opens the round."""

    def __init__(self, parent: QWidget, hub: Hub) -> None:
        super().__init__(parent)
        self._hub = hub
        self._drawn: Drawn | None = None
        self._texts: dict[int, str] = {}
        self._coders: dict[int, str] = {}
        self._strata: Mapping[str, list[str]] = {}
        self._coded: set[int] = set()
        self.setWindowTitle(self.tr("New round"))
        self.want(760, 560)
        self.name, self.kind, self.version = QLineEdit(), QComboBox(), QComboBox()
        self.open_codebook = QCheckBox(self.tr("Codes may be made while coding"))
        self.without = QCheckBox(self.tr("Agreement without the interviewers' turns"))
        self.coders = ticks(self.tr("Coders"))
        self.another = QLineEdit()
        self.texts = ticks(self.tr("Transcripts"))
        self.sample, self.seed = QSpinBox(), QSpinBox()
        self.draw_ = QPushButton(self.tr("Draw"))
        self.all, self.none = button(self.tr("All"), "link"), button(self.tr("None"), "link")
        self.rest = button(self.tr("Not coded yet"), "link")
        self.says = sentence()
        self.go = look(QPushButton(self.tr("Open the round")), "accent")
        self.back = QPushButton(self.tr("Cancel"))
        self._form = Form()
        self._set_up()
        self._lay_out()
        self._fill()
        self._listen()
        self._say()

    def accept(self) -> None:
        """Open the round; a refusal is shown and the dialog stays."""
        chosen, coders = ticked(self.texts), ticked(self.coders)
        version = int(self.version.currentData())
        values: dict[str, Any] = {
            "name": self.name.text(),
            "kind": self.kind.currentData(),
            "coders": coders,
            "transcripts": chosen,
            "codebook_version": None if version == _NOW else version,
            "open_codebook": self.open_codebook.isChecked(),
            "without_interviewer": self.without.isChecked(),
            "drawn": self._drawn,
        }
        if values["kind"] == "divided" and coders:
            values["parts"] = self._dealt(chosen, coders)
        self._hub.do(
            operations.open_round,
            then=lambda _round: self._close(),
            otherwise=self._refused,
            **values,
        )

    def draw_sample(self) -> None:
        """Tick a random sample of the transcripts that nobody has coded, within the groups."""
        found = draw(self._free(), self.sample.value(), self.seed.value())
        names = set(found.transcripts)
        tick(self.texts, [one for one, name in self._texts.items() if name in names])
        self._drawn = found.drawn
        self._say()

    def _close(self) -> None:
        super().accept()

    def _refused(self, problem: Refusal | Trouble) -> None:
        self._form.show_error("name", speech.sentence(problem))

    def _free(self) -> dict[str, list[str]]:
        """Return by group the names that can be drawn: nobody's coding is there."""
        taken = {self._texts[one] for one in self._coded if one in self._texts}
        return {
            group: [name for name in names if name not in taken]
            for group, names in self._strata.items()
        }

    def _dealt(self, chosen: list[int], coders: list[int]) -> dict[int, int]:
        wanted = {self._texts[one] for one in chosen}
        groups = {
            group: [name for name in names if name in wanted]
            for group, names in self._strata.items()
        }
        whose = deal(groups, coders, self.seed.value())
        return {one: whose[self._texts[one]] for one in chosen}

    def _add_coder(self) -> None:
        name = self.another.text()
        if name.strip():
            self._hub.do(
                operations.add_coder,
                name=name,
                then=lambda coder: self._added(coder, name.strip()),
                otherwise=self._refused,
            )

    def _added(self, coder: int, name: str) -> None:
        self.another.clear()
        self._coders[coder] = name
        add_tick(self.coders, name, coder, ticked=True)

    def _chosen_by_hand(self) -> None:
        self._drawn = None
        self._say()

    def _all(self, keys: list[int]) -> None:
        tick(self.texts, keys)
        self._chosen_by_hand()

    def _say(self) -> None:
        texts, coders = ticked(self.texts), ticked(self.coders)
        names = ", ".join(self._coders[one] for one in coders) or self.tr("nobody yet")
        kind = self.kind.currentData()
        words = {
            "independent": self.tr(
                "{coders} each code the same transcripts ({n}); until the round is frozen neither "
                "sees the other's work."
            ),
            "joint": self.tr(
                "{coders} code the transcripts ({n}) together; everybody sees everything."
            ),
            "divided": self.tr(
                "The transcripts ({n}) are dealt out at random, evenly within groups, to "
                "{coders}; each codes a part."
            ),
        }[kind]
        said = words.format(coders=names, n=number(len(texts)))
        if self._drawn is not None:
            parts = ", ".join(
                self.tr("{group} {n} of {all}").format(
                    group=group or self.tr("no group"), n=number(n), all=number(all_)
                )
                for group, (n, all_) in self._drawn.groups.items()
            )
            drawn = self.tr(" Drawn at random by seed {seed}: {parts}.")
            said += drawn.format(seed=self._drawn.seed, parts=parts)
        if kind == "independent":
            said += self.tr(" The codebook becomes the team's: everyone has it.")
        self.says.setText(said)
        ready = bool(texts) and len(coders) >= (1 if kind == "joint" else 2)
        self.go.setEnabled(ready)
        why = self.tr("Tick transcripts, and two coders (one in a joint round)")
        self.go.setToolTip("" if ready else why)

    def _fill(self) -> None:
        with self._hub.read() as reader:
            people = [row for row in queries.coders(reader) if row.kind == "person"]
            self._coders = {row.id: row.name for row in people}
            self._texts = {row.id: row.name for row in queries.transcripts(reader)}
            self._strata, self._coded = strata(reader), coded(reader)
            versions = queries.codebook_versions(reader)
            n = len(queries.rounds(reader))
        self.name.setText(self.tr("Round {n}").format(n=n + 1))
        self.name.selectAll()
        for coder, name in self._coders.items():
            add_tick(self.coders, name, coder, ticked=len(people) <= 2)
        for text, name in self._texts.items():
            add_tick(self.texts, name, text, ticked=True)
        self.version.addItem(self.tr("As it stands now"), _NOW)
        for version in versions:
            self.version.addItem(version.name, version.id)
        free = sum(len(names) for names in self._free().values())
        self.sample.setRange(1, max(1, free))
        self.sample.setValue(min(6, max(1, free)))
        self.draw_.setEnabled(free > 0)
        self.rest.setVisible(0 < free < len(self._texts))
        words = self.tr("From the transcripts that nobody has coded yet ({n})")
        self.draw_.setToolTip(words.format(n=number(free)))

    def _set_up(self) -> None:
        for kind, words in (
            ("independent", self.tr("Independent: each alone, blind")),
            ("joint", self.tr("Joint: together")),
            ("divided", self.tr("Divided: each a part")),
        ):
            self.kind.addItem(words, kind)
        self.open_codebook.setChecked(True)
        self.seed.setRange(0, 999_999_999)
        self.seed.setValue(_SEED)
        self.another.setPlaceholderText(self.tr("Another coder's name, then Enter"))
        self.another.setAccessibleName(self.tr("Another coder"))
        for field, words in ((self.sample, self.tr("Transcripts")), (self.seed, self.tr("Seed"))):
            field.setAccessibleName(words)
            inset(field)
        self._form.add("name", self.tr("Name"), self.name)
        self._form.add("kind", self.tr("How"), self.kind)
        self._form.add("version", self.tr("Codebook"), self.version)

    def _listen(self) -> None:
        self.coders.itemChanged.connect(lambda _row: self._say())
        self.texts.itemPressed.connect(lambda _row: self._chosen_by_hand())
        self.texts.itemChanged.connect(lambda _row: self._say())
        self.kind.currentIndexChanged.connect(lambda _at: self._say())
        self.another.returnPressed.connect(self._add_coder)
        self.draw_.clicked.connect(self.draw_sample)
        self.all.clicked.connect(lambda: self._all(list(self._texts)))
        self.none.clicked.connect(lambda: self._all([]))
        self.rest.clicked.connect(
            lambda: self._all([one for one in self._texts if one not in self._coded])
        )
        self.go.clicked.connect(self.accept)
        self.back.clicked.connect(self.reject)

    def _lay_out(self) -> None:
        ground = QWidget()
        left = QVBoxLayout(ground)
        margins(left)
        left.setSpacing(space(2))
        for part in (self._form, self.open_codebook, self.without):
            left.addWidget(part)
        left.addWidget(label(self.tr("Coders"), "head"))
        self.coders.setMinimumHeight(theme().px(_CODERS))
        left.addWidget(self.coders, 1)
        left.addWidget(self.another)
        right = QVBoxLayout()
        margins(right)
        right.setSpacing(space(2))
        right.addLayout(
            _line(label(self.tr("Transcripts"), "head"), None, self.rest, self.all, self.none)
        )
        right.addWidget(self.texts, 1)
        drawing = (label(self.tr("Sample of")), self.sample, label(self.tr("by seed")), self.seed)
        right.addLayout(_line(*drawing, None, self.draw_))
        sides = QHBoxLayout()
        margins(sides)
        sides.setSpacing(space(6))
        sides.addWidget(Scrolled(ground), 1)
        sides.addLayout(right, 1)
        column = QVBoxLayout(self)
        column.setSpacing(space(3))
        column.addLayout(sides, 1)
        column.addWidget(hairline())
        column.addWidget(self.says)
        column.addLayout(foot(self.back, self.go))
        self.go.setDefault(True)

    def keyPressEvent(self, event: Any) -> None:
        """Leave Enter in the field of another coder to that field."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.another.hasFocus():
            return
        super().keyPressEvent(event)


def _line(*parts: QWidget | None) -> QHBoxLayout:
    line = QHBoxLayout()
    margins(line)
    line.setSpacing(space(2))
    for part in parts:
        if part is None:
            line.addStretch()
        else:
            line.addWidget(part)
    return line
