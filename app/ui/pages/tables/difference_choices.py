"""Which versions of the codebook are compared, and what the coder has re-checked since."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from app.coding.reports.codebook_difference import DifferenceOptions, compared
from app.coding.rounds.rechecking import Due
from app.models import queries
from app.models.errors import Refusal
from app.models.reader import Reader
from app.ui.team.parts import number
from app.ui.theme import theme
from app.ui.theme.tokens import CONTROL, space
from app.ui.widgets.buttons import button
from app.ui.widgets.look import label, look, margins

_KEY = Qt.ItemDataRole.UserRole
_ROWS = 8  # of the list that are seen without scrolling


class Recheck(NamedTuple):
    """A transcript that the coder has coded before the codebook changed, and how many codes did."""

    transcript: int
    name: str
    codes: int
    done: bool


class DifferenceOffer(NamedTuple):
    """The versions of a project by name, the oldest first, and what is to be re-checked."""

    versions: tuple[str, ...] = ()
    rechecks: tuple[Recheck, ...] = ()


class DifferenceChoices(QWidget):
    """`changed` after a choice, `keep_asked` for a new version, `marked` for a tick."""

    changed = Signal()
    keep_asked = Signal()
    marked = Signal(object, bool)  # transcript, done

    def __init__(self) -> None:
        super().__init__()
        self._offer = DifferenceOffer()
        self._wanted: dict[str, Any] = {}  # chosen in an earlier session
        self.before, self.after = QComboBox(), QComboBox()
        self.keep = button(self.tr("Keep this codebook…"), "", "save")
        self.list = QListWidget()
        self._head = look(label(self.tr("Re-checked by me")), "head")
        self._hint = look(label(), "muted")
        self._hint.setWordWrap(True)
        column = QVBoxLayout(self)
        margins(column)
        column.setSpacing(space(2))
        column.addWidget(look(label(self.tr("Compare")), "head"))
        for box, words in ((self.before, self.tr("The version")), (self.after, self.tr("with"))):
            name = label(words)
            name.setBuddy(box)
            box.setAccessibleName(words)
            box.view().setAccessibleName(words)
            box.activated.connect(self.changed)
            column.addWidget(name)
            column.addWidget(box)
        column.addWidget(self.keep, 0, Qt.AlignmentFlag.AlignLeft)
        for part in (self._head, self._hint, self.list):
            column.addWidget(part)
        self.keep.clicked.connect(self.keep_asked)
        self.list.setAccessibleName(self._head.text())
        self.list.itemChanged.connect(self._mark)
        self.offer(DifferenceOffer())

    def options(self, title: str | None) -> DifferenceOptions:
        """Return which two are compared; None stands for the last version and the present."""
        return DifferenceOptions(self.before.currentData(), self.after.currentData(), title)

    def offer(self, offer: DifferenceOffer) -> None:
        """Offer the versions that there are; what was chosen stays."""
        if offer.versions != self._offer.versions or not self.before.count():
            self._fill(offer.versions)
        self._offer = offer
        self._show_rechecks(offer.rechecks)

    def state(self) -> dict[str, Any]:
        """Return what is chosen, for keeping."""
        return {"before": self.before.currentData(), "after": self.after.currentData()}

    def restore(self, state: Mapping[str, Any]) -> None:
        """Take up what was kept."""
        self._wanted = dict(state)

    def _fill(self, versions: Sequence[str]) -> None:
        held = self.state()
        chosen = {**held, **self._wanted}
        if versions:
            self._wanted = {}
        usual = {"before": self.tr("The one kept last"), "after": self.tr("The present codebook")}
        for key, box in (("before", self.before), ("after", self.after)):
            box.clear()
            box.addItem(usual[key], None)
            for name in reversed(versions):
                box.addItem(name, name)
            box.setCurrentIndex(max(0, box.findData(chosen.get(key))))
        if self.state() != held:
            self.changed.emit()

    def _show_rechecks(self, rechecks: Sequence[Recheck]) -> None:
        self.list.blockSignals(True)
        place = self.list.verticalScrollBar().value()
        row = self.list.currentRow()
        self.list.clear()
        for each in rechecks:
            self._add(each)
        self.list.setCurrentRow(min(row, len(rechecks) - 1))
        self.list.verticalScrollBar().setValue(place)
        self.list.blockSignals(False)
        for part in (self._head, self._hint, self.list):
            part.setVisible(bool(rechecks))
        rows = min(len(rechecks), _ROWS)
        self.list.setFixedHeight(rows * theme().px(CONTROL) + 2 * self.list.frameWidth())
        left = sum(not each.done for each in rechecks)
        words = self.tr(
            "{n} of {all} still to read. A tick holds until the codebook changes again."
        )
        self._hint.setText(words.format(n=number(left), all=number(len(rechecks))))

    def _add(self, each: Recheck) -> None:
        words = self.tr("{name} · 1 code") if each.codes == 1 else self.tr("{name} · {n} codes")
        item = QListWidgetItem(words.format(name=each.name, n=number(each.codes)), self.list)
        item.setData(_KEY, each.transcript)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(Qt.CheckState.Checked if each.done else Qt.CheckState.Unchecked)

    def _mark(self, item: QListWidgetItem) -> None:
        done = item.checkState() == Qt.CheckState.Checked
        self.marked.emit(int(item.data(_KEY)), done)


def difference_offer(reader: Reader, options: DifferenceOptions | None) -> DifferenceOffer:
    """Return what there is to choose from and to tick for the coder who asks."""
    versions = tuple(row.name for row in queries.codebook_versions(reader))
    try:
        found = compared(reader, options)
    except Refusal:
        return DifferenceOffer(versions)
    mine = (one for dues in found.due.values() for one in dues if one.coder == reader.viewer.coder)
    names = {row.id: row.name for row in queries.transcripts(reader)}
    return DifferenceOffer(versions, tuple(_rechecks(mine, names)))


def _rechecks(dues: Iterable[Due], names: Mapping[int, str]) -> Iterable[Recheck]:
    by: defaultdict[int, list[Due]] = defaultdict(list)
    for one in dues:
        by[one.transcript].append(one)
    for text, name in names.items():
        if text in by:
            yield Recheck(text, name, len(by[text]), all(one.done for one in by[text]))
