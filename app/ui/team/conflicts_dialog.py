"""What a merge found changed on both sides, to be decided one by one; each is one step of undo."""

import json
from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QTreeWidgetItem, QVBoxLayout, QWidget
from shiboken6 import isValid

from app.coding import operations
from app.models import queries
from app.models.errors import Refusal, Trouble
from app.models.queries import Conflict
from app.ui import speech
from app.ui.hub import Hub
from app.ui.team.merge_words import kind_of_table
from app.ui.team.parts import foot, number, sentence, table
from app.ui.theme.tokens import space
from app.ui.widgets.dialog import Dialog
from app.words.agreement import word

_ROLE = Qt.ItemDataRole.UserRole


class ConflictsDialog(Dialog):
    """Nothing here needs an OK: what is decided is decided, and can be undone."""

    def __init__(self, parent: QWidget, hub: Hub) -> None:
        super().__init__(parent)
        self._hub = hub
        self._names: Mapping[int, str] = {}
        self.setWindowTitle(self.tr("Changed on both sides"))
        self.want(760, 420)
        self.headline = sentence()
        heads = [self.tr("What"), self.tr("Here"), self.tr("In the copy"), self.tr("Decided")]
        self.list = table(self.windowTitle(), heads, (210, 200, 200))
        self.keep = QPushButton(self.tr("Keep what stands here"))
        self.take = QPushButton(self.tr("Take the copy's"))
        self.close_ = QPushButton(self.tr("Close"))
        self.problem = sentence("", "error")
        self._lay_out()
        self.keep.clicked.connect(lambda: self._decide("ours"))
        self.take.clicked.connect(lambda: self._decide("theirs"))
        self.close_.clicked.connect(self.reject)
        self.list.currentItemChanged.connect(lambda _now, _was: self._enable())
        hub.changed.connect(self._fill)
        hub.coder_changed.connect(self._fill)
        self._fill()

    def _decide(self, take: str) -> None:
        item = self.list.currentItem()
        if item is not None:
            self._hub.do(
                operations.decide_conflict,
                conflict=item.data(0, _ROLE).id,
                take=take,
                otherwise=self._refused,
            )

    def _refused(self, problem: Refusal | Trouble) -> None:
        self.problem.setText(speech.sentence(problem))
        self.problem.show()

    def _fill(self, _changes: object = None) -> None:
        if not isValid(self):
            return
        held = self.list.currentItem()
        at = 0 if held is None else self.list.indexOfTopLevelItem(held)
        with self._hub.read() as reader:
            rows = queries.conflicts(reader)
            self._names = _names_of(reader)
            blind = bool(reader.viewer.hidden)
        self.problem.hide()
        self.list.clear()
        self.list.addTopLevelItems([self._item(row) for row in rows])
        left = sum(row.decided is None for row in rows)
        words = self.tr("To decide: {n} of {all}.").format(n=number(left), all=number(len(rows)))
        if blind:
            words = self.tr("What both sides changed is decided when the blind round is over.")
        elif not rows:
            words = self.tr("No merge has found anything that both sides changed.")
        self.headline.setText(words)
        open_ = [n for n, row in enumerate(rows) if row.decided is None]
        later = next((n for n in open_ if n >= at), open_[0] if open_ else at)
        chosen = self.list.topLevelItem(later)
        if chosen is not None:
            self.list.setCurrentItem(chosen)
        self._enable()

    def _item(self, row: Conflict) -> QTreeWidgetItem:
        ours, theirs = json.loads(row.ours or "null"), json.loads(row.theirs or "null")
        decided = {
            "ours": self.tr("kept"),
            "theirs": self.tr("the copy's"),
        }.get(row.decided or "", "")
        cells = [self._what(row, ours, theirs), self._value(row, ours), self._value(row, theirs)]
        item = QTreeWidgetItem([*(" ".join(cell.split()) for cell in cells), decided])
        for column, cell in enumerate(cells):
            item.setToolTip(column, cell)
        item.setData(0, _ROLE, row)
        return item

    def _what(self, row: Conflict, ours: Any, theirs: Any) -> str:
        held = next((one for one in (ours, theirs) if isinstance(one, dict)), {})
        name = self._names.get(row.row) or held.get("name") or held.get("title") or ""
        field = {
            None: "",
            "span": self.tr("boundaries"),
            "gone": self.tr("deleted or merged"),
            "ruling": self.tr("what was decided"),
            "standing": self.tr("which one stands"),
        }.get(row.field, (row.field or "").replace("_", " "))
        return " · ".join(part for part in (kind_of_table(row.tbl), str(name), field) if part)

    def _value(self, row: Conflict, value: Any) -> str:
        if value is None:
            return self.tr("not there") if row.field is None else self.tr("nothing")
        if row.field == "span":
            return f"{value['start']}–{value['end']}"
        if row.field == "ruling":
            told = word(f"ruling-{value['ruling']}")
            return f"{told}: {value['reason']}" if value["reason"] else told
        if isinstance(value, dict):
            shown = value.get("name") or value.get("title") or value.get("text")
            return str(shown) if shown else self.tr("the whole entry")
        return self._names.get(value, str(value)) if isinstance(value, int) else str(value)

    def _enable(self) -> None:
        item = self.list.currentItem()
        decided = item is None or item.data(0, _ROLE).decided is not None
        why = self.tr("Decided already; undo takes a decision back") if item else ""
        for part in (self.keep, self.take):
            part.setEnabled(not decided)
            part.setToolTip(why if decided else "")

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setSpacing(space(3))
        column.addWidget(self.headline)
        column.addWidget(self.list, 1)
        column.addWidget(self.problem)
        column.addLayout(foot(self.close_, left=(self.keep, self.take)))


def _names_of(reader: Any) -> dict[int, str]:
    """Return the names of what a value or row may be: of codes, transcripts, coders, freezes."""
    asked = (queries.codes, queries.categories, queries.transcripts, queries.coders)
    names = {row.id: row.name for ask in asked for row in ask(reader)}
    rounds = {row.id: row.name for row in queries.rounds(reader)}
    frozen = queries.freezes(reader)
    return names | {row.id: f"{rounds[row.round]} ({row.at[:10]})" for row in frozen}
